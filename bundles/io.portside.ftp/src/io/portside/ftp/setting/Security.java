package io.portside.ftp.setting;

/** How a site's connections are protected. There is no "TLS if possible": that would be a silent downgrade. */
public enum Security {
    /** Clear text, as RFC 959 has it. */
    CLEAR,
    /** {@code AUTH TLS} on the ordinary port (RFC 4217); a server that refuses it is not logged in to. */
    EXPLICIT,
    /** TLS from the first byte, usually port 990. */
    IMPLICIT
}
