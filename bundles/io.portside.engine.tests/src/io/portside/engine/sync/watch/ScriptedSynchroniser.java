package io.portside.engine.sync.watch;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.RunSummary;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncPairStore;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.Synchroniser;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.ftp.cancel.CancelToken;

/** Plans what a test says, in turn, and then nothing; does nothing but count. */
final class ScriptedSynchroniser implements Synchroniser {
    private final Deque<SyncPlan> plans = new ArrayDeque<>();
    private final Deque<ProblemKind> failures = new ArrayDeque<>();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private volatile List<SyncPair> pairs = List.of();
    private Write onRun = () -> {};
    private boolean blocks;
    private boolean forbidden;
    private int broken;
    private int busy;
    private int planned;
    private int runs;

    /** Something that a run writes. */
    @FunctionalInterface
    interface Write {
        void write() throws Exception;
    }

    void saved(SyncPair... saved) {
        pairs = List.of(saved);
    }

    synchronized void plans(SyncPlan... inTurn) {
        plans.addAll(List.of(inTurn));
    }

    /** The first plans fail. */
    synchronized void failing(ProblemKind... kinds) {
        failures.addAll(List.of(kinds));
    }

    void onRun(Write write) {
        onRun = write;
    }

    /** Plans wait until they are cancelled. */
    void blocking() {
        blocks = true;
    }

    /** From now on nothing may be planned. */
    synchronized void forbid(boolean now) {
        forbidden = now;
    }

    /** How often that was not obeyed. */
    synchronized int forbidden() {
        return broken;
    }

    /** Plans that are being made. */
    synchronized int busy() {
        return busy;
    }

    synchronized int runs() {
        return runs;
    }

    synchronized void awaitPlans(int count) throws InterruptedException {
        while (planned < count) {
            wait();
        }
    }

    void awaitCancelled() throws InterruptedException {
        cancelled.await();
    }

    @Override
    public SyncPlan plan(SyncPair pair, SyncListener listener, CancelToken cancel) throws ProblemException {
        synchronized (this) {
            planned++;
            busy++;
            broken += forbidden ? 1 : 0;
            notifyAll();
        }
        try {
            return next(cancel);
        } finally {
            synchronized (this) {
                busy--;
            }
        }
    }

    private SyncPlan next(CancelToken cancel) throws ProblemException {
        if (blocks) {
            CountDownLatch mine = new CountDownLatch(1);
            try (CancelToken.Registration wake = cancel.onCancel(mine::countDown)) {
                mine.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            cancelled.countDown();
            throw new ProblemException(Problem.of(ProblemKind.CANCELLED, ""), null);
        }
        synchronized (this) {
            if (!failures.isEmpty()) {
                throw new ProblemException(Problem.of(failures.pop(), "", "host", "21"), null);
            }
            return plans.isEmpty()
                    ? new SyncPlan("p", SyncRules.DEFAULT, Instant.EPOCH, List.of(), List.of(), 1)
                    : plans.pop();
        }
    }

    @Override
    public SyncReport run(SyncPair pair, SyncPlan plan, Set<Guard> acknowledged, SyncListener listener, Pause pause,
            CancelToken cancel) {
        synchronized (this) {
            runs++;
        }
        try {
            onRun.write();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return new SyncReport(new RunSummary(1, Instant.EPOCH, Optional.of(Instant.EPOCH), RunSummary.State.DONE, 1, 0,
                0, 0, Optional.empty(), false), List.of());
    }

    @Override
    public SyncPairStore pairs() {
        return new SyncPairStore() {
            @Override
            public List<SyncPair> all() {
                return pairs;
            }

            @Override
            public Optional<SyncPair> find(String id) {
                return pairs.stream().filter(pair -> pair.id().equals(id)).findFirst();
            }

            @Override
            public void save(SyncPair pair) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void delete(String id) {
                throw new UnsupportedOperationException();
            }

            @Override
            public List<Problem> damaged() {
                return List.of();
            }

            @Override
            public SyncPair restorePrevious(String file) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Override
    public List<RunSummary> history(String pairId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SyncReport report(String pairId, long runId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SyncPlan planUndo(SyncPair pair, long runId, CancelToken cancel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SyncReport undo(SyncPair pair, long runId, SyncPlan plan, SyncListener listener, Pause pause,
            CancelToken cancel) {
        throw new UnsupportedOperationException();
    }
}
