package io.portside.engine.sync.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.portside.ftp.cancel.CancelToken;

/** Time, as a run needs it; its own type so that tests need not wait. */
public interface RunClock {
    /** The machine's. */
    RunClock REAL = new RunClock() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void pause(Duration time, CancelToken cancel) {
            CountDownLatch cancelled = new CountDownLatch(1);
            try (CancelToken.Registration waking = cancel.onCancel(cancelled::countDown)) {
                cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    };

    /** For history and names. */
    Instant now();

    /** For spans of time. */
    long nanos();

    /** Waits so long, or until cancelled or interrupted. */
    void pause(Duration time, CancelToken cancel);
}
