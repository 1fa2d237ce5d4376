package io.portside.engine.sync.run;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.files.Location;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.state.DoneStep;
import io.portside.engine.sync.state.Journal;
import io.portside.engine.sync.state.KeptFiles;
import io.portside.ftp.cancel.CancelToken;

/** Runs the plans of one pair whose lock the caller holds. One call at a time; worker threads. */
public final class PairRun {
    private final SyncPair pair;
    private final Map<Side, RunEnd> ends = new EnumMap<>(Side.class);
    private final Journal journal;
    private final RunClock clock;

    /** @param journal of the pair's open state */
    public PairRun(SyncPair pair, Location left, Location right, Journal journal) {
        this(pair, left, right, journal, RunClock.REAL);
    }

    PairRun(SyncPair pair, Location left, Location right, Journal journal, RunClock clock) {
        this.pair = pair;
        this.journal = journal;
        this.clock = clock;
        ends.put(Side.LEFT, new RunEnd(Side.LEFT, left));
        ends.put(Side.RIGHT, new RunEnd(Side.RIGHT, right));
    }

    /**
     * Finishes what earlier runs left half done; to be called before each scan. Costs nothing when there is nothing. Throws
     * what may pass, a lost connection for one: then there must be no plan yet.
     */
    public void recover(CancelToken cancel) throws ProblemException {
        new StepRecovery(ends, journal, clock).run(cancel);
    }

    /**
     * Does what {@code plan} says. Whatever happens to an item is its fate in the report; thrown is only what keeps the run
     * from beginning, or a journal that cannot be written.
     */
    public SyncReport run(SyncPlan plan, SyncListener listener, Pause pause, CancelToken cancel)
            throws ProblemException {
        recover(cancel);
        DeletionPolicy policy = KeptPlaces.policy(plan.rules());
        return new SyncRun(pair, ends, journal, clock, new RunTask(plan, policy, Optional.empty())).run(listener, pause,
                cancel);
    }

    /**
     * What taking a run back would do now.
     *
     * @param steps of the run, from the history
     */
    public SyncPlan planUndo(List<DoneStep> steps, CancelToken cancel) throws ProblemException {
        recover(cancel);
        Set<KeptFiles.Place> cleared = steps.isEmpty()
                ? Set.of()
                : journal.keptFiles().clearedOf(steps.get(0).step().run());
        return new UndoPlanner(pair, steps).plan(clock.now(), ends, cleared, clock, cancel);
    }

    /** Runs what {@link #planUndo} gave; items of another origin are left alone. */
    public SyncReport undo(long run, List<DoneStep> steps, SyncPlan plan, SyncListener listener, Pause pause,
            CancelToken cancel) throws ProblemException {
        recover(cancel);
        DeletionPolicy policy = KeptPlaces.policy(plan.rules());
        UndoPlanner undo = new UndoPlanner(pair, steps);
        RunTask task = new RunTask(undo.onlyOwn(plan), policy == DeletionPolicy.REAL ? DeletionPolicy.TRASH : policy,
                Optional.of(undo.of(run)));
        return new SyncRun(pair, ends, journal, clock, task).run(listener, pause, cancel);
    }
}
