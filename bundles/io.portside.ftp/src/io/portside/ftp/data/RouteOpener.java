package io.portside.ftp.data;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

import io.portside.ftp.control.ChannelWatch;
import io.portside.ftp.control.Command;
import io.portside.ftp.control.ControlConnection;
import io.portside.ftp.control.HostNames;
import io.portside.ftp.control.Proxy;
import io.portside.ftp.control.Trace;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.route.Route;
import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.PortRange;

/** Makes the {@link RouteOpening} for a route, with what the profile says about addresses and ports. */
public final class RouteOpener {
    private static final Duration NAME_LIMIT = Duration.ofSeconds(5);
    private static final Duration NAME_KEPT = Duration.ofMinutes(1);

    private final ControlConnection control;
    private final ChannelWatch watch;
    private final Trace trace;
    private final Optional<String> external;
    private final Optional<PortRange> ports;
    private final ToIntFunction<PortRange> nextOffset;
    private final Supplier<Optional<InetAddress>> seenAt;
    private final Optional<Proxy> proxy;
    private Optional<InetAddress> resolved = Optional.empty();
    private long resolvedUntil = System.nanoTime();

    /**
     * @param nextOffset which port of a range to try first this time
     * @param seenAt     where the server sees us, if it told
     * @param proxy      through which the control connection goes as well; then there are no active routes
     */
    public RouteOpener(ControlConnection control, ChannelWatch watch, Trace trace, DataSettings settings,
            ToIntFunction<PortRange> nextOffset, Supplier<Optional<InetAddress>> seenAt, Optional<Proxy> proxy) {
        this.seenAt = seenAt;
        this.proxy = proxy;
        this.control = control;
        this.watch = watch;
        this.trace = trace;
        this.external = settings.externalAddress();
        this.ports = settings.activePorts();
        this.nextOffset = nextOffset;
    }

    /** A passive opening made ahead of the transfer that will use it; nothing is sent yet. */
    public AheadOpening ahead(Route route) {
        trace.nextData();
        return new AheadOpening(new PassiveOpening(route, control, watch, trace, proxy), route, watch);
    }

    /** A transfer over an active route that is sent ahead; nothing is sent yet. Empty when there is no port to listen on. */
    public Optional<AheadFlight> flight(Route route, List<PreludeStep> prelude, Command command) throws FtpException {
        if (!route.active()) {
            throw new IllegalArgumentException(route.toString());
        }
        return listen(route).map(opening -> new AheadFlight(opening, prelude, command));
    }

    /** Empty when there is no port to listen on. Blocks only to look up the name of the external address. */
    Optional<RouteOpening> open(Route route) throws FtpException {
        if (!route.active()) {
            return Optional.of(new PassiveOpening(route, control, watch, trace, proxy));
        }
        Optional<ActiveOpening> listening = listen(route);
        listening.ifPresent(ActiveOpening::announce);
        return listening.map(RouteOpening.class::cast);
    }

    private Optional<ActiveOpening> listen(Route route) throws FtpException {
        if (proxy.isPresent()) {
            throw new IllegalStateException("active through a proxy");
        }
        OptionalInt offset = ports.isPresent()
                ? OptionalInt.of(nextOffset.applyAsInt(ports.get()))
                : OptionalInt.empty();
        return ActiveOpening.listen(route, control, watch, trace, externalAddress(), ports, offset);
    }

    /**
     * Where the profile has ports forwarded: the address at which the server says it sees us, else the configured one, unless the peer is one that does not see us through the NAT: a server refuses a PORT
     * with any other address than the one it sees (RFC 2577).
     */
    private Optional<InetAddress> externalAddress() throws FtpException {
        InetAddress peer = control.peer().getAddress();
        InetAddress local = control.local().getAddress();
        boolean forwarded = external.isPresent() || ports.isPresent();
        if (!forwarded || LocalNetworks.unroutable(peer) || LocalNetworks.same(local, peer)) {
            return Optional.empty();
        }
        boolean four = local instanceof Inet4Address;
        Optional<InetAddress> seen = seenAt.get().filter(address -> address instanceof Inet4Address == four);
        if (seen.isPresent() || external.isEmpty()) {
            return seen;
        }
        if (ChannelWatch.passed(resolvedUntil)) {
            resolved = HostNames.resolve(external.get(), NAME_LIMIT, watch).stream()
                    .filter(address -> address instanceof Inet4Address == four).findFirst();
            resolvedUntil = ChannelWatch.deadline(NAME_KEPT);
        }
        return resolved;
    }
}
