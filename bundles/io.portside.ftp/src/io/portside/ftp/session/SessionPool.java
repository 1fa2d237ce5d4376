package io.portside.ftp.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TooManySessionsException;
import io.portside.ftp.route.RouteMemory;

/**
 * The sessions of a site: as many as profile and server allow, handed out one to a task, first come first served.
 * Thread-safe. The lock guards the lists only; connecting, checking and closing happen outside it.
 */
public final class SessionPool {
    /** An idle session is closed after this long; servers end theirs after some minutes. */
    static final Duration IDLE_FOR = Duration.ofSeconds(60);
    /** A session idle for longer than this is asked (NOOP) before it is handed out; a NAT may have dropped it. */
    static final Duration CHECK_AFTER = Duration.ofSeconds(5);
    /** How long that question may take; a dropped connection answers with silence. */
    static final Duration CHECK_LIMIT = Duration.ofSeconds(3);
    /** A server counts a session for a moment after we closed it: how long to ask again when we hold no other. */
    static final Duration REFUSED_PATIENCE = Duration.ofSeconds(3);

    private static final Duration REFUSED_PAUSE = Duration.ofMillis(300);
    private static final Duration GROWTH_CHECK = Duration.ofSeconds(15);

    private final SessionOpener opener;
    private final SiteRuntime runtime;
    private final SessionMemory memory;
    private final Object lock = new Object();
    // Everything below is guarded by lock.
    private final SessionLimit limit;
    private final Deque<Idle> idle = new ArrayDeque<>();
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private final Set<Session> busy = new HashSet<>();
    private final Set<CancelToken> opening = new HashSet<>();
    private Optional<Inbox<Boolean>> reaper = Optional.empty();
    private int slots;
    private int expected;
    /** Logins ahead of anybody who needs them. */
    private int ahead;
    private int lastNumber;
    private boolean closed;

    /** Without a memory of earlier visits. */
    public SessionPool(SessionOpener opener, int most, SiteRuntime runtime) {
        this(opener, most, RouteMemory.inMemory(), runtime);
    }

    /** @param most sessions at a time, 1 or more */
    public SessionPool(SessionOpener opener, int most, RouteMemory memory, SiteRuntime runtime) {
        this.memory = new SessionMemory(memory, runtime);
        this.opener = opener;
        this.runtime = runtime;
        this.limit = new SessionLimit(Math.max(1, most));
    }

    /**
     * A session for the caller alone, until {@link #giveBack}. Waits while the pool is exhausted, connects where none is
     * idle, and replaces one that was lost meanwhile.
     *
     * @throws FtpException as {@link FtpSession#open}; {@link SessionLostException} once the pool is closed
     */
    public Session borrow(CancelToken cancel) throws FtpException {
        long began = runtime.nanos();
        boolean again = false;
        while (true) {
            try {
                return fill(claim(again, cancel), cancel);
            } catch (TooManySessionsException e) {
                again = true;
                // With sessions of our own left, one of them will come back to us. Without, the server may still count
                // those that ended a moment ago.
                if (!holdsAny()) {
                    if (runtime.nanos() - began >= REFUSED_PATIENCE.toNanos()) {
                        throw e;
                    }
                    Pause.of(REFUSED_PAUSE, runtime, cancel);
                }
            }
        }
    }

    /**
     * A session if there is one without waiting for another borrower: an idle one, or a new one where that is allowed.
     * Connects, so it blocks; empty when the pool or the server has no room.
     */
    public Optional<Session> tryBorrow(CancelToken cancel) throws FtpException {
        Optional<Idle> claimed;
        synchronized (lock) {
            refuseWhenClosed();
            if (!waiters.isEmpty() || !roomLocked()) {
                return Optional.empty();
            }
            claimed = takeSlot();
        }
        try {
            return Optional.of(fill(claimed, cancel));
        } catch (TooManySessionsException e) {
            return Optional.empty();
        }
    }

    /**
     * So many tasks will want a session soon: they are opened as soon as one has logged in, or at once where one has. Not
     * before: a wrong password must not be tried many times. Never blocks; what fails is found out by whoever needs it.
     */
    public void expect(int sessions) {
        synchronized (lock) {
            expected = sessions;
        }
        openExpected();
    }

    private void openExpected() {
        int missing = 0;
        synchronized (lock) {
            if (!closed && !(busy.isEmpty() && idle.isEmpty())) {
                missing = Math.min(expected, limit.allowed(runtime.nanos())) - slots;
                expected = 0;
            }
        }
        for (int i = 0; i < missing; i++) {
            runtime.start("login ahead", this::openAhead);
        }
    }

