package io.portside.engine.sync;

import java.util.Optional;

import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Manner;

/**
 * What became of one item of a plan.
 *
 * @param manner  of a copy: as the plan told it
 * @param from    of a move: where it was
 * @param bytes   of content that moved
 * @param problem of a failure; of a {@link Outcome#CHANGED}: what is different now
 */
public record Fate(VolumePath path, Action action, Manner manner, Outcome outcome, Optional<VolumePath> from,
        long bytes, Optional<Problem> problem) {
    /** How it ended. */
    public enum Outcome {
        DONE, FAILED,
        /** Not as the plan knew it any more; left alone. */
        CHANGED,
        /** Not reached: cancelled, or an item it needed failed. */
        NOT_DONE,
        /** A conflict nobody decided, or left alone by decision. */
        LEFT_ALONE
    }
}
