package io.portside.ftp.route;

import java.time.Duration;
import java.util.Optional;

import io.portside.ftp.reply.Reply;

/**
 * How one attempt to open a data connection failed.
 *
 * @param waited how long it took to know
 * @param reply  the server's reply where there was one
 */
public record RouteFailure(Route route, Evidence evidence, Duration waited, Optional<Reply> reply) {

    /** What was observed; the classifier gives it a meaning. */
    public enum Evidence {
        /** The server refused PORT, EPRT, PASV or EPSV. */
        NEGOTIATION_REFUSED,
        /** 227 or 229 without a usable address. */
        UNREADABLE_REPLY,
        /** No port of the configured range (or none at all) could be opened here. */
        NO_LOCAL_PORT,
        /** Active: nobody connected within the budget, and the server said nothing. */
        NO_INBOUND,
        /** Active: the server says that it could not connect (425), or 426 with no byte moved. */
        SERVER_COULD_NOT_CONNECT,
        /** Passive: nothing listens there (RST). */
        CONNECT_REFUSED,
        /** Passive: silence. */
        CONNECT_TIMED_OUT,
        /** Passive: no route, administratively prohibited. */
        CONNECT_UNREACHABLE,
        /** Passive: connected, but the server wants none of it (425 after the connect). */
        SERVER_REJECTED_PEER
    }
}
