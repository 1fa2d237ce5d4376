package io.portside.ftp.transfer;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.BadArgumentException;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.LocalFailureException;
import io.portside.ftp.error.NoRouteException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.SourceChangedException;
import io.portside.ftp.error.TargetExistsException;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.error.VerificationFailedException;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.session.Pause;
import io.portside.ftp.session.Session;
import io.portside.ftp.session.SiteRuntime;
import io.portside.ftp.session.TimeLimit;
import io.portside.ftp.setting.TransferSettings;

/**
 * One upload: STOR into a hidden name in the target's folder, size check, modification time, rename. At every moment the
 * final name is absent, the old file, or the whole new one. A transfer that breaks is repeated, from where it broke if
 * the server can (REST), under another hidden name where the server may still come to a STOR of a session that was lost.
 * Used once, on one thread.
 */
public final class AtomicUpload {
    private static final List<Duration> BACKOFF = List.of(Duration.ofMillis(250), Duration.ofSeconds(1),
            Duration.ofSeconds(3));
    private static final int ROUTE_ROUNDS = 3;
    /** From this size on a taken name is found out before the bytes are sent; below, the round trip costs as much. */
    private static final long EARLY_CHECK = 1 << 20;
    private static final long CONFIRMED_TAIL = 1 << 12;
    private static final Duration CLEANUP_LIMIT = Duration.ofSeconds(5);

    private final DataAccess access;
    private final SiteRuntime runtime;
    private final HeldSession held;
    private final TransferSettings settings;
    private final String path;
    private final PartFiles parts;
    private final UploadJournal journal;
    private final ContentSource source;
    private final TransferProgress progress;
    private final CancelToken cancel;
    private long size;
    private Optional<Instant> modified = Optional.empty();
    private long told;
    private boolean replace;
    private boolean doubted;
    private final boolean text;
    private Session.Landing landing;

    /** @param account as in {@link Leftover} */
    public AtomicUpload(DataAccess access, SiteRuntime runtime, TransferSettings settings, UploadJournal journal,
            String account, String path, ContentSource source, TransferProgress progress, CancelToken cancel) {
        this.access = access;
        this.runtime = runtime;
        this.held = new HeldSession(access);
        this.settings = settings;
        this.path = path;
        this.journal = journal;
        this.parts = new PartFiles(journal, account, RemotePath.parent(path));
        this.source = source;
        this.text = settings.text(RemotePath.name(path));
        this.progress = progress;
        this.cancel = cancel;
    }

    /**
     * Uploads.
     *
     * @return whether the server keeps the source's modification time
     * @throws FtpException {@link TargetExistsException}, {@link SourceChangedException},
     *         {@link LocalFailureException} for a source that cannot be read, {@link VerificationFailedException}, and
     *         what the server or the network did; in each case nothing changed under the final name
     */
    public boolean run(boolean replaces) throws FtpException {
        replace = replaces;
        Optional<FinalRename> renaming = Optional.empty();
        boolean done = false;
        try {
            size = measured();
            modified = modified();
            access.findRoute(RemotePath.parent(path), cancel);
            if (!replace && size >= EARLY_CHECK
                    && held.repeated(cancel, session -> session.stat(path, cancel)).isPresent()) {
                throw new TargetExistsException(path);
            }
            send();
            cancel.check();
            FinalRename rename = new FinalRename(held, runtime, journal, parts.current(), path, size);
            renaming = Optional.of(rename);
            rename.run(replace, landing, cancel);
            done = true;
            requireName();
            return landing.timeKept();
        } finally {
            if (parts.begun()) {
                clearUp(done, renaming);
            }
            held.close();
        }
    }

    /** As far as that is possible now; what is left is told. */
    private void clearUp(boolean done, Optional<FinalRename> rename) {
        Optional<Leftover.Swap> swap = rename.flatMap(FinalRename::unsettled);
        boolean aside = rename.filter(FinalRename::oldIsAside).isPresent();
        List<String> paths = new ArrayList<>(parts.former());
        if (!done && !aside) {
            paths.add(parts.path());
        }
        boolean gone = removed(paths) && !aside;
        parts.ended(done || gone, swap, runtime.now());
    }

