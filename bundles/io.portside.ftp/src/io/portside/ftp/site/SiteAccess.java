package io.portside.ftp.site;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.event.FtpEventListener;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.session.OpenWatch;
import io.portside.ftp.session.Session;
import io.portside.ftp.session.SessionPool;
import io.portside.ftp.session.SiteRuntime;
import io.portside.ftp.transfer.DataAccess;

/** Sessions and routes of one site, as transfers and listings need them. Thread-safe. */
final class SiteAccess implements DataAccess {
    private final SessionPool pool;
    private final RouteBook book;
    private final RouteFinder finder;
    private final SiteRuntime runtime;
    private final FtpEventListener events;

    SiteAccess(SessionPool pool, RouteBook book, SiteRuntime runtime, FtpEventListener events) {
        this.pool = pool;
        this.book = book;
        this.finder = new RouteFinder(pool, book, runtime, events);
        this.runtime = runtime;
        this.events = events;
    }

    @Override
    public Session borrow(CancelToken cancel) throws FtpException {
        return pool.borrow(cancel);
    }

    @Override
    public void giveBack(Session session) {
        pool.giveBack(session);
    }

    /** A listing that found the route; empty when the route is known and nothing was listed. */
    Optional<List<Doubt>> search(String folder, ListingSink sink, CancelToken cancel) throws FtpException {
        return finder.search(folder, sink, cancel);
    }

    @Override
    public void findRoute(String folder, CancelToken cancel) throws FtpException {
        if (book.inUse().isPresent()) {
            return;
        }
        // A drop box takes files and shows none. Any listing teaches the route, and where none is allowed the transfer
        // itself has to: into a temporary name, so that it can spoil nothing.
        for (String candidate : candidates(folder, cancel)) {
            try {
                finder.search(candidate, ListingSink.none(), cancel);
                return;
            } catch (CommandRefusedException e) {
                cancel.check();
            }
        }
    }

    private Set<String> candidates(String folder, CancelToken cancel) throws FtpException {
        Session session = pool.borrow(cancel);
        try {
            return new LinkedHashSet<>(List.of(folder, session.facts().home(), "/"));
        } finally {
            pool.giveBack(session);
        }
    }

    @Override
    public Route route(Session session) {
        return book.inUse().orElseGet(() -> book.plan(session, pool.single()).get(0));
    }

    @Override
    public OpenWatch watch() {
        return OpenWatch.of(HedgeTiming.KNOWN_ROUTE);
    }

    @Override
    public void routeFailed(Session session, RouteFailure failure) {
        events.on(new FtpEvent.RouteFailed(runtime.now(), session.number(), failure));
        book.failed(session.place(), failure);
    }
}
