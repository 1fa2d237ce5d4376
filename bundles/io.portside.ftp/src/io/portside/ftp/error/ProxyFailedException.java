package io.portside.ftp.error;

/** There is no way through the proxy. */
public final class ProxyFailedException extends FtpException {
    private static final long serialVersionUID = 1L;
    private final String proxy;
    private final Kind kind;
    private final String words;

    /**
     * @param proxy host and port
     * @param words the proxy's own, or what its code means; may be empty
     */
    public ProxyFailedException(String proxy, Kind kind, String words, Throwable cause) {
        super("proxy " + proxy + ": " + kind + (words.isEmpty() ? "" : " " + words), cause);
        this.proxy = proxy;
        this.kind = kind;
        this.words = words;
    }

    /** Host and port. */
    public String proxy() {
        return proxy;
    }

    public Kind kind() {
        return kind;
    }

    public String words() {
        return words;
    }

    /** Why. */
    public enum Kind {
        /** No connection to the proxy itself, or it fell silent. */
        UNREACHABLE,
        /** It wants an account, or refused ours. */
        LOGIN,
        /** It will not, or cannot, connect to the server. */
        REFUSED,
        /** What answers there speaks something else. */
        NO_PROXY,
        /** Active mode only was asked for, and nobody can connect to us through a proxy. */
        PASSIVE_ONLY
    }
}
