package io.portside.engine.sync.plan;

import java.util.Optional;

import io.portside.engine.sync.rule.Side;

/** What is done with an entry. */
public enum Action {
    /** Nothing, and the baseline stays as it is. */
    SKIP,
    /** No file moves; the baseline learns that both sides agree, or that both have it no more. */
    RECORD,
    /**
     * The left one becomes as the right one is. Where a folder takes the place of a file, the file is put away first; where
     * a file takes the place of a folder, all that is in the folder has its own item that takes it away before.
     */
    COPY_LEFT, COPY_RIGHT,
    /** A folder only when everything in it is deleted or moved away by items of its own. */
    DELETE_LEFT, DELETE_RIGHT,
    /** Renamed or moved on the left, as it was on the right: no content moves. */
    MOVE_LEFT, MOVE_RIGHT,
    /** The right one gets a name of its own, then both are on both sides. */
    KEEP_BOTH,
    /** Both sides changed; nothing is done until somebody decides. */
    CONFLICT;

    /** Whether files or folders of a side are written, moved or deleted. */
    public boolean writes() {
        return this != SKIP && this != RECORD && this != CONFLICT;
    }

    public boolean deletes() {
        return this == DELETE_LEFT || this == DELETE_RIGHT;
    }

    /** The side whose files it writes, moves or deletes; empty for none and for both. */
    public Optional<Side> written() {
        return switch (this) {
            case COPY_LEFT, DELETE_LEFT, MOVE_LEFT -> Optional.of(Side.LEFT);
            case COPY_RIGHT, DELETE_RIGHT, MOVE_RIGHT -> Optional.of(Side.RIGHT);
            case SKIP, RECORD, KEEP_BOTH, CONFLICT -> Optional.empty();
        };
    }

    public static Action copyTo(Side side) {
        return side == Side.LEFT ? COPY_LEFT : COPY_RIGHT;
    }

    public static Action deleteOn(Side side) {
        return side == Side.LEFT ? DELETE_LEFT : DELETE_RIGHT;
    }

    public static Action moveOn(Side side) {
        return side == Side.LEFT ? MOVE_LEFT : MOVE_RIGHT;
    }
}
