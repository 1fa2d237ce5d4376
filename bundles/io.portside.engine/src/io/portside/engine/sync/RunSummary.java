package io.portside.engine.sync;

import java.time.Instant;
import java.util.Optional;

/**
 * A run in the history of a pair.
 *
 * @param id       of the run, unique within the pair
 * @param ended    empty: it runs, or the program died
 * @param undoOf   the run that this one undid
 * @param undoable whether there is something to undo: trash or versions, not undone before
 * @param cleared  so many of the files that it kept in trash or versions were cleared since, and cannot come back
 */
public record RunSummary(long id, Instant started, Optional<Instant> ended, State state, long done, long failed,
        long leftAlone, long bytes, Optional<Long> undoOf, boolean undoable, long cleared) {
    /** Of one of whose files nothing was cleared. */
    public RunSummary(long id, Instant started, Optional<Instant> ended, State state, long done, long failed,
            long leftAlone, long bytes, Optional<Long> undoOf, boolean undoable) {
        this(id, started, ended, state, done, failed, leftAlone, bytes, undoOf, undoable, 0);
    }

    public RunSummary withUndoable(boolean other) {
        return new RunSummary(id, started, ended, state, done, failed, leftAlone, bytes, undoOf, other, cleared);
    }

    /** How it ended. */
    public enum State {
        RUNNING, DONE, WITH_FAILURES, CANCELLED,
        /** The program ended in the middle of it. Nothing needs repair; the next one goes on. */
        INTERRUPTED
    }
}
