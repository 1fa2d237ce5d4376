package io.portside.engine.sync.plan;

/** What a copy does on the side that gets it. */
public enum Manner {
    /** Something comes where nothing was. Also said of everything that is no copy. */
    PLAIN,
    /** A folder is made. */
    FOLDER,
    /** It takes the place of what is there. */
    REPLACES
}
