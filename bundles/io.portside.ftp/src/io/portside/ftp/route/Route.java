package io.portside.ftp.route;

/** A way to open a data connection. The planner orders them; nothing else does. */
public enum Route {
    /** The server connects to us at the address in PORT (RFC 959); the form that NAT helpers rewrite. */
    ACTIVE_PORT,
    /** The server connects to us at the address in EPRT (RFC 2428); needed over IPv6. */
    ACTIVE_EPRT,
    /** We connect to the port in 229, at the control connection's peer (RFC 2428); survives a NAT before the server. */
    PASSIVE_EPSV,
    /** We connect to the port in 227, at the control connection's peer, whatever address 227 says. */
    PASSIVE_PASV,
    /** We connect to address and port in 227; rare multi-homed servers, only where the profile asks for it. */
    PASSIVE_PASV_ADVERTISED;

    /** Whether the server connects to us. */
    public boolean active() {
        return this == ACTIVE_PORT || this == ACTIVE_EPRT;
    }
}
