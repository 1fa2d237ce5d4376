package io.portside.ftp.setting;

import java.util.Optional;

import io.portside.ftp.route.RoutePolicy;

/**
 * How a site's data connections may be opened.
 *
 * @param externalAddress        address to advertise in active mode, as the server must see us; a literal or a name
 * @param activePorts            local ports to listen on in active mode; empty: any
 * @param trustAdvertisedAddress use the address inside 227 instead of the control connection's peer
 */
public record DataSettings(RoutePolicy policy, Optional<String> externalAddress, Optional<PortRange> activePorts,
        boolean trustAdvertisedAddress) {
    /** Everything is found out. */
    public static final DataSettings AUTO = new DataSettings(RoutePolicy.AUTO, Optional.empty(), Optional.empty(),
            false);

    public DataSettings withPolicy(RoutePolicy other) {
        return new DataSettings(other, externalAddress, activePorts, trustAdvertisedAddress);
    }

    public DataSettings withExternalAddress(Optional<String> other) {
        return new DataSettings(policy, other, activePorts, trustAdvertisedAddress);
    }

    public DataSettings withActivePorts(Optional<PortRange> other) {
        return new DataSettings(policy, externalAddress, other, trustAdvertisedAddress);
    }

    public DataSettings withTrustAdvertisedAddress(boolean other) {
        return new DataSettings(policy, externalAddress, activePorts, other);
    }
}
