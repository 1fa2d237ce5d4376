package io.portside.engine.sync.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.FolderSnapshot;

/**
 * Who looks at which folder next. The newest folders come first, so that few wait. A side that is far ahead takes only
 * folders that the other one has already: so neither ever holds much more than {@link #HELD} entries that wait for their
 * counterpart, and both never wait for each other. Thread-safe; its lock is held for moments only.
 */
final class ScanQueue {
    /** Entries. */
    static final int HELD = 100_000;

    /** Something to do for a worker. */
    @FunctionalInterface
    interface Task {
        void run() throws ProblemException;
    }

    /** What waits on one side. */
    private static final class Lane {
        private final Deque<ScanNode> fresh = new ArrayDeque<>();
        private final Deque<ScanNode> awaited = new ArrayDeque<>();
        private final Deque<Task> tasks = new ArrayDeque<>();
        private long held;
        /** Of the fresh ones, those that were moved to the awaited. */
        private int moved;
    }

    private final int most;
    private final Object lock = new Object();
    private final Map<Side, Lane> lanes = new EnumMap<>(Map.of(Side.LEFT, new Lane(), Side.RIGHT, new Lane()));
    private long open;
    private boolean ended;
    private Optional<ProblemException> failure = Optional.empty();

    ScanQueue() {
        this(HELD);
    }

    ScanQueue(int most) {
        this.most = most;
    }

    /** What a worker of {@code side} does next: waits for it; empty when all is done or the scan has failed. */
    Optional<Work> take(Side side) {
        synchronized (lock) {
            Lane lane = lanes.get(side);
            while (!ended) {
                Task task = lane.tasks.poll();
                if (task != null) {
                    return Optional.of(new Work(Optional.empty(), Optional.of(task)));
                }
                ScanNode node = pick(lane, side);
                if (node != null) {
                    node.taken(side);
                    return Optional.of(new Work(Optional.of(node), Optional.empty()));
                }
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    // Nobody interrupts a worker; if somebody does, the others go on.
                    Thread.currentThread().interrupt();
                    return Optional.empty();
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A folder for a worker that is still busy with another one, without waiting; empty where there are not enough for the
     * {@code others} as well.
     */
    Optional<ScanNode> ahead(Side side, int others) {
        synchronized (lock) {
            Lane lane = lanes.get(side);
            if (ended || !lane.tasks.isEmpty() || lane.awaited.size() + lane.fresh.size() - lane.moved <= others) {
                return Optional.empty();
            }
            Optional<ScanNode> node = Optional.ofNullable(pick(lane, side));
            node.ifPresent(one -> one.taken(side));
            return node;
        }
    }

    /** A folder to be listed, or another task. */
    record Work(Optional<ScanNode> folder, Optional<Task> task) {}

    private ScanNode pick(Lane lane, Side side) {
        ScanNode node = lane.awaited.pollLast();
        if (node == null && lane.held < most) {
            node = lane.fresh.pollLast();
            // It was moved to the others meanwhile.
            while (node != null && (node.isTaken(side) || node.isAwaited(side))) {
                lane.moved--;
                node = lane.fresh.pollLast();
            }
        }
        return node;
    }

    /**
     * Adds folders. Sides that have a snapshot already, because nobody needs to ask, are not asked.
     *
     * @return those that no side has to be asked about
     */
    List<ScanNode> add(List<ScanNode> nodes) {
        List<ScanNode> ready = new ArrayList<>();
        synchronized (lock) {
            for (ScanNode node : nodes) {
                open++;
                boolean left = node.snapshot(Side.LEFT).isEmpty();
                boolean right = node.snapshot(Side.RIGHT).isEmpty();
                if (left && right) {
                    lanes.get(Side.LEFT).fresh.addLast(node);
                    lanes.get(Side.RIGHT).fresh.addLast(node);
                } else if (left || right) {
                    Side side = left ? Side.LEFT : Side.RIGHT;
                    node.awaited(side);
                    lanes.get(side).awaited.addLast(node);
                } else {
                    ready.add(node);
                }
            }
            lock.notifyAll();
        }
        return ready;
    }

    /** A side has the folder. True for the one that comes second: it goes on with both. */
    boolean listed(Side side, ScanNode node, FolderSnapshot snapshot) {
        synchronized (lock) {
            node.seen(side, snapshot);
            Side other = side.other();
            Optional<FolderSnapshot> counterpart = node.snapshot(other);
            if (counterpart.isPresent()) {
                if (node.isTaken(other)) {
                    lanes.get(other).held -= weight(counterpart.get());
                }
                lock.notifyAll();
                return true;
            }
            lanes.get(side).held += weight(snapshot);
            if (!node.isTaken(other)) {
                node.awaited(other);
                lanes.get(other).awaited.addLast(node);
                lanes.get(other).moved++;
                lock.notifyAll();
            }
            return false;
        }
    }

    /** Only what was listed and waits is held: the other one is then told by {@link ScanNode#isTaken}. */
    private static long weight(FolderSnapshot snapshot) {
        return 1 + snapshot.entries().size();
    }

    /** Other work for a side's workers, before its folders. */
    void addTasks(Side side, List<Task> tasks) {
        synchronized (lock) {
            lanes.get(side).tasks.addAll(tasks);
            lock.notifyAll();
        }
    }

    /** The folder has been handed on; its children were added before. */
    void done(ScanNode node) {
        synchronized (lock) {
            node.forget();
            open--;
            if (open == 0) {
                ended = true;
                lock.notifyAll();
            }
        }
    }

    /** Ends everything; the first failure counts. */
    void fail(ProblemException problem) {
        synchronized (lock) {
            if (failure.isEmpty()) {
                failure = Optional.of(problem);
            }
            ended = true;
            lock.notifyAll();
        }
    }

    Optional<ProblemException> failure() {
        synchronized (lock) {
            return failure;
        }
    }

    /** Entries that a side holds for the other. */
    long held(Side side) {
        synchronized (lock) {
            return lanes.get(side).held;
        }
    }
}
