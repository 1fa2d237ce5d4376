package io.portside.engine.sync;

import java.util.List;
import java.util.Set;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.ftp.cancel.CancelToken;

/**
 * Compares and synchronises pairs of folders. Thread-safe; calls block until they are done or cancelled, so worker
 * threads. At most one call works at a pair at a time, in all programs on this computer: else {@code PAIR_BUSY}.
 */
public interface Synchroniser {
    /** Saved pairs. */
    SyncPairStore pairs();

    /**
     * Scans both sides and plans. Changes nothing but what a run that died half-way left behind: swaps that it had begun are
     * finished first.
     */
    SyncPlan plan(SyncPair pair, SyncListener listener, CancelToken cancel) throws ProblemException;

    /**
     * Does what {@code plan} says and nothing else; each item is looked at again first and left alone when it is not as the
     * plan knows it.
     *
     * @param acknowledged the plan's guards that somebody said yes to; {@code NOT_ACKNOWLEDGED} when one is missing
     * @param pause        asked between and within items
     */
    SyncReport run(SyncPair pair, SyncPlan plan, Set<Guard> acknowledged, SyncListener listener, Pause pause,
            CancelToken cancel) throws ProblemException;

    /** The runs of a pair, the newest first. */
    List<RunSummary> history(String pairId) throws ProblemException;

    SyncReport report(String pairId, long runId) throws ProblemException;

    /** What undoing a run would do, as a plan to be shown and run with {@link #undo}. */
    SyncPlan planUndo(SyncPair pair, long runId, CancelToken cancel) throws ProblemException;

    /** Runs what {@link #planUndo} gave. */
    SyncReport undo(SyncPair pair, long runId, SyncPlan plan, SyncListener listener, Pause pause, CancelToken cancel)
            throws ProblemException;
}
