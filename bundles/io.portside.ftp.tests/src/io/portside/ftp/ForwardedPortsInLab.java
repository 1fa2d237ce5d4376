package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.PortRange;
import io.portside.ftp.transfer.TransferProgress;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** Active mode from behind a NAT that forwards a range of ports to us. */
@InTopology(Topology.CLIENT_NAT)
class ForwardedPortsInLab {
    private static final CancelToken NEVER = CancelToken.never();
    /** Wide: a server that connects from port 20 cannot reach a port again for a minute after a download. */
    private static final PortRange FORWARDED = new PortRange(49100, 49199);
    private static final int TAKEN = 40;
    private static final String OUTSIDE = "203.0.113.1";
    private static final String STALE = "203.0.113.77";

    private final Lab lab = Lab.current();
    private final RouteMemory memory = RouteMemory.inMemory();
    private final List<FtpEvent> events = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @SuppressWarnings("resource") // All are closed together.
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    void theConfiguredAddressIsAdvertisedAndAFreePortOfTheRangeUsed(LabServer server) throws Exception {
        lab.serve(server);
        List<ServerSocket> taken = new ArrayList<>();
        try {
            for (int port = FORWARDED.first(); port < FORWARDED.first() + TAKEN; port++) {
                taken.add(new ServerSocket(port, 1, InetAddress.getByName("192.168.71.2")));
            }
            visit(Optional.of(OUTSIDE));
        } finally {
            for (ServerSocket socket : taken) {
                socket.close();
            }
        }
        assertEquals(List.of(OUTSIDE), advertised());
        assertTrue(listening().stream()
                .allMatch(one -> one.bound().getPort() >= FORWARDED.first() + TAKEN), listening().toString());
    }

    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    void anAddressThatHasChangedIsLearnedFromTheServersWords(LabServer server) throws Exception {
        lab.serve(server);
        visit(Optional.of(STALE));
        assertEquals(List.of(STALE, OUTSIDE), advertised());
        assertEquals(STALE, listening().get(0).advertised().getAddress().getHostAddress());
        assertEquals(1, listening().stream()
                .filter(one -> one.advertised().getAddress().getHostAddress().equals(STALE)).count(), "only once");
        events.clear();
        visit(Optional.of(STALE));
        assertEquals(List.of(OUTSIDE), advertised(), "the next visit knows it");
        events.clear();
        visit(Optional.of("203.0.113.78"));
        assertEquals("203.0.113.78", advertised().get(0), "what is configured anew is tried first");
    }

    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    void withARangeAloneTheServerIsAsked(LabServer server) throws Exception {
        lab.serve(server);
        visit(Optional.empty());
        assertEquals(OUTSIDE, listening().get(listening().size() - 1).advertised().getAddress().getHostAddress());
        // Pure-FTPd says it only when it refuses.
        assertEquals(server == LabServer.PURE_FTPD ? 2 : 1, advertised().size());
    }

    private List<FtpEvent.DataListening> listening() {
        return events.stream().filter(FtpEvent.DataListening.class::isInstance).map(FtpEvent.DataListening.class::cast)
                .toList();
    }

    private List<String> advertised() {
        return listening().stream().map(one -> one.advertised().getAddress().getHostAddress()).distinct().toList();
    }

    private void visit(Optional<String> external) throws Exception {
        DataSettings data = DataSettings.AUTO.withExternalAddress(external).withActivePorts(Optional.of(FORWARDED));
        FtpSiteSettings settings = FtpSiteSettings.of(lab.host(), lab.port(), lab.user()).withData(data);
        try (FtpSite site = new FtpSite(settings, lab::password, memory, events::add)) {
            assertEquals(5, site.list("/", NEVER).entries().size());
            assertEquals(Optional.of(Route.ACTIVE_PORT), site.routeStatus().route());
            byte[] content = Content.random(300_000);
            site.upload("/docs/file-1.txt", new Content(content), true, TransferProgress.NONE, NEVER);
            assertArrayEquals(content, Content.of(site, "/docs/file-1.txt"));
            assertTrue(events.stream().noneMatch(FtpEvent.RouteFailed.class::isInstance), events.toString());
        }
    }
}
