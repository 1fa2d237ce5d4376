package io.portside.ui.status;

import java.util.concurrent.atomic.AtomicReference;

import io.portside.ftp.cancel.CancelToken;

/** A file operation under way. The worker tells how far it is, the status line shows it from time to time. Any thread. */
public final class Operation {
    private final CancelToken cancel = new CancelToken();
    private final AtomicReference<String> text;

    Operation(String text) {
        this.text = new AtomicReference<>(text);
    }

    public CancelToken cancelToken() {
        return cancel;
    }

    /** Says how far it is. */
    public void progress(String now) {
        text.set(now);
    }

    String text() {
        return text.get();
    }
}
