package io.portside.engine.transfer;

import java.util.HashMap;
import java.util.Map;

import io.portside.engine.files.Volume;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.OperationCancelledException;

/**
 * Keeps all transfers together within what each volume can do at a time, so that browsing a site finds a session free
 * however many transfers use it. Thread-safe.
 */
final class VolumeSlots {
    private final Map<String, Integer> used = new HashMap<>();

    /** Waits until both volumes have room; close to give it back. */
    Slot take(Volume from, Volume to, CancelToken cancel) throws OperationCancelledException {
        try (CancelToken.Registration waking = cancel.onCancel(this::wake)) {
            synchronized (this) {
                while (full(from) || full(to)) {
                    cancel.check();
                    try {
                        wait();
                    } catch (InterruptedException e) {
                        throw new OperationCancelledException();
                    }
                }
                cancel.check();
                change(from, 1);
                if (!from.id().equals(to.id())) {
                    change(to, 1);
                }
            }
        }
        return () -> giveBack(from, to);
    }

    private synchronized void wake() {
        notifyAll();
    }

    private synchronized void giveBack(Volume from, Volume to) {
        change(from, -1);
        if (!from.id().equals(to.id())) {
            change(to, -1);
        }
        notifyAll();
    }

    private boolean full(Volume volume) {
        return used.getOrDefault(volume.id(), 0) >= volume.parallelism();
    }

    private void change(Volume volume, int by) {
        used.compute(volume.id(), (id, count) -> {
            int now = (count == null ? 0 : count) + by;
            return now == 0 ? null : now;
        });
    }

    /** Room taken. */
    interface Slot extends AutoCloseable {
        @Override
        void close();
    }
}
