package io.portside.engine.transfer;

import java.io.Closeable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.portside.engine.EngineListener;
import io.portside.engine.files.Location;

/**
 * Tells the listener about transfers from one thread of its own, so that a slow listener delays no transfer and
 * snapshots never overtake each other: every change of state at once, progress ten times a second, a changed folder at
 * most every other second.
 */
final class TransferEvents implements Closeable {
    private static final long PROGRESS_MILLIS = 100;
    private static final int TICKS_A_FOLDER = 20;
    private final EngineListener listener;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread daemon = new Thread(work, "portside-transfer-events");
        daemon.setDaemon(true);
        return daemon;
    });
    private final Map<Long, Long> delivered = new HashMap<>();
    private final Map<TransferState, ScheduledFuture<?>> ticking = new ConcurrentHashMap<>();

    TransferEvents(EngineListener listener) {
        this.listener = listener;
    }

    /** A new state; the snapshot is taken now. */
    void stateChanged(TransferState state) {
        TransferState.Stamped stamped = state.snapshot();
        onThread(() -> deliver(stamped));
    }

    /** Progress is told from now on. */
    void follow(TransferState state, ChangedFolders folders) {
        int[] ticks = new int[1];
        try {
            ticking.put(state, thread.scheduleWithFixedDelay(() -> {
                state.news().ifPresent(this::deliver);
                if (++ticks[0] % TICKS_A_FOLDER == 0) {
                    folders.drain().forEach(this::tell);
                }
            }, PROGRESS_MILLIS, PROGRESS_MILLIS, TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException e) {
            // The program is ending: there is nobody left to tell.
        }
    }

    /** The transfer is over: folders first, so that who sees the end also knows what to list again. */
    void finished(TransferState state, ChangedFolders folders) {
        ScheduledFuture<?> ticks = ticking.remove(state);
        if (ticks != null) {
            ticks.cancel(false);
        }
        TransferState.Stamped last = state.snapshot();
        onThread(() -> {
            folders.drain().forEach(this::tell);
            deliver(last);
            delivered.remove(last.snapshot().id());
        });
    }

    private void deliver(TransferState.Stamped stamped) {
        long id = stamped.snapshot().id();
        if (stamped.serial() > delivered.getOrDefault(id, 0L)) {
            delivered.put(id, stamped.serial());
            quietly(() -> listener.transfer(stamped.snapshot()));
        }
    }

    private void tell(Location folder) {
        quietly(() -> listener.folderChanged(folder));
    }

    /** Listeners must not throw; one that does must not end everybody's progress. */
    private static void quietly(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getThreadGroup().uncaughtException(thread, e);
        }
    }

    private void onThread(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            // The program is ending: there is nobody left to tell.
        }
    }

    /** What was to be told is told; does not wait. */
    @Override
    public void close() {
        ticking.values().forEach(ticks -> ticks.cancel(false));
        thread.shutdown();
    }
}
