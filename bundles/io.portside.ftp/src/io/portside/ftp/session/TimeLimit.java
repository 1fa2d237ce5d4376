package io.portside.ftp.session;

import java.time.Duration;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.OperationCancelledException;

/** A token that cancels itself when time is up, or when the token it stands for is cancelled. Close it after use. */
public final class TimeLimit implements AutoCloseable {
    private final CancelToken token = new CancelToken();
    private final CancelToken.Registration onOuter;
    private final Inbox<Boolean> over;

    public TimeLimit(SiteRuntime runtime, Duration limit, CancelToken outer) {
        over = runtime.inbox();
        onOuter = outer.onCancel(token::cancel);
        runtime.start("time limit", () -> {
            if (!closedWithin(limit)) {
                token.cancel();
            }
        });
    }

    public CancelToken token() {
        return token;
    }

    @Override
    public void close() {
        onOuter.close();
        over.post(true);
    }

    private boolean closedWithin(Duration limit) {
        try {
            return over.poll(limit).isPresent();
        } catch (OperationCancelledException e) {
            return false;
        }
    }
}
