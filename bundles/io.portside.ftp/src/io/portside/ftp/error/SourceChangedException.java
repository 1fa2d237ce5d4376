package io.portside.ftp.error;

/** The file to upload was written to while it was being read, so that what was sent is no version of it. */
public final class SourceChangedException extends FtpException {
    private static final long serialVersionUID = 1L;
    private final String path;
    private final long expected;
    private final long found;

    /** @param path the remote path it should have got */
    public SourceChangedException(String path, long expected, long found) {
        super("source of " + path + " changed: " + expected + " bytes at the beginning, " + found + " at the end");
        this.path = path;
        this.expected = expected;
        this.found = found;
    }

    public String path() {
        return path;
    }

    /** Bytes at the beginning. */
    public long expected() {
        return expected;
    }

    /** Bytes at the end; the same number where only the modification time changed. */
    public long found() {
        return found;
    }
}
