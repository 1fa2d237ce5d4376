package io.portside.ftp.error;

/** The control connection ended or fell silent (421, end of stream, reset, time-out). What was asked may or may not have happened. */
public final class SessionLostException extends FtpException {
    private static final long serialVersionUID = 1L;

    public SessionLostException(String message) {
        super(message);
    }

    public SessionLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
