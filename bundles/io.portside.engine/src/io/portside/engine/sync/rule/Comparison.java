package io.portside.engine.sync.rule;

/** How two files are found equal. */
public enum Comparison {
    /** By size and modification time, as exact as each side knows it. */
    SIZE_AND_TIME,
    /** By content: checksums, which the server gives or which are made by reading the file. */
    CHECKSUM
}
