package io.portside.ftp.doctor;

import java.util.List;

/**
 * One conclusion.
 *
 * @param evidence the checks it rests on
 */
public record Verdict(Kind kind, Remedy remedy, List<Check> evidence) {
    public Verdict {
        evidence = List.copyOf(evidence);
    }

    /** How much it stands in the way. */
    public enum Weight {
        /** Nothing works because of it. */
        FATAL,
        /** Some way does not work because of it. */
        OBSTACLE,
        /** Worth knowing. */
        NOTE,
        /** All is well. */
        FINE
    }

    /** What is the matter. */
    public enum Kind {
        /** Every route works. */
        ALL_FINE(Weight.FINE),
        /** The host's name has no address. */
        UNKNOWN_HOST(Weight.FATAL),
        /** A host is there, and nothing listens at the port. */
        NO_SERVER(Weight.FATAL),
        /** Nobody answers at the address. */
        NOT_REACHABLE(Weight.FATAL),
        /** Somebody answers, and not as an FTP server does. */
        NOT_FTP(Weight.FATAL),
        /** User name or password are wrong, or the account is not allowed in. */
        LOGIN_REFUSED(Weight.FATAL),
        /** The server has as many sessions as it takes. */
        TOO_MANY_SESSIONS(Weight.FATAL),
        /** The profile asks for TLS, and the server has none. */
        TLS_NOT_OFFERED(Weight.FATAL),
        /** The server wants TLS, and the profile does not. */
        TLS_REQUIRED(Weight.FATAL),
        /** The server's certificate is not trusted, or the handshake failed. */
        TLS_FAILED(Weight.FATAL),
        /** Data connections stand, and the server will not list the start folder. */
        LISTING_REFUSED(Weight.FATAL),
        /** Cancelled, out of time or cut off before anything could be concluded. */
        INCONCLUSIVE(Weight.FATAL),
        /** Neither side lets a data connection in. */
        NOTHING_WORKS(Weight.FATAL),
        /** A firewall on our side lets no connection in. */
        CLIENT_FIREWALL(Weight.OBSTACLE),
        /** We are behind a NAT, and the address in PORT is of no use to the server. */
        CLIENT_NAT(Weight.OBSTACLE),
        /** A NAT of the provider's, so that no port can be forwarded to us. */
        CARRIER_NAT(Weight.OBSTACLE),
        /** The profile's external address is not the one that the server sees. */
        EXTERNAL_ADDRESS_WRONG(Weight.OBSTACLE),
        /** The server's administrator switched active mode off. */
        ACTIVE_REFUSED(Weight.OBSTACLE),
        /** A firewall on the server's side lets no data connection in. */
        SERVER_FIREWALL(Weight.OBSTACLE),
        /** The server's administrator switched passive mode off. */
        PASSIVE_REFUSED(Weight.OBSTACLE),
        /** Data connections reach the server at the address in 227 only. */
        ADVERTISED_ONLY(Weight.OBSTACLE),
        /** What a NAT helper opens in clear text stays shut over TLS, because it cannot read the ports. */
        TLS_HIDES_PORTS(Weight.OBSTACLE),
        /** As {@link #EXTERNAL_ADDRESS_WRONG}, but active mode works, because the server told the right one. */
        EXTERNAL_ADDRESS_CHANGED(Weight.NOTE),
        /** A NAT rewrites our PORT, so that active mode works all the same. */
        ALG(Weight.NOTE),
        /** The server is behind a NAT and advertises an address that cannot be reached; Portside ignores it. */
        SERVER_NAT(Weight.NOTE),
        /** The server takes one session only. */
        ONE_SESSION(Weight.NOTE),
        /** The server offers TLS, and the profile does not use it. */
        TLS_AVAILABLE(Weight.NOTE),
        /** Through a proxy nobody can connect to us. */
        PROXY_PASSIVE_ONLY(Weight.NOTE);

        private final Weight weight;

        Kind(Weight weight) {
            this.weight = weight;
        }

        public Weight weight() {
            return weight;
        }
    }

    /** What can be done about it, and by whom. */
    public enum Remedy {
        /** Nothing has to be done. */
        NONE,
        /** The profile's host name or port. */
        CHECK_ADDRESS,
        /** User name, password, or the account at the server. */
        CHECK_LOGIN,
        /** Fewer sessions, or a little patience. */
        FEWER_SESSIONS,
        /** The server's administrator has to switch TLS on; or the person decides for clear text. */
        SERVER_TLS,
        /** The profile: explicit TLS. */
        USE_TLS,
        /** The certificate has to be looked at. */
        CHECK_CERTIFICATE,
        /** The profile: a start folder that may be listed. */
        CHECK_FOLDER,
        /** Again, later. */
        REPEAT,
        /** The profile: passive mode. */
        USE_PASSIVE,
        /** The profile: active mode. */
        USE_ACTIVE,
        /** The profile: the address that the server sees. */
        SET_EXTERNAL,
        /** The profile: no external address. */
        CLEAR_EXTERNAL,
        /** The profile: the address in 227. */
        TRUST_ADVERTISED,
        /** Our router: forward the profile's active ports to this computer. */
        FORWARD_PORTS,
        /** Our firewall: let the profile's active ports in. */
        OPEN_ACTIVE_PORTS,
        /** The server's administrator: open the passive ports. */
        OPEN_PASSIVE_PORTS,
        /** Either side: the server's passive ports, or our firewall for active mode. */
        OPEN_EITHER,
        /** Both: the server's passive ports have to be opened; nothing can be done on our side. */
        PASSIVE_PORTS_ONLY_WAY,
        /** The server's administrator: switch a mode on. */
        SERVER_MODES
    }
}
