package io.portside.engine.sync.plan;

/** What is done with an entry. */
public enum Action {
    /** Nothing, and the baseline stays as it is. */
    SKIP,
    /** No file moves; the baseline learns that both sides agree, or that both have it no more. */
    RECORD, COPY_LEFT, COPY_RIGHT, DELETE_LEFT, DELETE_RIGHT,
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
}
