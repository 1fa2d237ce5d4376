package io.portside.engine.sync.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.Fate;
import io.portside.engine.sync.RunSummary;

/**
 * What a run writes down, before it acts and after. Thread-safe. Throws {@code SYNC_STATE} when it cannot write: then
 * nothing more may be done to a file.
 */
public interface Journal {
    /**
     * A run begins.
     *
     * @param undoable whether what it replaces and deletes is kept
     * @return its number, larger than all before
     */
    long begin(Instant started, Optional<Long> undoOf, boolean undoable) throws ProblemException;

    /** These are about to be done. On the platter when this returns. */
    void intend(List<Step> steps) throws ProblemException;

    /**
     * It is done, and the baseline knows what {@code step} settles: both at once, soon. Lost when the program dies right now;
     * then the step is found as intended, and what there is tells that it is done.
     */
    void done(Step step) throws ProblemException;

    /** Nothing came of it, and nothing is left of it. Soon, as {@link #done}. */
    void dropped(Step step) throws ProblemException;

    /** What a step settles, known better now; only if it is done. Soon, as {@link #done}. */
    void settledBetter(Step step) throws ProblemException;

    /** The baseline learns without anything being done. */
    void record(List<Settlement> settlements) throws ProblemException;

    /** Writes what is to be written soon. */
    void flush() throws ProblemException;

    /** Steps that were intended and neither done nor dropped, of this and earlier runs, as they were intended. */
    List<Step> pending() throws ProblemException;

    /**
     * The run is over and goes into the history. A history that cannot be written is no failure.
     *
     * @param complete whether it came to its end, so that there is a baseline from now on; or, when it undid the very run
     *                 that made the baseline, none any more
     */
    void end(RunSummary summary, List<Fate> fates, boolean complete) throws ProblemException;

    /** What runs put into trash and versions; those that are not over are not in it yet. */
    KeptFiles keptFiles();
}
