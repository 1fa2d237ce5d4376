package io.portside.engine.transfer;

import java.util.List;

/** All transfers of the running program. Thread-safe, never blocks. */
public interface TransferQueue {
    /** Adds a transfer and starts it when its turn has come; the id is in all its snapshots. */
    long submit(TransferRequest request);

    /** Every transfer, the oldest first, finished ones included until {@link #clearFinished()}. */
    List<TransferSnapshot> snapshots();

    /** Stops it; files in work leave no trace, finished ones stay. */
    void cancel(long id);

    /** Tries the failed (or cancelled) rest again, as a new transfer. */
    long retry(long id);

    void clearFinished();
}
