package io.portside.ftp.error;

/** The person (or the program on shutdown) cancelled; the session was closed if a reply was owed. */
public final class OperationCancelledException extends FtpException {
    private static final long serialVersionUID = 1L;

    public OperationCancelledException() {
        super("cancelled");
    }
}
