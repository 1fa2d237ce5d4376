package io.portside.ftp.site;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.LocalFailureException;
import io.portside.ftp.error.NoRouteException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TargetExistsException;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.event.FtpEventListener;
import io.portside.ftp.listing.EntryKind;
import io.portside.ftp.listing.ListingCollector;
import io.portside.ftp.listing.ListingRow;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.route.RouteStatus;
import io.portside.ftp.session.OpenWatch;
import io.portside.ftp.session.Pause;
import io.portside.ftp.session.Session;
import io.portside.ftp.session.SessionOpener;
import io.portside.ftp.session.SessionPool;
import io.portside.ftp.session.SiteRuntime;
import io.portside.ftp.transfer.DataAccess;
import io.portside.ftp.transfer.FileHash;
import io.portside.ftp.transfer.LocalText;
import io.portside.ftp.transfer.RemotePath;
import io.portside.ftp.transfer.TransferProgress;

/**
 * The operations of a site over its pool, repeated where that is safe: what only reads is repeated once when its session
 * was lost; what changes something is looked at first. Thread-safe.
 */
public final class SiteOperations {
    /** How often the route may turn out wrong under one operation. */
    private static final int ROUTE_ROUNDS = 3;

    private final SessionPool pool;
    private final RouteBook book;
    private final SiteAccess access;
    private final SiteRuntime runtime;

    public SiteOperations(FtpSiteSettings settings, SessionOpener opener, RouteMemory memory, FtpEventListener events,
            SiteRuntime runtime) {
        this.runtime = runtime;
        this.pool = new SessionPool(opener, settings.maxSessions(), memory, runtime);
        this.book = new RouteBook(settings, memory, runtime, events);
        this.access = new SiteAccess(pool, book, runtime, events);
    }

    /** For uploads. */
    public DataAccess access() {
        return access;
    }

    /** Never blocks. */
    public RouteStatus routeStatus() {
        return book.status();
    }

    /** See {@link io.portside.ftp.FtpSite#expect}. */
    public void expect(int calls) {
        pool.expect(calls);
    }

    public String home(CancelToken cancel) throws FtpException {
        return repeated(cancel, session -> session.facts().home());
    }

    public RemoteListing list(String path, CancelToken cancel) throws FtpException {
        ListingCollector collector = new ListingCollector();
        List<Doubt> doubts = list(path, collector, cancel);
        return collector.listing(path, doubts);
    }

    /** See {@link io.portside.ftp.FtpSite#list(String, ListingSink, CancelToken)}. */
    public List<Doubt> list(String path, ListingSink sink, CancelToken cancel) throws FtpException {
        Optional<List<Doubt>> found = access.search(path, sink, cancel);
        if (found.isPresent()) {
            return found.get();
        }
        DataTask<List<Doubt>> task = (session, route, watch) -> session.listQuickly(path, route, watch, sink,
                cancel);
        try {
            return overRoute(path, cancel, task);
        } catch (SessionLostException | TransferBrokenException e) {
            cancel.check();
            return overRoute(path, cancel, task);
        }
    }

    /** See {@link io.portside.ftp.FtpSite#list(ListingRow, CancelToken)}. */
    public void list(ListingRow row, CancelToken cancel) throws FtpException {
        Optional<String> first = row.next();
        while (first.isPresent() && book.inUse().isEmpty()) {
            // Only a listing by itself may search for a route.
            row.listed(first.get(), list(first.get(), row.sink(first.get()), cancel));
            first = row.next();
        }
        if (first.isPresent()) {
            Session session = access.borrow(cancel);
            try {
                session.listRow(first.get(), row, access.route(session), access.watch(), cancel);
            } catch (OperationCancelledException e) {
                throw e;
            } catch (FtpException e) {
                // The first folder that is listed by itself will tell, and finds another route where it has to.
            } finally {
                access.giveBack(session);
            }
        }
    }

    public Optional<RemoteEntry> stat(String path, CancelToken cancel) throws FtpException {
        return repeated(cancel, session -> session.stat(path, cancel));
    }

    /** See {@link io.portside.ftp.FtpSite#retrieve}. */
    public long retrieve(String path, long offset, WritableByteChannel sink, TransferProgress progress,
            CancelToken cancel) throws FtpException {
        return retrieve(path, sink, cancel, counting -> (session, route, watch) -> session.retrieve(path, offset,
                counting, route, watch, progress, cancel));
    }

    /** In ASCII type, with the line ends of this computer. */
    public long retrieveText(String path, WritableByteChannel sink, TransferProgress progress, CancelToken cancel)
            throws FtpException {
        try (LocalText text = new LocalText(sink, System.lineSeparator().getBytes(StandardCharsets.US_ASCII))) {
            long moved = retrieve(path, text, cancel, counting -> (session, route, watch) -> session
                    .retrieveText(path, counting, route, watch, progress, cancel));
            text.finish();
            return moved;
        } catch (FtpException e) {
            throw e;
        } catch (IOException e) {
            throw new LocalFailureException(0, e);
        }
    }

