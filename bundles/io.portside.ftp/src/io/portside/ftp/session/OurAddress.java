package io.portside.ftp.session;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.portside.ftp.control.Command;
import io.portside.ftp.control.ControlConnection;
import io.portside.ftp.control.HostNames;
import io.portside.ftp.data.LocalNetworks;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.reply.SeenAddress;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteFailure.Evidence;
import io.portside.ftp.route.SiteFacts;
import io.portside.ftp.route.SiteOnNetwork;
import io.portside.ftp.setting.DataSettings;

/**
 * The address to advertise where the profile says that ports are forwarded to us: an external address or a port range
 * is set. A router's address changes now and then, and a server refuses any but the one it sees (RFC 2577); so what the
 * server says itself counts more than what the profile says, and is remembered for the next visit: a server that has
 * refused an address will refuse a wrong one again, so that what is remembered can cost a command and nothing more. Where
 * the profile has a name, which is looked up each time, nothing is remembered. Belongs to the session's thread.
 */
final class OurAddress {
    private static final Command STAT = Command.of("STAT");

    private final ControlConnection control;
    private final SiteHabits habits;
    private final Duration patience;
    private final boolean forwarded;
    private final boolean addressKnown;
    private final String configured;
    private final SiteOnNetwork place;

    OurAddress(ControlConnection control, SiteHabits habits, DataSettings settings, Duration patience,
            SiteOnNetwork place) {
        this.control = control;
        this.habits = habits;
        this.patience = patience;
        this.place = place;
        this.configured = settings.externalAddress().orElse("");
        this.addressKnown = settings.externalAddress().isPresent();
        this.forwarded = addressKnown || settings.activePorts().isPresent();
    }

    /** Before a data connection is opened: asks, once for the site, where there is a port range, a NAT and no address. */
    void prepare(Route route) throws FtpException {
        if (route.active() && forwarded && habits.firstRecall()) {
            recall();
        }
        InetAddress local = control.local().getAddress();
        InetAddress peer = control.peer().getAddress();
        boolean nat = LocalNetworks.unroutable(local) && !LocalNetworks.unroutable(peer);
        if (route.active() && forwarded && !addressKnown && nat && habits.firstQuestionAboutUs()) {
            ask();
        }
    }

    /** Whether {@code failure} has taught another address, so that the route is worth a second try. */
    boolean learned(RouteFailure failure) throws FtpException {
        if (!failure.route().active() || !forwarded || failure.evidence() != Evidence.NEGOTIATION_REFUSED
                || control.owed() > 0 || !control.sound()) {
            return false;
        }
        Optional<InetAddress> before = habits.seenAt();
        failure.reply().flatMap(SeenAddress::read).map(SeenAddress::address).ifPresent(habits::learnSeenAt);
        if (habits.seenAt().equals(before)) {
            ask();
        }
        boolean learned = !habits.seenAt().equals(before);
        if (learned && rememberable()) {
            String seen = habits.seenAt().orElseThrow().getHostAddress();
            habits.memory().learn(place, facts -> facts
                    .withSeenAt(Optional.of(new SiteFacts.SeenAt(seen, configured, Instant.now()))));
        }
        return learned;
    }

    private void recall() {
        Optional<SiteFacts.SeenAt> seen = rememberable()
                ? habits.memory().facts(place).fresh(Instant.now()).seenAt()
                : Optional.empty();
        seen.filter(one -> one.configured().equals(configured)).flatMap(one -> HostNames.literal(one.address()))
                .ifPresent(habits::learnSeenAt);
    }

    private boolean rememberable() {
        return configured.isEmpty() || HostNames.literal(configured).isPresent();
    }

    private void ask() throws FtpException {
        Reply reply = control.ask(STAT, patience);
        if (reply.completed()) {
            SeenAddress.read(reply).map(SeenAddress::address).ifPresent(habits::learnSeenAt);
        }
    }
}
