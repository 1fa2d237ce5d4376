package io.portside.ftp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.portside.ftp.route.RoutePolicy;

/**
 * What the core must know to work with a site. No secret is in here.
 *
 * @param externalAddress        address to advertise in active mode, as the server must see us; a literal or a name
 * @param activePorts            local ports to listen on in active mode; empty: any
 * @param trustAdvertisedAddress use the address inside 227 instead of the control connection's peer
 * @param charset                of names; UTF-8 unless the profile says otherwise
 * @param maxSessions            sessions at a time, 1 or more
 */
public record FtpSiteSettings(String host, int port, String user, RoutePolicy policy, Optional<String> externalAddress,
        Optional<PortRange> activePorts, boolean trustAdvertisedAddress, Charset charset, int maxSessions) {

    /** The settings of a site about which nothing special is known. */
    public static FtpSiteSettings of(String host, int port, String user) {
        return new FtpSiteSettings(host, port, user, RoutePolicy.AUTO, Optional.empty(), Optional.empty(), false,
                StandardCharsets.UTF_8, 4);
    }

    public FtpSiteSettings withPolicy(RoutePolicy newPolicy) {
        return new FtpSiteSettings(host, port, user, newPolicy, externalAddress, activePorts, trustAdvertisedAddress,
                charset, maxSessions);
    }

    public FtpSiteSettings withMaxSessions(int sessions) {
        return new FtpSiteSettings(host, port, user, policy, externalAddress, activePorts, trustAdvertisedAddress,
                charset, sessions);
    }
}
