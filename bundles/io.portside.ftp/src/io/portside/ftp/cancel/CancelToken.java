package io.portside.ftp.cancel;

import java.io.Closeable;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.portside.ftp.error.OperationCancelledException;

/**
 * Carries one wish, "stop this", from whoever started an operation to whatever blocks in it. Cancelling closes
 * the registered channels, which is the only thing that reliably ends a blocked socket call. Thread-safe.
 */
public final class CancelToken {
    private final Set<Closeable> blocked = new LinkedHashSet<>();
    private boolean cancelled;

    /** A token that nobody cancels. */
    public static CancelToken never() {
        return new CancelToken();
    }

    /** Cancels; the second and later calls do nothing. Closes what is registered, on the caller's thread, outside the lock. */
    public void cancel() {
        List<Closeable> toClose;
        synchronized (blocked) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toClose = List.copyOf(blocked);
            blocked.clear();
        }
        for (Closeable closeable : toClose) {
            closeQuietly(closeable);
        }
    }

    /** Whether {@link #cancel()} was called. */
    public boolean isCancelled() {
        synchronized (blocked) {
            return cancelled;
        }
    }

    /** Throws when cancelled. */
    public void check() throws OperationCancelledException {
        if (isCancelled()) {
            throw new OperationCancelledException();
        }
    }

    /**
     * Has {@code closeable} closed on cancel, at once if that already happened. Close the returned registration
     * when the blocking call is over; that never closes {@code closeable} itself.
     */
    public Registration onCancel(Closeable closeable) {
        synchronized (blocked) {
            if (!cancelled) {
                blocked.add(closeable);
                return () -> {
                    synchronized (blocked) {
                        blocked.remove(closeable);
                    }
                };
            }
        }
        closeQuietly(closeable);
        return () -> {};
    }

    private static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // The channel is being abandoned; that it was broken already changes nothing.
        }
    }

    /** Ends a registration made by {@link CancelToken#onCancel}. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
