package io.portside.engine.transfer;

import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.portside.engine.EngineListener;
import io.portside.engine.files.Volume;

/** The transfer queue. A few transfers run at a time, all of them together within what their volumes can take. */
public final class WorkerTransferQueue implements TransferQueue, Closeable {
    private static final int AT_A_TIME = 3;
    private final TransferEvents events;
    private final PromptGate gate;
    private final VolumeSlots slots = new VolumeSlots();
    private final ExecutorService threads;
    private final Map<Long, Transfer> transfers = new LinkedHashMap<>();
    private final Deque<Transfer> waiting = new ArrayDeque<>();
    private int running;
    private long lastId;
    private boolean closed;

    /** @param listener hears of transfers and changed folders, on one thread of the queue's own */
    public WorkerTransferQueue(EngineListener listener, ExistsPrompt prompt) {
        events = new TransferEvents(listener);
        gate = new PromptGate(prompt);
        AtomicInteger number = new AtomicInteger();
        threads = Executors.newCachedThreadPool(work -> {
            Thread daemon = new Thread(work, "portside-transfer-" + number.incrementAndGet());
            daemon.setDaemon(true);
            return daemon;
        });
    }

    @Override
    public long submit(TransferRequest request) {
        List<TransferItem> items = new ArrayList<>();
        request.sources().forEach(source -> items.add(new TransferItem(source.path(), request.targetFolder().path())));
        return add(request, items, false);
    }

    @Override
    public long retry(long id) {
        Transfer transfer;
        synchronized (this) {
            transfer = transfers.get(id);
        }
        if (transfer == null || !transfer.state().finished()) {
            throw new IllegalArgumentException("no finished transfer " + id);
        }
        return add(transfer.state().look().request(), transfer.unfinished(), true);
    }

    private long add(TransferRequest request, List<TransferItem> items, boolean repeated) {
        Volume to = request.targetFolder().volume();
        Volume from = request.sources().isEmpty() ? to : request.sources().get(0).volume();
        Transfer transfer;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("closed");
            }
            long id = ++lastId;
            TransferState state = new TransferState(id, request, System::nanoTime);
            transfer = new Transfer(new TransferRoute(from, to, request.move()), items, state, events, slots,
                    new ExistsResolver(gate, repeated));
            transfers.put(id, transfer);
            waiting.add(transfer);
        }
        events.stateChanged(transfer.state());
        startNext();
        return transfer.state().id();
    }

    private void startNext() {
        synchronized (this) {
            if (running == AT_A_TIME || waiting.isEmpty()) {
                return;
            }
            running++;
            Transfer next = waiting.remove();
            threads.execute(() -> {
                try {
                    next.run(threads);
                } finally {
                    ended();
                }
            });
        }
    }

    private void ended() {
        synchronized (this) {
            running--;
            notifyAll();
        }
        startNext();
    }

    @Override
    public synchronized List<TransferSnapshot> snapshots() {
        return transfers.values().stream().map(Transfer::state).map(TransferState::look).toList();
    }

    @Override
    public void cancel(long id) {
        Transfer transfer;
        boolean waited;
        synchronized (this) {
            transfer = transfers.get(id);
            if (transfer == null) {
                return;
            }
            waited = waiting.remove(transfer);
        }
        if (waited) {
            transfer.cancelWaiting();
        } else {
            transfer.cancel();
        }
    }

    /** Cancels every transfer from or to a volume, because its site is being closed. */
    public void cancelAll(String volumeId) {
        ids(volumeId).forEach(this::cancel);
    }

    /** Waits until no transfer from or to a volume is at work, so that cancelled ones can clear away; at most so long. */
    public synchronized void awaitEnd(String volumeId, Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        for (long left = most.toNanos(); busy(volumeId) && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private boolean busy(String volumeId) {
        return ids(volumeId).stream().anyMatch(id -> !transfers.get(id).state().finished());
    }

    private synchronized List<Long> ids(String volumeId) {
        List<Long> ids = new ArrayList<>();
        transfers.forEach((id, transfer) -> {
            if (transfer.route().from().id().equals(volumeId) || transfer.route().to().id().equals(volumeId)) {
                ids.add(id);
            }
        });
        return ids;
    }

    @Override
    public synchronized void clearFinished() {
        transfers.values().removeIf(transfer -> transfer.state().finished());
    }

    /** Cancels everything and waits a few seconds for files in work to be cleared away. */
    @Override
    public void close() {
        List<Long> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(transfers.keySet());
        }
        all.forEach(this::cancel);
        threads.shutdown();
        try {
            threads.awaitTermination(Duration.ofSeconds(3).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        events.close();
    }
}
