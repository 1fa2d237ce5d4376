package io.portside.ftp.site;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.route.Route;
import io.portside.ftp.session.Inbox;
import io.portside.ftp.session.OpenWatch;
import io.portside.ftp.session.Session;

/**
 * One try to list a folder over one route, on a session and a thread of its own. Tells the search how it goes; the fields
 * that change belong to the search's thread.
 */
final class Attempt implements OpenWatch, ListingSink {
    private static final Duration LONG = Duration.ofHours(1);

    private final Session session;
    private final Route route;
    private final int rank;
    private final boolean repeated;
    private final boolean gentle;
    private final Duration budget;
    private final long startedAt;
    private final CancelToken cancel = new CancelToken();
    private final Inbox<Boolean> taken;
    private final BiConsumer<Attempt, Report> reports;
    private boolean open;

    /**
     * @param rank     the route's place in the plan, from 0
     * @param repeated this route was tried once before and its session was lost
     * @param gentle   there may be no other session after this one
     * @param taken    for {@link #taken()}
     */
    Attempt(Session session, Route route, int rank, boolean repeated, boolean gentle, Duration budget, long startedAt,
            Inbox<Boolean> taken, BiConsumer<Attempt, Report> reports) {
        this.session = session;
        this.route = route;
        this.rank = rank;
        this.repeated = repeated;
        this.gentle = gentle;
        this.budget = budget;
        this.startedAt = startedAt;
        this.taken = taken;
        this.reports = reports;
    }

    /** What an attempt has to tell. */
    sealed interface Report {
        /** The data connection stands. */
        record Opened() implements Report {}

        /** Entries, which wait until {@link Attempt#taken()} is called. */
        record Entries(List<RemoteEntry> batch) implements Report {}

        /** The entries so far are void. */
        record TakenBack() implements Report {}

        /** The listing is at its end; the attempt, too. */
        record Listed(List<Doubt> doubts) implements Report {}

        /** It failed; the attempt is at its end. */
        record Failed(FtpException why) implements Report {}

        /** Whether the session is free again. */
        default boolean last() {
            return this instanceof Listed || this instanceof Failed;
        }
    }

    /** Lists; blocks. */
    void run(String path) {
        try (CancelToken.Registration ignored = cancel.onCancel(this::taken)) {
            reports.accept(this, new Report.Listed(session.list(path, route, this, this, cancel)));
        } catch (FtpException e) {
            reports.accept(this, new Report.Failed(e));
        }
    }

    /** One batch at a time, so that a fast server cannot fill the memory of a slow reader. */
    @Override
    public void entries(List<RemoteEntry> batch) throws FtpException {
        reports.accept(this, new Report.Entries(batch));
        while (taken.poll(LONG).isEmpty()) {
            cancel.check();
        }
        cancel.check();
    }

    @Override
    public void takenBack() {
        reports.accept(this, new Report.TakenBack());
    }

    /** The batch told last is done with. Any thread. */
    void taken() {
        taken.post(true);
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
        reports.accept(this, new Report.Opened());
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
