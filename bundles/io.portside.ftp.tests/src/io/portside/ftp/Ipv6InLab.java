package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.transfer.TransferProgress;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** Routes over IPv6, where there is no PORT: EPRT and EPSV (RFC 2428). */
class Ipv6InLab {
    private static final CancelToken NEVER = CancelToken.never();

    private final Lab lab = Lab.current();
    private final RouteMemory memory = RouteMemory.inMemory();
    private final List<FtpEvent> events = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    @InTopology(value = Topology.OPEN, rtt = 40)
    void activeWorksInAnOpenNetwork(LabServer server) throws Exception {
        lab.serve(server);
        assertEquals(List.of(), worksTwice(Route.ACTIVE_EPRT));
    }

    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    @InTopology(value = {Topology.CLIENT_FIREWALL, Topology.CLIENT_FIREWALL_REJECT}, rtt = 40)
    void passiveIsFoundBehindTheClientsFirewall(LabServer server) throws Exception {
        lab.serve(server);
        assertEquals(List.of(Route.ACTIVE_EPRT), worksTwice(Route.PASSIVE_EPSV));
    }

    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    @InTopology(value = Topology.CLIENT_FIREWALL, rtt = 10)
    void aServerThatTakesOneSessionIsFreedToo(LabServer server) throws Exception {
        lab.serve(server, "--max-per-ip", "1");
        assertEquals(List.of(Route.ACTIVE_EPRT), worksTwice(Route.PASSIVE_EPSV));
    }

    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD"})
    @InTopology(value = {Topology.SERVER_FIREWALL, Topology.SERVER_FIREWALL_REJECT}, rtt = 40)
    void activeGetsThroughTheServersFirewall(LabServer server) throws Exception {
        lab.serve(server);
        assertEquals(List.of(), worksTwice(Route.ACTIVE_EPRT));
    }

    /** In a network of its own: after another server's connections Pure-FTPd connects from port 2, which is not let out. */
    @Test
    @InTopology(value = {Topology.SERVER_FIREWALL, Topology.SERVER_FIREWALL_REJECT}, rtt = 35)
    void fromPureFtpdAsWell() throws Exception {
        lab.serve(LabServer.PURE_FTPD);
        assertEquals(List.of(), worksTwice(Route.ACTIVE_EPRT));
    }

    /** Two visits, the second without a failing attempt; what failed on the first. */
    private List<Route> worksTwice(Route expected) throws Exception {
        visit(expected);
        List<Route> failed = events.stream().filter(FtpEvent.RouteFailed.class::isInstance)
                .map(FtpEvent.RouteFailed.class::cast).map(FtpEvent.RouteFailed::failure).map(RouteFailure::route)
                .toList();
        events.clear();
        visit(expected);
        assertTrue(events.stream().noneMatch(FtpEvent.RouteFailed.class::isInstance), events.toString());
        return failed;
    }

    private void visit(Route expected) throws Exception {
        try (FtpSite site = new FtpSite(FtpSiteSettings.of(lab.host6(), lab.port(), lab.user()), lab::password, memory,
                events::add)) {
            List<String> names = site.list("/", NEVER).entries().stream().map(RemoteEntry::name).toList();
            assertEquals(5, names.size(), () -> names + " " + events);
            assertEquals(expected, site.routeStatus().route().orElseThrow());
            byte[] content = Content.random(300_000);
            site.upload("/docs/file-1.txt", new Content(content), true, TransferProgress.NONE, NEVER);
            assertArrayEquals(content, Content.of(site, "/docs/file-1.txt"));
        }
    }
}
