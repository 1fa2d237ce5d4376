package io.portside.ftp.site;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.event.FtpEventListener;
import io.portside.ftp.listing.ListingSink;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.session.Inbox;
import io.portside.ftp.session.SessionPool;
import io.portside.ftp.session.SiteRuntime;

/**
 * Lets one thread at a time search for a route; those that come meanwhile wait for what it finds. Thread-safe; the lock
 * guards the queue only.
 */
final class RouteFinder {
    private static final Duration LONG = Duration.ofHours(1);

    private final SessionPool pool;
    private final RouteBook book;
    private final SiteRuntime runtime;
    private final FtpEventListener events;
    private final Deque<Inbox<Boolean>> waiting = new ArrayDeque<>();
    private boolean searching;

    RouteFinder(SessionPool pool, RouteBook book, SiteRuntime runtime, FtpEventListener events) {
        this.pool = pool;
        this.book = book;
        this.runtime = runtime;
        this.events = events;
    }

    /**
     * Finds a route by listing {@code path} into {@code sink} and returns why that listing may not be complete; empty, and
     * nothing listed, when a route is known, be it that another thread has just found it. Call it while holding no
     * session.
     */
    Optional<List<Doubt>> search(String path, ListingSink sink, CancelToken cancel) throws FtpException {
        if (book.inUse().isPresent()) {
            return Optional.empty();
        }
        enter(cancel);
        try {
            if (book.inUse().isPresent()) {
                return Optional.empty();
            }
            RouteSearch search = new RouteSearch(pool, book, runtime, events, path, sink, cancel);
            return Optional.of(search.run(pool.borrow(cancel)));
        } finally {
            leave();
        }
    }

    private void enter(CancelToken cancel) throws FtpException {
        Inbox<Boolean> turn = runtime.inbox();
        try (CancelToken.Registration ignored = cancel.onCancel(() -> turn.post(true))) {
            while (true) {
                cancel.check();
                synchronized (this) {
                    if (!searching) {
                        searching = true;
                        waiting.remove(turn);
                        return;
                    }
                    if (!waiting.contains(turn)) {
                        waiting.addLast(turn);
                    }
                }
                turn.poll(LONG);
            }
        } catch (FtpException e) {
            synchronized (this) {
                waiting.remove(turn);
            }
            wakeNext();
            throw e;
        }
    }

    private void leave() {
        synchronized (this) {
            searching = false;
        }
        wakeNext();
    }

    private synchronized void wakeNext() {
        if (!searching && !waiting.isEmpty()) {
            waiting.removeFirst().post(true);
        }
    }
}
