package io.portside.engine.sync.scan;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.ScanProgress;
import io.portside.engine.sync.SyncListener;

/** Counts what a scan has seen and tells it, at most ten times a second. Thread-safe. */
final class ScanMeter {
    private static final long INTERVAL_NANOS = 100_000_000;

    private final SyncListener listener;
    private final LongSupplier nanos;
    private final AtomicLong folders = new AtomicLong();
    private final AtomicLong entries = new AtomicLong();
    private final AtomicLong nextTelling;

    ScanMeter(SyncListener listener) {
        this(listener, System::nanoTime);
    }

    ScanMeter(SyncListener listener, LongSupplier nanos) {
        this.listener = listener;
        this.nanos = nanos;
        nextTelling = new AtomicLong(nanos.getAsLong());
    }

    /** A folder is being looked at. */
    void looking(VolumePath folder) {
        folders.incrementAndGet();
        tell(folder);
    }

    /** More entries; negative when a listing begins again. */
    void seen(long more, VolumePath folder) {
        entries.addAndGet(more);
        tell(folder);
    }

    private void tell(VolumePath folder) {
        long now = nanos.getAsLong();
        long due = nextTelling.get();
        if (now - due >= 0 && nextTelling.compareAndSet(due, now + INTERVAL_NANOS)) {
            listener.scanning(progress(folder));
        }
    }

    /** How far it came in the end. */
    void end() {
        listener.scanning(progress(VolumePath.ROOT));
    }

    private ScanProgress progress(VolumePath folder) {
        return new ScanProgress(folders.get(), entries.get(), folder);
    }
}
