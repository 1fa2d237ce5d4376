package io.portside.engine.sync.rule;

/** Which changes go where. All modes are rules over the same table of changes. */
public enum SyncMode {
    /** Changes of each side go to the other. */
    TWO_WAY,
    /** The right side becomes as the left one is; what changed on the right is undone. */
    MIRROR_RIGHT,
    /** The left side becomes as the right one is. */
    MIRROR_LEFT,
    /** New and changed files of the left side go to the right; nothing is ever deleted, the left is never written. */
    UPDATE_RIGHT,
    /** As {@link #MIRROR_RIGHT}, and whatever is replaced or deleted on the right stays there as a version. */
    BACKUP_RIGHT
}
