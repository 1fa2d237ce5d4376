package io.portside.engine.sync.plan.compare;

/** The first thing in which two entries of one name differ. */
public enum Difference {
    /** The same, as far as can be told. */
    NONE, SIZE, TIME,
    /** Their checksums. */
    CONTENT,
    /** Where links point to. */
    LINK, KIND,
    /** There is nothing to compare: no sizes and no times, or links whose targets are not told. */
    UNDECIDABLE
}
