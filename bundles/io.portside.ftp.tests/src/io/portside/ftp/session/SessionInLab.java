package io.portside.ftp.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.listing.EntryKind;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure.Evidence;
import io.portside.ftp.transfer.TransferProgress;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** Sessions with real servers, over real firewalls and NATs. */
@SuppressWarnings("resource") // Channels over memory hold nothing that would have to be let go of.
class SessionInLab {
    private static final OpenWatch SHORT = OpenWatch.of(Duration.ofMillis(500));

    private final Lab lab = Lab.current();
    private final SiteHabits habits = new SiteHabits();
    private int number;

    private final List<Session> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(Session::close);
    }

    private FtpSession open() throws Exception {
        FtpSession session = FtpSession.open(++number, FtpSiteSettings.of(lab.host(), lab.port(), lab.user()),
                lab::password, habits,
                event -> {}, Visit.NEVER);
        opened.add(session);
        return session;
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology(Topology.OPEN)
    void everyRouteCarriesListingsAndFilesBothWays(LabServer server) throws Exception {
        lab.serve(server);
        byte[] content = Files.readAllBytes(lab.home().resolve("one-mib.bin"));
        FtpSession session = open();
        for (Route route : Route.values()) {
            for (int i = 0; i < 2; i++) {
                assertEquals(IntStream.rangeClosed(1, 20).mapToObj(n -> "file-" + n + ".txt").sorted().toList(),
                        Visit.names(session, "/docs", route));
            }
            assertEquals(List.of("na\u00efve.txt"), Visit.names(session, "/with space", route));
            assertEquals(List.of(), Visit.names(session, "/empty", route));
            assertArrayEquals(content, Visit.retrieve(session, "/one-mib.bin", 0, route));
            assertArrayEquals(Arrays.copyOfRange(content, 1_000_000, content.length),
                    Visit.retrieve(session, "/one-mib.bin", 1_000_000, route));
            String name = "-up [x] " + route;
            assertEquals(500_000, Visit.store(session, "/" + name, 0, Arrays.copyOf(content, 500_000), route));
            assertEquals(Optional.of(500_000L), session.size("/" + name, Visit.NEVER));
            Visit.store(session, "/" + name, 400_000, Arrays.copyOfRange(content, 400_000, content.length), route);
            assertArrayEquals(content, Files.readAllBytes(lab.home().resolve(name)));
        }
        assertTrue(session.usable());
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology(Topology.OPEN)
    void filesAndFoldersAreToldApartChangedAndRemoved(LabServer server) throws Exception {
        lab.serve(server);
        Instant when = Instant.parse("2021-03-28T01:30:59Z");
        FtpSession session = open();
        assertEquals("/", session.facts().home());
        session.makeFolder("/-new [dir] \u00f6", Visit.NEVER);
        byte[] content = {1, 2, 3};
        Visit.store(session, "/-new [dir] \u00f6/.hidden", 0, content, Route.PASSIVE_EPSV);
        assertTrue(session.setModified("/-new [dir] \u00f6/.hidden", when, Visit.NEVER));
        RemoteEntry file = session.stat("/-new [dir] \u00f6/.hidden", Visit.NEVER).orElseThrow();
        assertEquals(EntryKind.FILE, file.kind());
        assertEquals(3, file.size().orElseThrow());
        assertEquals(when, file.modified().orElseThrow().instant());
        assertEquals(EntryKind.FOLDER, session.stat("/-new [dir] \u00f6", Visit.NEVER).orElseThrow().kind());
        assertEquals(Optional.empty(), session.stat("/-new [dir] \u00f6/none", Visit.NEVER));
        assertEquals(List.of(".hidden"), Visit.names(session, "/-new [dir] \u00f6", Route.PASSIVE_EPSV));
        assertThrows(CommandRefusedException.class, () -> session.removeFolder("/-new [dir] \u00f6", Visit.NEVER));
        for (Route route : List.of(Route.PASSIVE_EPSV, Route.ACTIVE_PORT, Route.ACTIVE_PORT)) {
            assertEquals("CWD", assertThrows(CommandRefusedException.class,
                    () -> session.list("/none", route, Visit.PATIENT, Visit.NEVER)).verb());
            assertEquals("RETR", assertThrows(CommandRefusedException.class,
                    () -> Visit.retrieve(session, "/none", 0, route)).verb());
            assertTrue(session.usable());
        }
        session.rename("/-new [dir] \u00f6", "/moved", Visit.NEVER);
        session.deleteFile("/moved/.hidden", Visit.NEVER);
        session.removeFolder("/moved", Visit.NEVER);
        assertFalse(Files.exists(lab.home().resolve("moved")));
        session.noop(Visit.NEVER);
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology(value = Topology.OPEN, rtt = 20)
    void aCancelledTransferEndsAtOnceAndTheNextSessionWorks(LabServer server) throws Exception {
        lab.serve(server);
        byte[] content = new byte[30_000_000];
        FtpSession session = open();
        Visit.store(session, "/big", 0, content, Route.PASSIVE_EPSV);
        CancelToken cancel = new CancelToken();
        CountDownLatch moved = new CountDownLatch(1);
        CompletableFuture<?> transfer = Visit.meanwhile(() -> session.retrieve("/big", 0,
                Channels.newChannel(OutputStream.nullOutputStream()), Route.PASSIVE_EPSV, Visit.PATIENT,
                bytes -> moved.countDown(), cancel));
        moved.await();
        cancel.cancel();
        Visit.failure(OperationCancelledException.class, transfer);
        if (session.usable()) {
            assertTrue(Visit.names(session, "/", Route.PASSIVE_EPSV).contains("big"));
        }
        FtpSession next = open();
        assertEquals(Optional.of((long) content.length), next.size("/big", Visit.NEVER));
    }

    /** How each route ends, and that the ones that work still work after the others. */
    private void outcomes(LabServer server, Map<Route, Evidence> expected) throws Exception {
        lab.serve(server);
        Map<Route, Evidence> seen = new EnumMap<>(Route.class);
        byte[] content = Files.readAllBytes(lab.home().resolve("one-mib.bin"));
        for (Route route : Route.values()) {
            FtpSession session = open();
            try {
                // Twice: the second time PORT, CWD and LIST are one segment, which a NAT helper must still find its way through.
                assertEquals(20, session.list("/docs", route, SHORT, Visit.NEVER).entries().size());
                assertEquals(20, session.list("/docs", route, SHORT, Visit.NEVER).entries().size());
                ByteArrayOutputStream back = new ByteArrayOutputStream();
                session.store("/copy", 0, Channels.newChannel(new ByteArrayInputStream(content)), route, SHORT,
                        TransferProgress.NONE, Visit.NEVER);
                session.retrieve("/copy", 0, Channels.newChannel(back), route, SHORT, TransferProgress.NONE,
                        Visit.NEVER);
                assertArrayEquals(content, back.toByteArray());
            } catch (RouteFailedException e) {
                seen.put(route, e.failure().evidence());
            }
        }
        assertEquals(expected, seen);
    }

    private static Map<Route, Evidence> active(Evidence evidence) {
        return Map.of(Route.ACTIVE_PORT, evidence, Route.ACTIVE_EPRT, evidence);
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology(Topology.CLIENT_FIREWALL)
    void behindASwallowingFirewallNobodyComesIn(LabServer server) throws Exception {
        outcomes(server, active(Evidence.NO_INBOUND));
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology(Topology.CLIENT_FIREWALL_REJECT)
    void behindARejectingFirewallTheServerSaysSo(LabServer server) throws Exception {
        outcomes(server, active(Evidence.SERVER_COULD_NOT_CONNECT));
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology(Topology.CLIENT_NAT_ALG)
    void throughANatThatRewritesPortEverythingWorks(LabServer server) throws Exception {
        outcomes(server, Map.of());
    }

    @ParameterizedTest
    @EnumSource(LabServer.class)
    @InTopology(Topology.SERVER_NAT)
    void aServerBehindANatIsReachedAtItsPeerAddress(LabServer server) throws Exception {
        outcomes(server, Map.of(Route.PASSIVE_PASV_ADVERTISED, Evidence.CONNECT_TIMED_OUT));
    }

    @Test
    @InTopology(Topology.SERVER_FIREWALL)
    void aServerBehindAFirewallComesToUs() throws Exception {
        outcomes(LabServer.VSFTPD, Map.of(Route.PASSIVE_EPSV, Evidence.CONNECT_TIMED_OUT, Route.PASSIVE_PASV,
                Evidence.CONNECT_TIMED_OUT, Route.PASSIVE_PASV_ADVERTISED, Evidence.CONNECT_TIMED_OUT));
    }
}
