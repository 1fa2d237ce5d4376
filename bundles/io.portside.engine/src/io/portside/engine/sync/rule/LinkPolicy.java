package io.portside.engine.sync.rule;

/** What is done with symbolic links. A link is never followed into a deletion. */
public enum LinkPolicy {
    /** Left alone, on both sides. */
    SKIP,
    /** Copied as links where both sides have them, else left alone. */
    COPY,
    /** Taken for the files and folders they point to; circles are noticed and left alone. */
    FOLLOW
}