    private long retrieve(String path, WritableByteChannel sink, CancelToken cancel,
            Function<CountingSink, DataTask<Long>> tasks) throws FtpException {
        try (CountingSink counting = new CountingSink(sink)) {
            DataTask<Long> task = tasks.apply(counting);
            String folder = RemotePath.parent(path);
            try {
                return overRoute(folder, cancel, task);
            } catch (SessionLostException first) {
                cancel.check();
                counting.refuseRepeat(first);
            }
            try {
                return overRoute(folder, cancel, task);
            } catch (SessionLostException second) {
                counting.refuseRepeat(second);
                throw second;
            }
        }
    }

    public Optional<FileHash> hash(String path, long size, CancelToken cancel) throws FtpException {
        return repeated(cancel, session -> session.hash(path, size, cancel));
    }

    public boolean setModified(String path, Instant time, CancelToken cancel) throws FtpException {
        return repeated(cancel, session -> session.setModified(path, time, cancel));
    }

    public void makeFolder(String path, CancelToken cancel) throws FtpException {
        changing(cancel, session -> session.makeFolder(path, cancel),
                session -> session.stat(path, cancel).filter(entry -> entry.kind() == EntryKind.FOLDER).isPresent());
    }

    public void removeFolder(String path, CancelToken cancel) throws FtpException {
        changing(cancel, session -> session.removeFolder(path, cancel),
                session -> session.stat(path, cancel).isEmpty());
    }

    public void deleteFile(String path, CancelToken cancel) throws FtpException {
        changing(cancel, session -> session.deleteFile(path, cancel), session -> session.stat(path, cancel).isEmpty());
    }

    /** See {@link io.portside.ftp.FtpSite#rename}. */
    public void rename(String from, String to, CancelToken cancel) throws FtpException {
        boolean caseOnly = from.equalsIgnoreCase(to) && !from.equals(to);
        if (caseOnly ? listed(to, cancel) : stat(to, cancel).isPresent()) {
            throw new TargetExistsException(to);
        }
        changing(cancel, session -> session.rename(from, to, cancel),
                session -> session.stat(from, cancel).isEmpty() && session.stat(to, cancel).isPresent());
    }

    /** Where a server does not tell upper from lower case, a question for the new name finds the old one. */
    private boolean listed(String path, CancelToken cancel) throws FtpException {
        String name = RemotePath.name(path);
        return list(RemotePath.parent(path), cancel).entries().stream().anyMatch(entry -> entry.name().equals(name));
    }

    public void close() {
        pool.close();
    }

    /** One operation on one session. */
    @FunctionalInterface
    private interface Task<T> {
        T on(Session session) throws FtpException;
    }

    /** One change on one session. */
    @FunctionalInterface
    private interface Change {
        void on(Session session) throws FtpException;
    }

    /** One operation that moves data. */
    @FunctionalInterface
    private interface DataTask<T> {
        T over(Session session, Route route, OpenWatch watch) throws FtpException;
    }

    private <T> T once(CancelToken cancel, Task<T> task) throws FtpException {
        Session session = access.borrow(cancel);
        try {
            return task.on(session);
        } finally {
            access.giveBack(session);
        }
    }

    private <T> T repeated(CancelToken cancel, Task<T> task) throws FtpException {
        try {
            return once(cancel, task);
        } catch (SessionLostException e) {
            cancel.check();
            return once(cancel, task);
        }
    }

    /** A change whose session was lost may have happened, or happen still: {@code done} looks, and only if not it is made again. */
    private void changing(CancelToken cancel, Change change, Task<Boolean> done) throws FtpException {
        Task<Boolean> task = session -> {
            change.on(session);
            return true;
        };
        try {
            once(cancel, task);
        } catch (SessionLostException e) {
            Pause.afterLoss(runtime, cancel);
            if (repeated(cancel, done)) {
                return;
            }
            try {
                once(cancel, task);
            } catch (CommandRefusedException refused) {
                if (!repeated(cancel, done)) {
                    throw refused;
                }
            }
        }
    }

    private <T> T overRoute(String folder, CancelToken cancel, DataTask<T> task) throws FtpException {
        List<RouteFailure> failures = new ArrayList<>();
        while (true) {
            access.findRoute(folder, cancel);
            Session session = access.borrow(cancel);
            try {
                return task.over(session, access.route(session), access.watch());
            } catch (RouteFailedException e) {
                access.routeFailed(session, e.failure());
                failures.add(e.failure());
                if (failures.size() == ROUTE_ROUNDS) {
                    throw new NoRouteException(failures);
                }
            } finally {
                access.giveBack(session);
            }
        }
    }
}
