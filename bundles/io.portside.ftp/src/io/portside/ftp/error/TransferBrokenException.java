package io.portside.ftp.error;

/** A transfer failed after it had begun; never a reason to change the route. */
public final class TransferBrokenException extends FtpException {
    private static final long serialVersionUID = 1L;
    private final long bytesMoved;

    /** @param bytesMoved payload bytes that went over the data connection before it broke */
    public TransferBrokenException(long bytesMoved, String message, Throwable cause) {
        super(message + " after " + bytesMoved + " bytes", cause);
        this.bytesMoved = bytesMoved;
    }

    public long bytesMoved() {
        return bytesMoved;
    }
}