    private void openAhead() {
        synchronized (lock) {
            if (closed || slots >= limit.allowed(runtime.nanos())) {
                return;
            }
            slots++;
            ahead++;
        }
        Optional<Session> opened = Optional.empty();
        try {
            opened = Optional.of(fill(Optional.empty(), new CancelToken()));
        } catch (FtpException e) {
            // Whoever would have had it opens one for himself.
        } finally {
            synchronized (lock) {
                ahead--;
                serveWaiters();
            }
        }
        opened.ifPresent(this::giveBack);
    }

    /** Whether profile or server allow one session only, as far as is known. Never blocks on a network. */
    public boolean single() {
        synchronized (lock) {
            return limit.allowed(runtime.nanos()) == 1;
        }
    }

    /** Whether {@link #tryBorrow} has a chance at the moment. Never blocks on a network. */
    public boolean hasRoom() {
        synchronized (lock) {
            return !closed && waiters.isEmpty() && roomLocked();
        }
    }

    /** Takes a borrowed session back; closes it where it is not usable any more. */
    public void giveBack(Session session) {
        boolean keep = session.usable();
        synchronized (lock) {
            busy.remove(session);
            keep &= !closed && slots <= limit.allowed(runtime.nanos());
            if (keep) {
                idle.addLast(new Idle(session, runtime.nanos()));
                startReaper();
            }
        }
        if (!keep) {
            // Closed before its slot is free again, so that the server never sees more sessions than agreed.
            session.close();
        }
        synchronized (lock) {
            slots -= keep ? 0 : 1;
            serveWaiters();
        }
    }

    /** Ends everything: idle sessions, sessions in use (their blocked calls end), logins under way, waiting borrowers. */
    public void close() {
        List<Session> sessions;
        List<CancelToken> logins;
        synchronized (lock) {
            closed = true;
            sessions = new ArrayList<>(busy);
            idle.forEach(one -> sessions.add(one.session()));
            slots -= idle.size();
            idle.clear();
            logins = List.copyOf(opening);
            waiters.forEach(waiter -> waiter.wake.post(true));
            reaper.ifPresent(inbox -> inbox.post(true));
        }
        logins.forEach(CancelToken::cancel);
        sessions.forEach(Session::close);
    }

    /** Whether {@link #close()} was called: then no session can be had any more. */
    public boolean isClosed() {
        synchronized (lock) {
            return closed;
        }
    }

    /** Waits for a slot: an idle session, or empty for leave to open one. */
    private Optional<Idle> claim(boolean again, CancelToken cancel) throws FtpException {
        Waiter waiter = new Waiter(runtime.inbox());
        synchronized (lock) {
            if (again) {
                waiters.addFirst(waiter);
            } else {
                waiters.addLast(waiter);
            }
        }
        boolean served = false;
        try (CancelToken.Registration ignored = cancel.onCancel(() -> waiter.wake.post(true))) {
            while (true) {
                synchronized (lock) {
                    refuseWhenClosed();
                    cancel.check();
                    serveWaiters();
                    if (waiter.granted) {
                        served = true;
                        return waiter.claimed;
                    }
                }
                waiter.wake.poll(GROWTH_CHECK);
            }
        } finally {
            if (!served) {
                withdraw(waiter);
            }
        }
    }

    private void withdraw(Waiter waiter) {
        Optional<Idle> unwanted = Optional.empty();
        synchronized (lock) {
            if (!waiters.remove(waiter) && waiter.granted) {
                unwanted = waiter.claimed;
                if (unwanted.isEmpty()) {
                    freeSlot();
                }
            }
        }
        unwanted.ifPresent(one -> giveBack(one.session()));
    }

