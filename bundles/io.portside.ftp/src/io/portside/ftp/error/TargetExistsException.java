package io.portside.ftp.error;

/** The name is taken and the caller did not say to replace what is there. Nothing was changed. */
public final class TargetExistsException extends FtpException {
    private static final long serialVersionUID = 1L;
    private final String path;

    public TargetExistsException(String path) {
        super("exists already: " + path);
        this.path = path;
    }

    /** The remote path. */
    public String path() {
        return path;
    }
}
