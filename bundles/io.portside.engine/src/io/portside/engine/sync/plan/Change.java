package io.portside.engine.sync.plan;

/** What happened to an entry on one side since the baseline. */
public enum Change {
    /** Not there, and the baseline does not know it either. */
    ABSENT, UNCHANGED, CREATED, MODIFIED, DELETED,
    /** A file became a folder, a folder a link, and the like. */
    KIND_CHANGED,
    /** Its folder could not be read, or not for sure. */
    UNKNOWN
}
