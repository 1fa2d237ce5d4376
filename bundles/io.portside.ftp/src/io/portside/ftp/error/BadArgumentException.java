package io.portside.ftp.error;

/** A name or argument that must not go on the wire: CR, LF or NUL would end the command line (RFC 959 5.3). */
public final class BadArgumentException extends FtpException {
    private static final long serialVersionUID = 1L;
    private final String argument;

    public BadArgumentException(String argument, String why) {
        super(why);
        this.argument = argument;
    }

    /** The argument as it was given. */
    public String argument() {
        return argument;
    }
}
