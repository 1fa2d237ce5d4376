package io.portside.engine.sync.tree;

/** How far a folder's listing can be believed. Unreadable is not empty. */
public enum Trust {
    /** Everything that is in the folder is known. */
    COMPLETE,
    /** Something may be missing. Nothing in it or below it may be deleted or replaced. */
    SUSPICIOUS,
    /** It could not be read. */
    FAILED,
    /** There is no such folder, and that is sure. */
    ABSENT
}
