package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.NoRouteException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.transfer.TransferProgress;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** Sites on real servers behind real firewalls and NATs: which route is found, and what the second visit does. */
class FtpSiteInLab {
    private static final CancelToken NEVER = CancelToken.never();

    private final Lab lab = Lab.current();
    private final RouteMemory memory = RouteMemory.inMemory();
    private final List<FtpEvent> events = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology({Topology.OPEN, Topology.CLIENT_NAT_ALG, Topology.SERVER_NAT})
    void activeIsUsedWhereItWorks(LabServer server) throws Exception {
        lab.serve(server);
        assertTrue(worksTwice(), "active mode");
    }

    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD"})
    @InTopology(Topology.SERVER_FIREWALL)
    void activeGetsThroughTheServersFirewall(LabServer server) throws Exception {
        lab.serve(server);
        assertTrue(worksTwice(), "active mode");
    }

    /**
     * In a network of its own (no other test asks for this round trip): after another server's connections Pure-FTPd
     * cannot bind port 20 and connects from port 2, which this firewall does not let out.
     */
    @Test
    @InTopology(value = Topology.SERVER_FIREWALL, rtt = 30)
    void activeGetsThroughTheServersFirewallFromPureFtpd() throws Exception {
        lab.serve(LabServer.PURE_FTPD);
        assertTrue(worksTwice(), "active mode");
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology(value = Topology.CLIENT_FIREWALL, rtt = 40)
    void passiveIsFoundBehindASwallowingFirewall(LabServer server) throws Exception {
        lab.serve(server);
        assertTrue(!worksTwice(), "passive mode");
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology({Topology.CLIENT_FIREWALL_REJECT, Topology.CLIENT_NAT})
    void passiveIsFoundWhereActiveIsRefused(LabServer server) throws Exception {
        lab.serve(server);
        assertTrue(!worksTwice(), "passive mode");
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology(Topology.BOTH_BLOCKED)
    void whereNothingWorksItSaysWhatWasTried(LabServer server) throws Exception {
        lab.serve(server);
        try (FtpSite site = visit(RoutePolicy.AUTO)) {
            NoRouteException none = assertThrows(NoRouteException.class, () -> site.list("/", NEVER));
            assertEquals(4, none.failures().size(), none.toString());
        }
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology(Topology.CLIENT_FIREWALL_REJECT)
    void aPolicyIsKeptThoughItLeadsNowhere(LabServer server) throws Exception {
        lab.serve(server);
        try (FtpSite site = visit(RoutePolicy.ACTIVE_ONLY)) {
            assertThrows(NoRouteException.class, () -> site.list("/", NEVER));
        }
        try (FtpSite site = visit(RoutePolicy.PASSIVE_ONLY)) {
            assertEquals(5, site.list("/", NEVER).entries().size());
        }
    }

    /** First and second visit with a file each way; the second must not try what fails. Returns whether by active mode. */
    private boolean worksTwice() throws Exception {
        byte[] content = Content.random(300_000);
        boolean active;
        try (FtpSite site = visit(RoutePolicy.AUTO)) {
            assertEquals(5, site.list("/", NEVER).entries().size());
            active = site.routeStatus().route().orElseThrow().active();
            site.upload("/docs/file-1.txt", new Content(content), true, TransferProgress.NONE, NEVER);
            assertArrayEquals(content, Content.of(site, "/docs/file-1.txt"));
            assertEquals(active, site.routeStatus().failures().isEmpty());
        }
        Path docs = lab.home().resolve("docs");
        assertArrayEquals(content, Files.readAllBytes(docs.resolve("file-1.txt")));
        try (Stream<Path> all = Files.list(docs)) {
            assertEquals(20, all.count(), "nothing hidden is left");
        }
        events.clear();
        try (FtpSite site = visit(RoutePolicy.AUTO)) {
            assertEquals(20, site.list("/docs", NEVER).entries().size());
            assertTrue(site.routeStatus().remembered());
            assertEquals(active, site.routeStatus().route().orElseThrow().active());
            assertTrue(events.stream().noneMatch(FtpEvent.RouteFailed.class::isInstance), events.toString());
        }
        return active;
    }

    private FtpSite visit(RoutePolicy policy) {
        return new FtpSite(FtpSiteSettings.of(lab.host(), lab.port(), lab.user()).withPolicy(policy), lab::password,
                memory, events::add);
    }
}
