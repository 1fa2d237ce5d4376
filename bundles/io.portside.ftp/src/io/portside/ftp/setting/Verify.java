package io.portside.ftp.setting;

/** When a file's content is compared by a checksum that the server computes. Sizes are always compared. */
public enum Verify {
    /** After a transfer that broke and was resumed or repeated, where the server offers a checksum. */
    AUTO,
    /** After each transfer, where the server offers a checksum. */
    ALWAYS,
    /** Never: for servers whose checksums are slow or wrong. */
    SIZE_ONLY;

    /** Reading a file of more bytes again takes minutes on both sides; only who asked for it gets that. */
    private static final long LARGE = 4L << 30;

    /** @param doubted whether the transfer had to be resumed or repeated */
    public boolean checksum(boolean doubted, long bytes) {
        return this == ALWAYS || this == AUTO && doubted && bytes <= LARGE;
    }
}
