package io.portside.ui.transfers;

import java.time.Duration;

import org.eclipse.jface.util.Throttler;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

import io.portside.engine.EngineListener;
import io.portside.engine.transfer.TransferSnapshot;

/**
 * Has something shown again after transfers went on, at most five times a second however often the engine calls. Called
 * on any thread; shows on the UI thread.
 */
final class Gathering implements EngineListener {
    static final Duration PAUSE = Duration.ofMillis(200);

    private final Display display;
    private final Throttler throttler;

    Gathering(Display display, Runnable show) {
        this.display = display;
        throttler = new Throttler(display, PAUSE, show);
    }

    @Override
    public void transfer(TransferSnapshot snapshot) {
        if (display.isDisposed()) {
            return;
        }
        try {
            throttler.throttledExec();
        } catch (SWTException e) {
            if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw e;
            }
            // The window went away between the question and the call; nobody wants to see it any more.
        }
    }
}
