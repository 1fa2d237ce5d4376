package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteMemory;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** Servers that take one session at a time: a silent attempt must not lock us out. */
class OneSessionInLab {
    private static final CancelToken NEVER = CancelToken.never();

    private final Lab lab = Lab.current();
    private final RouteMemory memory = RouteMemory.inMemory();
    private final List<FtpEvent> events = Collections.synchronizedList(new ArrayList<>());

    /** Nothing is known beforehand. The servers go on counting the silent session for 60 to 134 s unless they are freed. */
    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    @InTopology(value = {Topology.OPEN, Topology.CLIENT_FIREWALL, Topology.CLIENT_FIREWALL_REJECT}, rtt = 40)
    void theFirstVisitSucceedsThoughTheProfileKnowsNothing(LabServer server) throws Exception {
        lab.serve(server, "--max-per-ip", "1");
        boolean active = visit(4);
        assertEquals(lab.topology() == Topology.OPEN, active);
        List<RouteFailure> failures = failures();
        assertEquals(active ? 0 : 1, failures.size(), failures.toString());
        assertTrue(lab.topology() != Topology.CLIENT_FIREWALL || refused() > 0, "a second session was tried");
        events.clear();
        assertEquals(active, visit(4));
        assertEquals(List.of(), failures());
        assertEquals(0, refusedBesideOurs(), "the second visit knows that there is one session only");
    }

    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    @InTopology(value = {Topology.OPEN, Topology.CLIENT_FIREWALL, Topology.CLIENT_NAT, Topology.SERVER_NAT}, rtt = 40)
    void aProfileThatAllowsOneSessionBeginsPassive(LabServer server) throws Exception {
        lab.serve(server, "--max-per-ip", "1");
        assertFalse(visit(1));
        assertEquals(List.of(), failures());
        assertFalse(visit(1));
        assertEquals(List.of(), failures());
    }

    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD"})
    @InTopology(value = {Topology.SERVER_FIREWALL, Topology.SERVER_FIREWALL_REJECT}, rtt = 40)
    void itGoesOnToActiveModeBehindTheServersFirewall(LabServer server) throws Exception {
        lab.serve(server, "--max-per-ip", "1");
        passiveThenActive();
    }

    /** In a network of its own: after another server's connections Pure-FTPd connects from port 2, which is not let out. */
    @Test
    @InTopology(value = {Topology.SERVER_FIREWALL, Topology.SERVER_FIREWALL_REJECT}, rtt = 20)
    void soItDoesWithPureFtpd() throws Exception {
        lab.serve(LabServer.PURE_FTPD, "--max-per-ip", "1");
        passiveThenActive();
    }

    private void passiveThenActive() throws Exception {
        assertTrue(visit(1));
        assertEquals(List.of(Route.PASSIVE_EPSV, Route.PASSIVE_PASV),
                failures().stream().map(RouteFailure::route).toList());
        events.clear();
        assertTrue(visit(1));
        assertEquals(List.of(), failures());
    }

    /** Greetings and logins that said: too many. */
    private long refused() {
        return replies().filter(OneSessionInLab::tooMany).count();
    }

    /** Once a session is logged in; a refusal before that is of the last visit's session, which the server still counts. */
    private long refusedBesideOurs() {
        return replies().dropWhile(reply -> reply.code() != 230).filter(OneSessionInLab::tooMany).count();
    }

    private Stream<FtpEvent.ReplyReceived> replies() {
        return List.copyOf(events).stream().filter(FtpEvent.ReplyReceived.class::isInstance)
                .map(FtpEvent.ReplyReceived.class::cast);
    }

    private static boolean tooMany(FtpEvent.ReplyReceived reply) {
        return reply.code() == 421 || reply.code() == 530;
    }

    private List<RouteFailure> failures() {
        return events.stream().filter(FtpEvent.RouteFailed.class::isInstance).map(FtpEvent.RouteFailed.class::cast)
                .map(FtpEvent.RouteFailed::failure).toList();
    }

    /** Returns whether active mode is used in the end. */
    private boolean visit(int sessions) throws Exception {
        FtpSiteSettings settings = FtpSiteSettings.of(lab.host(), lab.port(), lab.user()).withMaxSessions(sessions);
        try (FtpSite site = new FtpSite(settings, lab::password, memory, events::add)) {
            long start = System.nanoTime();
            assertEquals(5, site.list("/", NEVER).entries().size());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertEquals(20, site.list("/docs", NEVER).entries().size());
            assertFalse(site.routeStatus().route().isEmpty());
            assertTrue(took.compareTo(Duration.ofSeconds(60)) < 0, took.toString());
            System.out.printf("%s, one session (profile: %d): first listing after %d ms%n", lab.topology().label(),
                    sessions, took.toMillis());
            return site.routeStatus().route().orElseThrow().active();
        }
    }
}
