package io.portside.engine.sync.rule;

/** What is proposed where both sides changed. */
public enum ConflictChoice {
    /** Nothing is done until somebody decides. */
    ASK, LEFT, RIGHT,
    /** The one that was modified later, where the times tell that for sure; else as {@link #ASK}. */
    NEWER,
    /** Both: the right one is kept under a name of its own, on both sides. */
    BOTH
}
