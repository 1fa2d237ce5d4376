package io.portside.engine.sync;

import io.portside.ftp.cancel.CancelToken;

/** A switch that holds a run between its steps. Thread-safe; setting it never blocks. */
public final class Pause {
    private boolean on;

    public synchronized void set(boolean paused) {
        on = paused;
        notifyAll();
    }

    public synchronized boolean paused() {
        return on;
    }

    /** Returns when not paused or when cancelled. Worker threads. */
    public void await(CancelToken cancel) {
        try (CancelToken.Registration wake = cancel.onCancel(this::wake)) {
            synchronized (this) {
                while (on && !cancel.isCancelled()) {
                    wait();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void wake() {
        notifyAll();
    }
}
