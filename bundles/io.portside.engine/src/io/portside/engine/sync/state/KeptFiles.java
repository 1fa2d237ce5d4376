package io.portside.engine.sync.state;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.files.VolumePath;

/**
 * What the runs of this pair put into trash and versions, and what of it was cleared since. Only what stands here may be
 * cleared: other pairs, other computers and people may keep things in the same folders. Thread-safe. Where it cannot be read
 * there is nothing in it.
 */
public interface KeptFiles {
    /** What is kept, in the order in which it was put there. */
    List<KeptFile> all() throws ProblemException;

    /** The newest run that somebody is offered to undo; 0: none. */
    long newestUndoable() throws ProblemException;

    /** When the run before {@code run} began. */
    Optional<Instant> startBefore(long run) throws ProblemException;

    /**
     * {@code run} is about to clear these.
     *
     * @return whether that is on the platter; else they must stay
     */
    boolean clearing(long run, List<KeptFile> files) throws ProblemException;

    /** @param stay are still there; the others of {@link #clearing} are gone */
    void cleared(long run, Collection<KeptFile> gone, Collection<KeptFile> stay) throws ProblemException;

    /** They were not there any more when {@code run} came to them: an earlier clearing, or somebody else, took them. */
    void missing(long run, Collection<KeptFile> files) throws ProblemException;

    /** Where things of {@code run} were kept that were cleared since. */
    Set<Place> clearedOf(long run) throws ProblemException;

    /** A place of a side. */
    record Place(Side side, VolumePath path) {}
}
