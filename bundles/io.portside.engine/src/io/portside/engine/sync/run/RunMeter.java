package io.portside.engine.sync.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.content.SpeedMeter;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.RunProgress;
import io.portside.engine.sync.SyncListener;

/** Counts, and tells the listener about ten times a second. Thread-safe; the listener is told outside the lock. */
final class RunMeter {
    private static final long TELL_NANOS = 100_000_000;

    private final SyncListener listener;
    private final RunClock clock;
    private final SpeedMeter speed;
    private final long items;
    private final long bytes;
    private final Set<VolumePath> current = new LinkedHashSet<>();
    private long itemsDone;
    private long failures;
    private long bytesDone;
    private long told;

    RunMeter(SyncListener listener, RunClock clock, long items, long bytes) {
        this.listener = listener;
        this.clock = clock;
        this.items = items;
        this.bytes = bytes;
        this.speed = new SpeedMeter(clock::nanos);
        this.told = clock.nanos() - TELL_NANOS;
    }

    void begins(VolumePath path) {
        synchronized (this) {
            current.add(path);
        }
        tell(false);
    }

    void moved(long count) {
        synchronized (this) {
            bytesDone += count;
            speed.add(count);
        }
        tell(false);
    }

    void ends(VolumePath path, boolean failed) {
        synchronized (this) {
            current.remove(path);
            itemsDone++;
            failures += failed ? 1 : 0;
        }
        tell(false);
    }

    /** Nobody works at it any more; what became of it is told elsewhere. */
    synchronized void leaves(VolumePath path) {
        current.remove(path);
    }

    /** Items that are done without being worked at one by one. */
    void ends(int count) {
        synchronized (this) {
            itemsDone += count;
        }
        tell(false);
    }

    /** Whatever the time: at the end. */
    void tellNow() {
        tell(true);
    }

    private void tell(boolean now) {
        Optional<RunProgress> progress = due(now);
        progress.ifPresent(listener::running);
    }

    private synchronized Optional<RunProgress> due(boolean now) {
        if (!now && clock.nanos() - told < TELL_NANOS) {
            return Optional.empty();
        }
        told = clock.nanos();
        return Optional.of(new RunProgress(itemsDone, items, failures, bytesDone, Math.max(bytes, bytesDone),
                speed.perSecond(), List.copyOf(current)));
    }
}
