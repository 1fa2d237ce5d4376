package io.portside.ftp.setting;

import java.util.Optional;

/**
 * A proxy through which every connection of a site goes. Nobody can connect to us through one, so data connections are
 * passive then.
 *
 * @param user empty: the proxy asks for no account; the password is asked for as a secret of its own
 */
public record ProxySettings(Kind kind, String host, int port, Optional<String> user) {

    /** What the proxy speaks. */
    public enum Kind {
        /** RFC 1928, with RFC 1929 for accounts. */
        SOCKS5,
        /** {@code CONNECT} of RFC 9110 section 9.3.6. */
        HTTP_CONNECT
    }
}