    /** Checks the session that came with a slot, or connects a new one for it. Gives the slot up when that fails. */
    private Session fill(Optional<Idle> claimed, CancelToken cancel) throws FtpException {
        if (claimed.isPresent()) {
            Session session = claimed.get().session();
            if (alive(claimed.get(), cancel)) {
                return session;
            }
            session.close();
            synchronized (lock) {
                busy.remove(session);
            }
        }
        CancelToken login = new CancelToken();
        int number;
        synchronized (lock) {
            number = ++lastNumber;
            opening.add(login);
            if (closed) {
                login.cancel();
            }
        }
        Optional<Session> opened = Optional.empty();
        boolean kept = false;
        try (CancelToken.Registration ignored = cancel.onCancel(login::cancel)) {
            login.check();
            opened = Optional.of(opener.open(number, login));
        } catch (TooManySessionsException e) {
            synchronized (lock) {
                limit.refused(slots - 1, runtime.nanos());
            }
            keepLimit();
            throw e;
        } catch (FtpException e) {
            throw isClosed() && !cancel.isCancelled() ? poolClosed() : e;
        } finally {
            synchronized (lock) {
                opening.remove(login);
                kept = opened.isPresent() && !closed;
                if (kept) {
                    busy.add(opened.get());
                } else {
                    freeSlot();
                }
            }
        }
        if (!kept) {
            opened.ifPresent(Session::close);
            throw poolClosed();
        }
        memory.begin(opened.get()).ifPresent(most -> {
            synchronized (lock) {
                limit.remembered(most, runtime.nanos());
            }
        });
        keepLimit();
        openExpected();
        return opened.get();
    }

    private void keepLimit() {
        OptionalInt found;
        synchronized (lock) {
            limit.took(busy.size() + idle.size());
            found = limit.found();
        }
        memory.keep(found);
    }

    private boolean alive(Idle claimed, CancelToken cancel) {
        Session session = claimed.session();
        if (!session.usable()) {
            return false;
        }
        if (runtime.nanos() - claimed.since() < CHECK_AFTER.toNanos()) {
            return true;
        }
        try (TimeLimit time = new TimeLimit(runtime, CHECK_LIMIT, cancel)) {
            session.noop(time.token());
            return true;
        } catch (FtpException e) {
            return false;
        }
    }

    // Guarded by lock: the methods from here to the next comment.

    private void serveWaiters() {
        while (!closed && !waiters.isEmpty() && roomLocked() && !(idle.isEmpty() && waiters.size() <= ahead)) {
            Waiter first = waiters.removeFirst();
            first.claimed = takeSlot();
            first.granted = true;
            first.wake.post(true);
        }
    }

    private boolean roomLocked() {
        return !idle.isEmpty() || slots < limit.allowed(runtime.nanos());
    }

    /** The idle session that was used last, so that the others may grow old and end; else a slot for a new one. */
    private Optional<Idle> takeSlot() {
        Optional<Idle> latest = Optional.ofNullable(idle.pollLast());
        latest.ifPresentOrElse(one -> busy.add(one.session()), () -> slots++);
        return latest;
    }

    private void freeSlot() {
        slots--;
        serveWaiters();
    }

    private void refuseWhenClosed() throws SessionLostException {
        if (closed) {
            throw poolClosed();
        }
    }

    private void startReaper() {
        if (reaper.isEmpty()) {
            Inbox<Boolean> inbox = runtime.inbox();
            reaper = Optional.of(inbox);
            runtime.start("idle sessions", () -> reap(inbox));
        }
    }

    // Not guarded by lock.

    /** Closes idle sessions as they grow old, until there is none. */
    private void reap(Inbox<Boolean> inbox) {
        while (true) {
            List<Session> old = new ArrayList<>();
            Duration next;
            synchronized (lock) {
                long now = runtime.nanos();
                while (!idle.isEmpty() && now - idle.peekFirst().since() >= IDLE_FOR.toNanos()) {
                    old.add(idle.removeFirst().session());
                }
                if (old.isEmpty() && (idle.isEmpty() || closed)) {
                    reaper = Optional.empty();
                    return;
                }
                next = idle.isEmpty() ? Duration.ZERO : IDLE_FOR.minusNanos(now - idle.peekFirst().since());
            }
            for (Session session : old) {
                session.close();
                synchronized (lock) {
                    freeSlot();
                }
            }
            try {
                inbox.poll(next);
            } catch (OperationCancelledException e) {
                // Nobody interrupts this thread; if somebody did, idle sessions would only live longer.
                synchronized (lock) {
                    reaper = Optional.empty();
                }
                return;
            }
        }
    }

    private boolean holdsAny() {
        synchronized (lock) {
            return slots > 0;
        }
    }

    private static SessionLostException poolClosed() {
        return new SessionLostException("the site was closed");
    }

    /** A session that waits to be borrowed, since {@link SiteRuntime#nanos()}. */
    private record Idle(Session session, long since) {}

    /** A borrower in the queue. */
    private static final class Waiter {
        private final Inbox<Boolean> wake;
        private boolean granted;
        private Optional<Idle> claimed = Optional.empty();

        private Waiter(Inbox<Boolean> wake) {
            this.wake = wake;
        }
    }
}