    /** Sends until the temporary file has the source's size. */
    private void send() throws FtpException {
        List<RouteFailure> routeFailures = new ArrayList<>();
        int broken = 0;
        boolean fromStart = true;
        while (true) {
            try {
                sendOnce(fromStart);
                return;
            } catch (RouteFailedException e) {
                routeFailures.add(e.failure());
                if (routeFailures.size() == ROUTE_ROUNDS) {
                    throw new NoRouteException(routeFailures);
                }
                held.close();
                access.findRoute(RemotePath.parent(path), cancel);
            } catch (TransferBrokenException | SessionLostException | VerificationFailedException e) {
                held.close();
                cancel.check();
                if (broken == BACKOFF.size()) {
                    throw e;
                }
                doubted = true;
                Pause.of(BACKOFF.get(broken++), runtime, cancel);
                // A wrong size after a 226 is not to be built upon.
                fromStart = text || e instanceof VerificationFailedException;
            }
        }
    }

    private void sendOnce(boolean fromStart) throws FtpException {
        Session session = held.get(cancel);
        long offset = offset(session, fromStart);
        tell(offset - told);
        try {
            store(session, offset);
            OptionalLong there = landing.size().isPresent()
                    ? OptionalLong.of(landing.size().get())
                    : sizeWithoutSize(session);
            if (!text && there.isPresent() && there.getAsLong() != size) {
                throw new VerificationFailedException(parts.path(), size, there.getAsLong());
            }
            if (!text && settings.verify().checksum(doubted, size)) {
                verify(session);
            }
        } catch (RouteFailedException e) {
            access.routeFailed(session, e.failure());
            throw e;
        }
    }

    /** Where to begin, and under which name. */
    private long offset(Session session, boolean fromStart) throws FtpException {
        if (!parts.doubtful()) {
            return fromStart ? 0 : arrived(session);
        }
        Optional<String> former = parts.renew();
        if (fromStart || former.isEmpty()) {
            return 0;
        }
        parts.renaming();
        try {
            asked(session, () -> {
                session.rename(former.get(), parts.path(), cancel);
                return true;
            });
        } catch (CommandRefusedException e) {
            // Nothing of it is there, or not yet.
            return 0;
        }
        return arrived(session);
    }

    /** Asks for something that is done late, if at all, when the session is lost. */
    private <T> T asked(Session session, Asking<T> asking) throws FtpException {
        boolean answered = false;
        try {
            T answer = asking.ask();
            answered = true;
            return answer;
        } finally {
            if (answered || session.usable()) {
                parts.answered();
            }
        }
    }

    @FunctionalInterface
    private interface Asking<T> {
        T ask() throws FtpException;
    }

    private void store(Session session, long offset) throws FtpException {
        Session.Delivery delivery = new Session.Delivery(parts.path(), offset, size, text, modified,
                replace ? Optional.empty() : Optional.of(path));
        long sent;
        try (ReadableByteChannel bytes = new MeasuredSource(source.open(offset), size - offset)) {
            parts.storing();
            sent = offset + asked(session, () -> send(session, delivery, bytes));
        } catch (FtpException e) {
            throw e;
        } catch (IOException e) {
            throw new LocalFailureException(0, e);
        }
        long now = measured();
        if (sent != size || now != size || !modified().equals(modified)) {
            throw new SourceChangedException(path, size, now != size ? now : sent);
        }
    }

    /** Returns the bytes of the source that were sent. */
    private long send(Session session, Session.Delivery delivery, ReadableByteChannel bytes) throws FtpException {
        if (!text) {
            landing = session.deliver(delivery, bytes, access.route(session), access.watch(), this::tell, cancel);
            return landing.moved();
        }
        try (NetworkText wire = new NetworkText(bytes)) {
            // Told is what was read, not what came of it.
            landing = session.deliver(delivery, wire, access.route(session), access.watch(),
                    moved -> tell(Math.min(size, wire.consumed()) - told), cancel);
            return wire.consumed();
        } catch (FtpException e) {
            throw e;
        } catch (IOException e) {
            throw new LocalFailureException(told, e);
        }
    }

