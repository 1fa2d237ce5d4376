package io.portside.ftp.error;

import java.util.Optional;

import io.portside.ftp.transfer.FileHash;

/** The server said the transfer is complete, but the size or the checksum there is not that of what was sent. */
public final class VerificationFailedException extends FtpException {
    private static final long serialVersionUID = 1L;
    private final long expected;
    private final long found;
    private final String algorithm;

    public VerificationFailedException(String name, long expected, long found) {
        super(name + ": expected " + expected + " bytes, found " + found);
        this.expected = expected;
        this.found = found;
        this.algorithm = "";
    }

    /** The sizes are the same, the checksums differ. */
    public VerificationFailedException(String name, long size, FileHash expected, FileHash found) {
        super(name + ": expected " + expected + ", found " + found);
        this.expected = size;
        this.found = size;
        this.algorithm = expected.algorithm();
    }

    /** By which the contents differ; empty when the sizes do. */
    public Optional<String> algorithm() {
        return algorithm.isEmpty() ? Optional.empty() : Optional.of(algorithm);
    }

    /** Bytes. */
    public long expected() {
        return expected;
    }

    /** Bytes. */
    public long found() {
        return found;
    }
}
