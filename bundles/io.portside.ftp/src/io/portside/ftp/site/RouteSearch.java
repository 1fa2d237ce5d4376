package io.portside.ftp.site;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.NoRouteException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TooManySessionsException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.event.FtpEventListener;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.route.FailureClassifier;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteFailure.Evidence;
import io.portside.ftp.route.SiteOnNetwork;
import io.portside.ftp.session.Inbox;
import io.portside.ftp.session.Session;
import io.portside.ftp.session.SessionPool;
import io.portside.ftp.session.SiteRuntime;

/**
 * One search for a route that works, by listing a folder. The routes of the plan are tried in order; a route that fails
 * is followed by the next at once, a route that stays silent by the next on a second session beside it (the hedge). The
 * first listing that comes is the answer. What is still silent then runs on until its budget ends, on its own thread:
 * when it answers after all, it was slow and no victim of a firewall.
 *
 * <p>The caller's thread runs the search; attempts and logins run on threads of their own and report to its inbox. All
 * fields but {@code settled} belong to the caller's thread.
 */
final class RouteSearch {
    /** So that attempts whose budget ends with the search can say themselves how they ended. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private final SessionPool pool;
    private final RouteBook book;
    private final SiteRuntime runtime;
    private final FtpEventListener events;
    private final String path;
    private final CancelToken cancel;
    private final Inbox<Signal> inbox;
    private final CancelToken logins = new CancelToken();

    private final Deque<Planned> left = new ArrayDeque<>();
    private final List<Attempt> running = new ArrayList<>();
    private final SortedMap<Integer, RouteFailure> failures = new TreeMap<>();
    private Optional<FtpException> lost = Optional.empty();
    private Optional<FtpException> noSession = Optional.empty();
    private Optional<Session> spare = Optional.empty();
    private boolean spareComing;
    private boolean noRoom;
    private SiteOnNetwork place = new SiteOnNetwork("", "");
    private long deadline;
    private long spareFrom;
    private Duration roundTrip = Duration.ZERO;
    private final FirstRows rows;
    private final List<Attempt> overtaken = new ArrayList<>();
    private int winner = -1;
    /** Guarded by this: from now on nobody reads the inbox. */
    private boolean settled;

    RouteSearch(SessionPool pool, RouteBook book, SiteRuntime runtime, FtpEventListener events, String path,
            ListingSink sink, CancelToken cancel) {
        this.pool = pool;
        this.book = book;
        this.runtime = runtime;
        this.events = events;
        this.path = path;
        this.rows = new FirstRows(sink);
        this.cancel = cancel;
        this.inbox = runtime.inbox();
    }

    /** A route that is still to be tried. */
    private record Planned(Route route, int rank, boolean repeated) {}

    /** What the search's thread is told. */
    private sealed interface Signal {
        record Told(Attempt by, Attempt.Report report) implements Signal {}

        record SessionCame(Optional<Session> session) implements Signal {}

        record SessionFailed(FtpException why) implements Signal {}

        record Wake() implements Signal {}
    }

    /**
     * Searches, beginning on {@code first}, which the search gives back to the pool. The entries of the listing that is
     * the answer go to the sink, on this thread.
     *
     * @return why the listing may not be complete
     * @throws FtpException {@link NoRouteException} when every route failed; else what the server said to the listing
     */
    List<Doubt> run(Session first) throws FtpException {
        // Not earlier: a login may have waited for a person to type a password.
        deadline = runtime.nanos() + HedgeTiming.SEARCH.toNanos();
        spareFrom = runtime.nanos();
        roundTrip = first.facts().roundTrip();
        place = first.place();
        for (Route route : book.plan(first, pool.single())) {
            left.add(new Planned(route, left.size(), false));
        }
        launch(first);
        try (CancelToken.Registration ignored = cancel.onCancel(() -> inbox.post(new Signal.Wake()))) {
            while (true) {
                Optional<Signal> signal = inbox.poll(untilNextStep());
                cancel.check();
                Optional<List<Doubt>> answer = signal.isPresent() ? take(signal.get()) : Optional.empty();
                if (answer.isPresent()) {
                    return answer.get();
                }
                step();
            }
        } finally {
            settle();
        }
    }

    private Optional<List<Doubt>> take(Signal signal) throws FtpException {
        if (signal instanceof Signal.Told told) {
            return hear(told.by(), told.report());
        }
        if (signal instanceof Signal.SessionCame came) {
            spareComing = false;
            spare = came.session();
            noRoom = spare.isEmpty();
            spareFrom = runtime.nanos() + (noRoom ? HedgeTiming.SESSION_RETRY.toNanos() : 0);
        } else if (signal instanceof Signal.SessionFailed failed) {
            spareComing = false;
            noRoom = true;
            spareFrom = runtime.nanos() + HedgeTiming.SESSION_RETRY.toNanos();
            noSession = Optional.of(failed.why());
            if (pool.isClosed() || running.isEmpty() && !passes(failed.why())) {
                throw failed.why();
            }
        }
        return Optional.empty();
    }

