package io.portside.engine.sync.run;

import java.time.Duration;

import io.portside.ftp.cancel.CancelToken;

/**
 * A token for the few renames that must not be left half-way: cancelling reaches it a while later only, so that a server
 * that hangs does not hold up whoever cancelled. What is left half-way then, the next run finishes.
 */
final class Grace implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final CancelToken token = new CancelToken();
    private final CancelToken.Registration registration;
    private volatile boolean over;

    Grace(CancelToken cancel, RunClock clock) {
        registration = cancel.onCancel(() -> {
            if (over) {
                return;
            }
            Thread later = new Thread(() -> {
                clock.pause(LIMIT, CancelToken.never());
                if (!over) {
                    token.cancel();
                }
            }, "Portside sync grace");
            later.setDaemon(true);
            later.start();
        });
    }

    CancelToken token() {
        return token;
    }

    @Override
    public void close() {
        over = true;
        registration.close();
    }
}
