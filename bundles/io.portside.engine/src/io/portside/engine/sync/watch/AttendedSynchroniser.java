package io.portside.engine.sync.watch;

import java.util.List;
import java.util.Set;

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
import io.portside.ftp.cancel.CancelToken;

/**
 * The synchroniser for those who work at a pair because somebody asked them to: what keeps the pair in step stands back for
 * as long, so that nobody is told that his own program is busy with it. Thread-safe.
 */
public final class AttendedSynchroniser implements Synchroniser {
    private final Synchroniser synchroniser;
    private final InStep inStep;

    public AttendedSynchroniser(Synchroniser synchroniser, InStep inStep) {
        this.synchroniser = synchroniser;
        this.inStep = inStep;
    }

    /** Work at a pair. */
    @FunctionalInterface
    private interface Work<T> {
        T now() throws ProblemException;
    }

    private <T> T attending(String pairId, Work<T> work) throws ProblemException {
        return attending(pairId, new CancelToken(), work);
    }

    /** @param stops work that is cancelled by this is not gone on with by itself a moment later */
    private <T> T attending(String pairId, CancelToken stops, Work<T> work) throws ProblemException {
        try (InStep.Attention attention = inStep.attend(pairId)) {
            try {
                return work.now();
            } finally {
                if (stops.isCancelled()) {
                    attention.stopped();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.of(ProblemKind.CANCELLED, e.toString()), e);
        }
    }

    @Override
    public SyncPairStore pairs() {
        return synchroniser.pairs();
    }

    @Override
    public SyncPlan plan(SyncPair pair, SyncListener listener, CancelToken cancel) throws ProblemException {
        return attending(pair.id(), () -> synchroniser.plan(pair, listener, cancel));
    }

    @Override
    public SyncReport run(SyncPair pair, SyncPlan plan, Set<Guard> acknowledged, SyncListener listener, Pause pause,
            CancelToken cancel) throws ProblemException {
        return attending(pair.id(), cancel,
                () -> synchroniser.run(pair, plan, acknowledged, listener, pause, cancel));
    }

    @Override
    public List<RunSummary> history(String pairId) throws ProblemException {
        return synchroniser.history(pairId);
    }

    @Override
    public SyncReport report(String pairId, long runId) throws ProblemException {
        return synchroniser.report(pairId, runId);
    }

    @Override
    public SyncPlan planUndo(SyncPair pair, long runId, CancelToken cancel) throws ProblemException {
        return attending(pair.id(), () -> synchroniser.planUndo(pair, runId, cancel));
    }

    @Override
    public SyncReport undo(SyncPair pair, long runId, SyncPlan plan, SyncListener listener, Pause pause,
            CancelToken cancel) throws ProblemException {
        return attending(pair.id(), cancel, () -> synchroniser.undo(pair, runId, plan, listener, pause, cancel));
    }
}