    /** Whether it may be the session just closed that the server still counts; many say so in words of their own, or hang up. */
    private static boolean passes(FtpException refusal) {
        return refusal instanceof TooManySessionsException || refusal instanceof SessionLostException
                || refusal instanceof ConnectFailedException failed
                        && failed.kind() == ConnectFailedException.Kind.NO_GREETING;
    }

    private Optional<List<Doubt>> hear(Attempt attempt, Attempt.Report report) throws FtpException {
        if (!running.contains(attempt)) {
            dismiss(attempt, report);
        } else if (report instanceof Attempt.Report.Opened) {
            attempt.markOpen();
        } else if (report instanceof Attempt.Report.Entries entries) {
            rows.entries(attempt, entries.batch());
            attempt.taken();
        } else if (report instanceof Attempt.Report.TakenBack) {
            rows.takenBack(attempt);
        } else if (report instanceof Attempt.Report.Failed failed) {
            running.remove(attempt);
            failed(attempt, failed.why());
        } else if (report instanceof Attempt.Report.Listed listed) {
            running.remove(attempt);
            if (rows.may(attempt)) {
                win(attempt);
                return Optional.of(listed.doubts());
            }
            overtaken.add(attempt);
            pool.giveBack(attempt.session());
        }
        return Optional.empty();
    }

    /** Of an attempt that nobody waits for any more. */
    private void dismiss(Attempt attempt, Attempt.Report report) {
        attempt.taken();
        if (report.last()) {
            pool.giveBack(attempt.session());
        }
    }

    private void win(Attempt attempt) {
        winner = attempt.rank();
        for (Attempt other : running) {
            if (!other.open() && other.rank() < winner) {
                note(other, silence(other));
            }
        }
        book.chosen(attempt.session(), attempt.route(), List.copyOf(failures.values()));
        overtaken.stream().filter(other -> other.rank() < winner)
                .forEach(other -> book.answeredLate(other.session(), other.route(), true));
        pool.giveBack(attempt.session());
    }

    private void failed(Attempt attempt, FtpException failure) throws FtpException {
        Session session = attempt.session();
        switch (FailureClassifier.judge(failure)) {
            case NEXT_ROUTE -> {
                note(attempt, routeFailure(attempt, failure));
                if (session.usable() && !left.isEmpty() && running.stream().noneMatch(Attempt::open)) {
                    launch(session);
                    return;
                }
            }
            case SAME_ROUTE_NEW_SESSION -> {
                if (attempt.repeated()) {
                    // Twice in a row: some firewalls kill the control connection for a PORT they dislike.
                    lost = Optional.of(failure);
                } else {
                    left.addFirst(new Planned(attempt.route(), attempt.rank(), true));
                }
            }
            case RETRY_OR_RESUME -> {
                if (attempt.repeated()) {
                    throw afterReturning(session, failure);
                }
                // It had opened: what it takes has nothing to do with a search for a route.
                deadline = runtime.nanos() + HedgeTiming.SEARCH.toNanos();
                left.addFirst(new Planned(attempt.route(), attempt.rank(), true));
            }
            case FATAL -> throw afterReturning(session, failure);
        }
        pool.giveBack(session);
    }

    private FtpException afterReturning(Session session, FtpException failure) {
        pool.giveBack(session);
        return failure;
    }

    /** Does what is due by now. */
    private void step() throws FtpException {
        if (running.stream().anyMatch(Attempt::open)) {
            return;
        }
        long now = runtime.nanos();
        if (left.isEmpty() && running.isEmpty()) {
            throw nothingWorks();
        }
        if (now - deadline >= GRACE.toNanos()) {
            List.copyOf(running).forEach(this::giveUp);
            throw nothingWorks();
        }
        if (left.isEmpty()) {
            return;
        }
        if (spare.isPresent()) {
            if (running.isEmpty() || now - hedgeAt() >= 0) {
                Session session = spare.get();
                spare = Optional.empty();
                launch(session);
            }
        } else if (!spareComing) {
            if (noRoom && !running.isEmpty() && now - aloneUntil() >= 0) {
                giveUp(running.get(0));
                spareFrom = now;
            }
            if (now - spareAt() >= 0) {
                fetchSpare();
            }
        }
    }

    private Duration untilNextStep() {
        if (running.stream().anyMatch(Attempt::open)) {
            return HedgeTiming.SEARCH;
        }
        long next = deadline + GRACE.toNanos();
        if (!left.isEmpty() && spare.isPresent() && !running.isEmpty()) {
            next = earlier(next, hedgeAt());
        } else if (!left.isEmpty() && spare.isEmpty() && !spareComing) {
            next = earlier(next, spareAt());
            if (noRoom && !running.isEmpty()) {
                next = earlier(next, aloneUntil());
            }
        }
        return Duration.ofNanos(next - runtime.nanos());
    }

