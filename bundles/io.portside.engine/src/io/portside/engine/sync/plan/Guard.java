package io.portside.engine.sync.plan;

import java.util.List;

/**
 * Something so unusual about a plan that somebody has to acknowledge it before the plan may run.
 *
 * @param details values for the words ({@code io.portside.engine.text.SyncWording})
 */
public record Guard(Kind kind, List<String> details) {
    public Guard {
        details = List.copyOf(details);
    }

    /** What is unusual. */
    public enum Kind {
        /** A folder of the pair that had content is empty or gone. Details: LEFT or RIGHT. */
        ROOT_EMPTY,
        /** Details: LEFT or RIGHT, number, of how many. */
        MANY_DELETIONS,
        /** Every file's time changed by the same: a clock or a time zone. Details: LEFT or RIGHT, number, seconds. */
        SAME_OFFSET,
        /** Names that the other side cannot tell apart or cannot have. Details: number, an example. */
        NAME_COLLISIONS,
        /** The two folders have next to nothing in common: the wrong pair. Details: number on each side, in common. */
        WRONG_PAIR,
        /** What was remembered of the last time is damaged; nothing will be deleted. Details: where it was put. */
        BASELINE_LOST,
        /** Folders that could not be read. Details: number, an example. */
        UNREADABLE
    }
}
