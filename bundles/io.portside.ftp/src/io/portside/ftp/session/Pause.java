package io.portside.ftp.session;

import java.time.Duration;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.OperationCancelledException;

/** Waiting for nothing but time, until cancelled. */
public final class Pause {
    private Pause() {}

    public static void of(Duration length, SiteRuntime runtime, CancelToken cancel) throws OperationCancelledException {
        Inbox<Boolean> wake = runtime.inbox();
        try (CancelToken.Registration ignored = cancel.onCancel(() -> wake.post(true))) {
            wake.poll(length);
        }
        cancel.check();
    }
}
