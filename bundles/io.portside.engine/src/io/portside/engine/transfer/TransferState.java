package io.portside.engine.transfer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

import io.portside.engine.content.SpeedMeter;
import io.portside.engine.problem.Problem;
import io.portside.engine.transfer.TransferSnapshot.ItemFailure;
import io.portside.engine.transfer.TransferSnapshot.State;

/** The counters of one transfer, from which its snapshots are made. Thread-safe; holds its lock for moments only. */
final class TransferState {
    /** Before that, speed says nothing about what is to come. */
    private static final Duration FIRST_ESTIMATE = Duration.ofSeconds(3);
    private final long id;
    private final TransferRequest request;
    private final LongSupplier nanoTime;
    private final Map<FileTask, String> current = new LinkedHashMap<>();
    private final List<ItemFailure> failures = new ArrayList<>();
    private final List<TransferItem> failedItems = new ArrayList<>();
    private List<ItemFailure> failuresShown = List.of();
    private State state = State.WAITING;
    private Instant started = Instant.now();
    private long startedNanos;
    private SpeedMeter speed;
    private int filesDone;
    private int filesTotal;
    private int filesSkipped;
    private long bytesDone;
    private long bytesTotal;
    private int untimed;
    private OptionalLong finishedAfter = OptionalLong.empty();
    private long serial;
    private boolean changed = true;

    TransferState(long id, TransferRequest request, LongSupplier nanoTime) {
        this.id = id;
        this.request = request;
        this.nanoTime = nanoTime;
        this.startedNanos = nanoTime.getAsLong();
        this.speed = new SpeedMeter(nanoTime);
    }

    /** A snapshot and its place in their order. */
    record Stamped(long serial, TransferSnapshot snapshot) {}

    synchronized void begin() {
        state = State.SCANNING;
        started = Instant.now();
        startedNanos = nanoTime.getAsLong();
        speed = new SpeedMeter(nanoTime);
    }

    /** All files are known. */
    synchronized void scanned() {
        state = State.RUNNING;
    }

    synchronized void finish(State last) {
        state = last;
        current.clear();
        finishedAfter = OptionalLong.of((nanoTime.getAsLong() - startedNanos) / 1_000_000);
    }

    synchronized void found(long bytes) {
        filesTotal++;
        bytesTotal += bytes;
        changed = true;
    }

    synchronized void begin(FileTask task) {
        current.put(task, task.entry().name());
        changed = true;
    }

    /** The size turned out to be another one than the listing's. */
    synchronized void resized(long by) {
        bytesTotal += by;
        changed = true;
    }

    synchronized void moved(long bytes) {
        bytesDone += bytes;
        if (bytes > 0) {
            speed.add(bytes);
        }
        changed = true;
    }

    synchronized void done(FileTask task, boolean timed) {
        current.remove(task);
        filesDone++;
        untimed += timed ? 0 : 1;
        changed = true;
    }

    /** Something that moved as a whole, such as a folder renamed. */
    synchronized void doneAtOnce() {
        filesTotal++;
        filesDone++;
        changed = true;
    }

    synchronized void skipped(FileTask task, long bytes) {
        current.remove(task);
        filesSkipped++;
        bytesTotal -= bytes;
        changed = true;
    }

    /** No longer in work, but neither done nor failed. */
    synchronized void givenUp(FileTask task) {
        current.remove(task);
        changed = true;
    }

    synchronized void failed(TransferItem item, Problem problem) {
        failures.add(new ItemFailure(item.source().toString(), problem));
        failedItems.add(item);
        changed = true;
    }

    long id() {
        return id;
    }

    synchronized boolean finished() {
        return state.finished();
    }

    synchronized int failures() {
        return failures.size();
    }

    synchronized boolean nothingArrived() {
        return filesDone == 0 && filesSkipped == 0;
    }

    synchronized List<TransferItem> failedItems() {
        return List.copyOf(failedItems);
    }

    /** Empty when nothing is new since the last one, and nothing moves whose speed would change. */
    synchronized Optional<Stamped> news() {
        boolean moving = !state.finished() && speed.perSecond() > 0;
        return changed || moving ? Optional.of(snapshot()) : Optional.empty();
    }

    /** To be told to the listener. */
    synchronized Stamped snapshot() {
        changed = false;
        return new Stamped(++serial, look());
    }

    /** To be looked at, without the listener missing anything. */
    synchronized TransferSnapshot look() {
        if (failuresShown.size() != failures.size()) {
            failuresShown = List.copyOf(failures);
        }
        long bytesPerSecond = state.finished() ? 0 : speed.perSecond();
        return new TransferSnapshot(id, request, state, started, filesDone, filesTotal, filesSkipped, bytesDone,
                bytesTotal, bytesPerSecond, timeLeft(bytesPerSecond), List.copyOf(current.values()), failuresShown,
                untimed, finishedAfter);
    }

    /**
     * Many small files are limited by round trips, few large ones by bytes: the slower of both rates rules. No estimate
     * before all files are known, in the first seconds, or while nothing moves.
     */
    private Optional<Duration> timeLeft(long bytesPerSecond) {
        long elapsed = nanoTime.getAsLong() - startedNanos;
        if (state != State.RUNNING || elapsed < FIRST_ESTIMATE.toNanos() || bytesPerSecond == 0) {
            return Optional.empty();
        }
        double seconds = Math.max(0, bytesTotal - bytesDone) / (double) bytesPerSecond;
        int handled = filesDone + filesSkipped + failures.size();
        if (handled > 0) {
            double perFile = elapsed / 1e9 / handled;
            seconds = Math.max(seconds, perFile * Math.max(0, filesTotal - handled - current.size()));
        }
        return Optional.of(Duration.ofSeconds((long) Math.ceil(seconds)));
    }
}
