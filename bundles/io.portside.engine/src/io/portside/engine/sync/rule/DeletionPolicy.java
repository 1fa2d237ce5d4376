package io.portside.engine.sync.rule;

/** What becomes of a file that is deleted or replaced. */
public enum DeletionPolicy {
    /** Moved to {@code .portside-trash/RUN/…} in the pair's folder on the same side. */
    TRASH,
    /** Kept in {@code .portside-versions/…} in the pair's folder on the same side, with the time in its name. */
    VERSIONS,
    /** Gone. A run cannot be undone then. */
    REAL
}
