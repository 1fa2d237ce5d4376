package io.portside.ftp.error;

/** What came is not FTP: an unreadable or endless reply, or replies that match nothing that was asked. */
public final class ProtocolException extends FtpException {
    private static final long serialVersionUID = 1L;

    public ProtocolException(String message) {
        super(message);
    }
}
