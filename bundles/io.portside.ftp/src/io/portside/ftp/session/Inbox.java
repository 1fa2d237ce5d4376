package io.portside.ftp.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.error.OperationCancelledException;

/** Where one thread waits for what others tell it, and for time to pass. */
public interface Inbox<T> {
    /** Never blocks; any thread. */
    void post(T message);

    /**
     * The oldest message, waiting for one up to {@code patience}; empty when none came. Negative counts as zero.
     *
     * @throws OperationCancelledException the thread was interrupted, which stays visible in its flag
     */
    Optional<T> poll(Duration patience) throws OperationCancelledException;

    /** All messages that are there. Never blocks, interrupted or not. */
    List<T> drain();
}
