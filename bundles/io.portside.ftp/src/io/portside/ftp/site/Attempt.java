package io.portside.ftp.site;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.RemoteListing;
import io.portside.ftp.route.Route;
import io.portside.ftp.session.OpenWatch;
import io.portside.ftp.session.Session;

/**
 * One try to list a folder over one route, on a session and a thread of its own. Tells the search how it goes; the fields
 * that change belong to the search's thread.
 */
final class Attempt implements OpenWatch {
    private final Session session;
    private final Route route;
    private final int rank;
    private final boolean repeated;
    private final boolean gentle;
    private final Duration budget;
    private final long startedAt;
    private final CancelToken cancel = new CancelToken();
    private final BiConsumer<Attempt, Report> reports;
    private boolean open;

    /**
     * @param rank     the route's place in the plan, from 0
     * @param repeated this route was tried once before and its session was lost
     * @param gentle   there may be no other session after this one
     */
    Attempt(Session session, Route route, int rank, boolean repeated, boolean gentle, Duration budget, long startedAt,
            BiConsumer<Attempt, Report> reports) {
        this.session = session;
        this.route = route;
        this.rank = rank;
        this.repeated = repeated;
        this.gentle = gentle;
        this.budget = budget;
        this.startedAt = startedAt;
        this.reports = reports;
    }

    /** What an attempt has to tell; listing and failure end it. */
    record Report(Optional<RemoteListing> listing, Optional<FtpException> failure) {
        private static final Report OPENED = new Report(Optional.empty(), Optional.empty());

        boolean opened() {
            return this == OPENED;
        }
    }

    /** Lists; blocks. */
    void run(String path) {
        try {
            RemoteListing listing = session.list(path, route, this, cancel);
            reports.accept(this, new Report(Optional.of(listing), Optional.empty()));
        } catch (FtpException e) {
            reports.accept(this, new Report(Optional.empty(), Optional.of(e)));
        }
    }

    /** Ends it early, and lets it report; the session survives where that is possible. */
    void release() {
        cancel.cancel();
    }

    /** Ends it early with its session, whatever it waits for. */
    void abandon() {
        cancel.cancel();
        session.close();
    }

    @Override
    public Duration budget() {
        return budget;
    }

    @Override
    public boolean gentle() {
        return gentle;
    }

    @Override
    public void opened(Duration waited) {
        reports.accept(this, Report.OPENED);
    }

    Session session() {
        return session;
    }

    Route route() {
        return route;
    }

    int rank() {
        return rank;
    }

    boolean repeated() {
        return repeated;
    }

    long startedAt() {
        return startedAt;
    }

    boolean open() {
        return open;
    }

    void markOpen() {
        open = true;
    }
}
