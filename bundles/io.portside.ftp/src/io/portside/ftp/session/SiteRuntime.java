package io.portside.ftp.session;

import java.time.Instant;

/**
 * Time and threads of a site. Everything in pool and hedge that waits does so here, so that tests can run it on a clock
 * of their own.
 */
public interface SiteRuntime {
    /** The time of day, for memory and events. */
    Instant now();

    /** Time that never jumps, for durations. */
    long nanos();

    /** Runs {@code task} on a daemon thread of its own. */
    void start(String name, Runnable task);

    /** A new, empty inbox. */
    <T> Inbox<T> inbox();
}