    private static long earlier(long one, long other) {
        return one - other < 0 ? one : other;
    }

    /** When the newest attempt has been silent for long enough to try the next route. */
    private long hedgeAt() {
        return running.isEmpty() ? spareFrom : newest().startedAt() + HedgeTiming.hedge(roundTrip).toNanos();
    }

    /** When a session for the next route should be asked for. */
    private long spareAt() {
        long warm = running.isEmpty()
                ? spareFrom
                : newest().startedAt() + HedgeTiming.warm(roundTrip).toNanos();
        return warm - spareFrom > 0 ? warm : spareFrom;
    }

    /** When the oldest attempt has to make room, there being none for another session. */
    private long aloneUntil() {
        return running.get(0).startedAt() + HedgeTiming.alone(roundTrip).toNanos();
    }

    private Attempt newest() {
        return running.get(running.size() - 1);
    }

    private void fetchSpare() {
        spareComing = true;
        // A task that holds a session asks for a second one only where nobody has to wait for it (no deadlock); one that
        // holds none queues like everybody else.
        boolean queue = running.isEmpty();
        runtime.start("login for the next route", () -> {
            try {
                tell(new Signal.SessionCame(queue ? Optional.of(pool.borrow(logins)) : pool.tryBorrow(logins)));
            } catch (FtpException e) {
                tell(new Signal.SessionFailed(e));
            }
        });
    }

    private void launch(Session session) {
        Planned next = left.removeFirst();
        long now = runtime.nanos();
        if (!running.isEmpty()) {
            events.on(new FtpEvent.HedgeStarted(runtime.now(), session.number(), newest().route(),
                    Duration.ofNanos(now - newest().startedAt()), next.route()));
        }
        Duration budget = Duration.ofNanos(Math.max(0, deadline - now));
        Attempt attempt = new Attempt(session, next.route(), next.rank(), next.repeated(), pool.single(), budget,
                now, runtime.inbox(), (by, report) -> tell(new Signal.Told(by, report)));
        running.add(attempt);
        runtime.start("listing over " + next.route(), () -> attempt.run(path));
    }

    private void giveUp(Attempt attempt) {
        note(attempt, silence(attempt));
        running.remove(attempt);
        // Its report brings the session back; where the server could be freed it can be used again.
        attempt.release();
    }

    private void note(Attempt attempt, RouteFailure failure) {
        failures.put(attempt.rank(), failure);
        events.on(new FtpEvent.RouteFailed(runtime.now(), attempt.session().number(), failure));
    }

    private RouteFailure silence(Attempt attempt) {
        Evidence evidence = attempt.route().active() ? Evidence.NO_INBOUND : Evidence.CONNECT_TIMED_OUT;
        return new RouteFailure(attempt.route(), evidence, waited(attempt), Optional.empty());
    }

    private RouteFailure routeFailure(Attempt attempt, FtpException failure) {
        if (failure instanceof RouteFailedException route) {
            return route.failure();
        }
        Evidence evidence = attempt.route().active()
                ? Evidence.SERVER_COULD_NOT_CONNECT
                : Evidence.SERVER_REJECTED_PEER;
        return new RouteFailure(attempt.route(), evidence, waited(attempt),
                failure instanceof CommandRefusedException refused ? Optional.of(refused.reply()) : Optional.empty());
    }

    private Duration waited(Attempt attempt) {
        return Duration.ofNanos(runtime.nanos() - attempt.startedAt());
    }

    private FtpException nothingWorks() {
        failures.values().forEach(failure -> book.failed(place, failure));
        if (!left.isEmpty() && noSession.isPresent()) {
            return noSession.get();
        }
        return lost.isPresent() ? lost.get() : new NoRouteException(List.copyOf(failures.values()));
    }

    /** Any thread. */
    private void tell(Signal signal) {
        synchronized (this) {
            if (!settled) {
                inbox.post(signal);
                return;
            }
        }
        afterwards(signal);
    }

    /** Ends the search. With a winner, what runs still may finish; without one, everything ends. */
    private void settle() {
        synchronized (this) {
            settled = true;
        }
        spare.ifPresent(pool::giveBack);
        if (winner < 0) {
            logins.cancel();
            running.forEach(Attempt::abandon);
        }
        inbox.drain().forEach(this::afterwards);
    }

    /** What came after the end: sessions go back to the pool, and a route that answered late is forgiven. */
    private void afterwards(Signal signal) {
        if (signal instanceof Signal.SessionCame came) {
            came.session().ifPresent(pool::giveBack);
        } else if (signal instanceof Signal.Told told) {
            Attempt attempt = told.by();
            if (told.report() instanceof Attempt.Report.Listed && attempt.rank() < winner) {
                book.answeredLate(attempt.session(), attempt.route(), true);
            }
            dismiss(attempt, told.report());
        }
    }
}
