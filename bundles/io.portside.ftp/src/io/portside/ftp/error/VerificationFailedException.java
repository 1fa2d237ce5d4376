package io.portside.ftp.error;

/** The server said the transfer is complete, but the size there is not the size sent. */
public final class VerificationFailedException extends FtpException {
    private static final long serialVersionUID = 1L;
    private final long expected;
    private final long found;

    public VerificationFailedException(String name, long expected, long found) {
        super(name + ": expected " + expected + " bytes, found " + found);
        this.expected = expected;
        this.found = found;
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
