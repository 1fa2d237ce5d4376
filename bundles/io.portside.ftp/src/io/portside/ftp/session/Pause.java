package io.portside.ftp.session;

import java.time.Duration;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.OperationCancelledException;

/** Waiting for nothing but time, until cancelled. */
public final class Pause {
    /** Servers come to what is in their socket within milliseconds, but for the busy ones. */
    private static final Duration SETTLING = Duration.ofMillis(500);

    private Pause() {}

    public static void of(Duration length, SiteRuntime runtime, CancelToken cancel) throws OperationCancelledException {
        Inbox<Boolean> wake = runtime.inbox();
        try (CancelToken.Registration ignored = cancel.onCancel(() -> wake.post(true))) {
            wake.poll(length);
        }
        cancel.check();
    }

    /** Before a look at what the last command of a lost session has done: that it did nothing may only mean not yet. */
    public static void afterLoss(SiteRuntime runtime, CancelToken cancel) throws OperationCancelledException {
        of(SETTLING, runtime, cancel);
    }
}