    /**
     * What of a broken transfer can be built upon: the size of the temporary file, asked for at this moment. Never the
     * whole: a server that took every byte and then said 451 or 552 has not confirmed them, so the end is sent again.
     */
    private long arrived(Session session) throws FtpException {
        boolean restarts = session.facts().features().getOrDefault("REST", "").toUpperCase(Locale.ROOT)
                .contains("STREAM");
        long there = restarts ? session.size(parts.path(), cancel).orElse(0L) : 0;
        long now = measured();
        if (now != size || !modified().equals(modified)) {
            throw new SourceChangedException(path, size, now);
        }
        return there < size ? there : there == size ? Math.max(0, size - CONFIRMED_TAIL) : 0;
    }

    /** Compares the content by a checksum, where the server offers one; before the rename, so that no name gets a wrong one. */
    private void verify(Session session) throws FtpException {
        noLongerRenaming();
        Optional<FileHash> there = session.hash(parts.path(), size, cancel);
        if (there.isEmpty()) {
            return;
        }
        FileHash here;
        try (ReadableByteChannel bytes = source.open(0)) {
            here = FileHash.of(there.get().algorithm(), bytes);
        } catch (IOException e) {
            throw new LocalFailureException(told, e);
        }
        if (!here.equals(there.get())) {
            throw new VerificationFailedException(parts.path(), size, here, there.get());
        }
    }

    /** Whatever RNFR prepared is over when something else is asked. */
    private void noLongerRenaming() {
        landing = new Session.Landing(landing.moved(), landing.size(), landing.timeKept(), landing.taken(), false);
    }

    /**
     * Apache FtpServer strips spaces off the ends of a name, in the question whether it is there too; only a listing shows
     * what it is called. Other names are looked at by {@link FinalRename}.
     */
    private void requireName() throws FtpException {
        String name = RemotePath.name(path);
        if (name.equals(name.strip())) {
            return;
        }
        try {
            boolean there = held.repeated(cancel,
                    session -> session.list(RemotePath.parent(path), access.route(session), access.watch(), cancel))
                    .entries().stream().anyMatch(entry -> entry.name().equals(name));
            if (!there) {
                throw new BadArgumentException(name, "the server gave the file another name");
            }
        } catch (CommandRefusedException e) {
            // A drop box shows nothing; then there is nothing to be found out.
        }
    }

    /** MLST, else a listing; empty where the server has no way to tell, and the 226 has to do. */
    private OptionalLong sizeWithoutSize(Session session) throws FtpException {
        noLongerRenaming();
        Optional<RemoteEntry> entry = session.stat(parts.path(), cancel);
        if (entry.isPresent() && entry.get().size().isPresent()) {
            return entry.get().size();
        }
        String folder = RemotePath.parent(parts.path());
        String name = RemotePath.name(parts.path());
        return session.list(folder, access.route(session), access.watch(), cancel).entries().stream()
                .filter(listed -> listed.name().equals(name)).findFirst().map(RemoteEntry::size)
                .orElse(OptionalLong.empty());
    }

    /** On a fresh session where the old one is gone, for a short while, and whatever happens is not the caller's problem. */
    private boolean removed(List<String> paths) {
        if (paths.isEmpty()) {
            return true;
        }
        try (TimeLimit limit = new TimeLimit(runtime, CLEANUP_LIMIT, CancelToken.never())) {
            boolean all = true;
            for (String path : paths) {
                all &= removed(path, limit.token());
            }
            return all;
        } catch (FtpException e) {
            // The first error is the one that counts; the journal knows of the rest.
            return false;
        }
    }

    /** Returns whether nothing is there. */
    private boolean removed(String path, CancelToken limit) throws FtpException {
        return held.repeated(limit, session -> {
            try {
                session.deleteFile(path, limit);
                return true;
            } catch (CommandRefusedException e) {
                return session.stat(path, limit).isEmpty();
            }
        });
    }

    private void tell(long bytes) {
        if (bytes != 0) {
            told += bytes;
            progress.moved(bytes);
        }
    }

    private long measured() throws LocalFailureException {
        try {
            return source.size();
        } catch (IOException e) {
            throw new LocalFailureException(told, e);
        }
    }

    private Optional<Instant> modified() throws LocalFailureException {
        try {
            return source.modified();
        } catch (IOException e) {
            throw new LocalFailureException(told, e);
        }
    }
}
