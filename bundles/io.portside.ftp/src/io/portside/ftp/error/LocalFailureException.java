package io.portside.ftp.error;

import java.io.IOException;

/** Our own end of a transfer failed: the source could not be read or the sink not be written (disk full, file gone). */
public final class LocalFailureException extends FtpException {
    private static final long serialVersionUID = 1L;
    private final long bytesMoved;

    /** @param bytesMoved payload bytes that went over the data connection before */
    public LocalFailureException(long bytesMoved, IOException cause) {
        super("local failure after " + bytesMoved + " bytes: " + cause.getMessage(), cause);
        this.bytesMoved = bytesMoved;
    }

    public long bytesMoved() {
        return bytesMoved;
    }
}
