package io.portside.cli.work;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

import io.portside.engine.profile.Site;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.PortRange;

/**
 * What the options say about a site's connections; empty: as the site has it.
 *
 * @param passwordFromInput the password is the first line of standard input
 */
public record Choices(Optional<RoutePolicy> mode, Optional<Integer> connections, Optional<String> externalAddress,
        Optional<PortRange> activePorts, List<String> pins, Optional<String> authority, Optional<Long> bytesPerSecond,
        Optional<Charset> charset, boolean passwordFromInput) {
    public Choices {
        pins = List.copyOf(pins);
    }

    /** Everything as the site has it. */
    public static final Choices NONE = new Choices(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    /** The site as it is to be opened. */
    Site applied(Site site) {
        Site changed = site.withMaxSessions(connections.orElse(site.maxSessions()))
                .withCharset(charset.map(Charset::name).orElse(site.charset()))
                .withData(site.data().withPolicy(mode.orElse(site.data().policy()))
                        .withExternalAddress(externalAddress.or(() -> site.data().externalAddress()))
                        .withActivePorts(activePorts.or(() -> site.data().activePorts())))
                .withTransfer(site.transfer()
                        .withBytesPerSecond(bytesPerSecond.orElse(site.transfer().bytesPerSecond())));
        return changed.withTls(site.tls().withPins(pins.isEmpty() ? site.tls().pins() : pins)
                .withAuthority(authority.or(() -> site.tls().authority())));
    }
}
