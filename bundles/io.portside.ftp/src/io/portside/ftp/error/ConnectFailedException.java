package io.portside.ftp.error;

/** No address of the host answered on the control port. */
public final class ConnectFailedException extends FtpException {
    private static final long serialVersionUID = 1L;
    private final String host;
    private final int port;
    private final Kind kind;

    public ConnectFailedException(String host, int port, Kind kind, Throwable cause) {
        super(kind + " " + host + ":" + port, cause);
        this.host = host;
        this.port = port;
        this.kind = kind;
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public Kind kind() {
        return kind;
    }

    /** Why there is no connection. */
    public enum Kind {
        /** The name has no address. */
        UNKNOWN_HOST,
        /** A host answered, but nothing listens there. */
        REFUSED,
        /** Silence. */
        TIMED_OUT,
        /** No route to it, network down. */
        UNREACHABLE,
        /** Something answered that is not an FTP server, or it did not greet. */
        NO_GREETING
    }
}
