package io.portside.ftp.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.setting.PortRange;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure.Evidence;
import io.portside.testkit.SampleTree;
import io.portside.testkit.ScriptedFtpServer;
import io.portside.testkit.Trigger;

@SuppressWarnings("resource") // Visit closes its sessions.
class DataRoutesTest {
    private static final byte[] CONTENT = new SampleTree.Item("content", false, 300_000, null).content();

    private final Visit visit = new Visit();
    private final ScriptedFtpServer server = visit.server;

    @BeforeEach
    void fill() {
        server.tree().file("/f", CONTENT);
    }

    @AfterEach
    void close() {
        visit.close();
    }

    private static String verb(Route route) {
        return switch (route) {
            case ACTIVE_PORT -> "PORT";
            case ACTIVE_EPRT -> "EPRT";
            case PASSIVE_EPSV -> "EPSV";
            case PASSIVE_PASV, PASSIVE_PASV_ADVERTISED -> "PASV";
        };
    }

    private void everythingWorks(Route route) throws Exception {
        FtpSession session = visit.open();
        for (int i = 0; i < 2; i++) {
            assertTrue(Visit.names(session, "/", route).contains("f"));
            assertArrayEquals(CONTENT, Visit.retrieve(session, "/f", 0, route));
            assertEquals(CONTENT.length, Visit.store(session, "/g", 0, CONTENT, route));
            assertArrayEquals(CONTENT, server.tree().content("/g"));
        }
        session.noop(Visit.NEVER);
        assertTrue(session.usable());
        assertEquals(6, visit.events(FtpEvent.DataOpened.class).size());
        assertTrue(visit.events(FtpEvent.DataClosed.class).stream().allMatch(FtpEvent.DataClosed::clean));
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void everyRouteCarriesEverything(Route route) throws Exception {
        everythingWorks(route);
        assertEquals(6, server.count(verb(route)));
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE_EPRT", "PASSIVE_EPSV"})
    void soDoTheyOverIpv6(Route route) throws Exception {
        try (Visit six = new Visit(ScriptedFtpServer.start("::1"))) {
            six.server.tree().file("/f", CONTENT);
            FtpSession session = six.open();
            assertArrayEquals(CONTENT, Visit.retrieve(session, "/f", 0, route));
            Visit.routeFails(session, Route.ACTIVE_PORT, Evidence.NO_LOCAL_PORT, Visit.PATIENT);
            assertTrue(session.usable());
        }
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE_PORT,early", "ACTIVE_PORT,none", "ACTIVE_PORT,late", "ACTIVE_PORT,done", "PASSIVE_EPSV,early",
            "PASSIVE_EPSV,none", "PASSIVE_EPSV,late", "PASSIVE_EPSV,done", "ACTIVE_PORT,at once"})
    void theRepliesMayComeInAnyOrder(Route route, String order) throws Exception {
        for (String verb : List.of("LIST", "MLSD", "RETR", "STOR", "PORT")) {
            switch (order) {
                case "early" -> server.on(verb).early150();
                case "none" -> server.on(verb).no150();
                case "late" -> server.on(verb).late150();
                case "done" -> server.on(verb.matches("STOR|PORT") ? "-" : verb).reply226BeforeData();
                default -> server.on(verb).connectAtOnce();
            }
        }
        everythingWorks(route);
    }

    @ParameterizedTest
    @EnumSource(value = Route.class, names = {"ACTIVE_PORT", "ACTIVE_EPRT"})
    void nobodyConnectsWithinTheBudget(Route route) throws Exception {
        server.on("MLSD").swallowData();
        FtpSession session = visit.open();
        Visit.routeFails(session, route, Evidence.NO_INBOUND, Visit.IMPATIENT);
        assertFalse(session.usable(), "a reply is owed");
        int port = visit.only(FtpEvent.DataListening.class).bound().getPort();
        assertThrows(IOException.class, () -> connect(port), "the listener is gone");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void askedGentlyAPassiveRouteThatFailsLeavesTheSessionClean(boolean pipelined) throws Exception {
        if (!pipelined) {
            visit.habits.confusedByPipelining();
        }
        server.on("EPSV").closedPort();
        server.on("PASV").times(1).deafPort();
        FtpSession session = visit.open();
        Visit.routeFails(session, Route.PASSIVE_EPSV, Evidence.CONNECT_REFUSED, gentle(Duration.ofSeconds(20)));
        Visit.routeFails(session, Route.PASSIVE_PASV, Evidence.CONNECT_TIMED_OUT, gentle(Duration.ofMillis(200)));
        assertEquals(0, server.count("MLSD"), "the server was not asked to send");
        assertTrue(session.usable());
        assertTrue(Visit.names(session.list("/", Route.PASSIVE_PASV, gentle(Duration.ofSeconds(20)), Visit.NEVER))
                .contains("f"));
        assertTrue(Visit.names(session.list("/", Route.ACTIVE_PORT, gentle(Duration.ofSeconds(20)), Visit.NEVER))
                .contains("f"));
        session.noop(Visit.NEVER);
    }

    private static OpenWatch gentle(Duration budget) {
        return new OpenWatch() {
            @Override
            public Duration budget() {
                return budget;
            }

            @Override
            public boolean gentle() {
                return true;
            }

            @Override
            public void opened(Duration waited) {
                // Nobody asked.
            }
        };
    }

    private static void connect(int port) throws IOException {
        try (Socket late = new Socket()) {
            late.connect(new InetSocketAddress("127.0.0.1", port), 5000);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aServerThatGivesUpSaysSoAtOnceWithOrWithoutA150(boolean early) throws Exception {
        Trigger gaveUp = new Trigger();
        if (early) {
            server.on("MLSD").times(1).early150Then425(gaveUp);
        } else {
            server.on("MLSD").times(1).swallowData(gaveUp);
        }
        FtpSession session = visit.open();
        CompletableFuture<?> listing = Visit.meanwhile(() -> {
            Visit.routeFails(session, Route.ACTIVE_PORT, Evidence.SERVER_COULD_NOT_CONNECT, Visit.PATIENT);
            return null;
        });
        server.awaitLine(1, "C: MLSD");
        gaveUp.fire();
        listing.join();
        assertTrue(session.usable(), "nothing is owed");
        assertEquals(List.of("f"), Visit.names(session, "/", Route.PASSIVE_EPSV));
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE_PORT,500", "ACTIVE_EPRT,522", "PASSIVE_EPSV,502", "PASSIVE_PASV,425", "ACTIVE_PORT,550"})
    void aRefusedNegotiationLeavesTheSessionUsable(Route route, int code) throws Exception {
        server.on(verb(route)).reply(code + " no");
        FtpSession session = visit.open();
        Visit.routeFails(session, route, Evidence.NEGOTIATION_REFUSED, Visit.PATIENT);
        assertTrue(session.usable());
        Route other = route.active() ? Route.PASSIVE_EPSV : Route.ACTIVE_PORT;
        assertEquals(List.of("f"), Visit.names(session, "/", other));
    }

    @Test
    void aRefusalAfterPortWasAcceptedBeforeIsUnderstoodToo() throws Exception {
        FtpSession session = visit.open();
        assertEquals(List.of("f"), Visit.names(session, "/", Route.ACTIVE_PORT));
        server.on("PORT").reply("500 not any more");
        Visit.routeFails(session, Route.ACTIVE_PORT, Evidence.NEGOTIATION_REFUSED, Visit.PATIENT);
        assertTrue(session.usable(), "the transfer command that went along was answered");
        assertEquals(List.of("f"), Visit.names(session, "/", Route.PASSIVE_EPSV));
    }

    @ParameterizedTest
    @ValueSource(strings = {"530", "532"})
    void notBeingLoggedInIsNoRouteFailure(String code) throws Exception {
        server.on("EPSV").reply(code + " who are you?");
        FtpSession session = visit.open();
        assertThrows(CommandRefusedException.class,
                () -> session.list("/", Route.PASSIVE_EPSV, Visit.PATIENT, Visit.NEVER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"227 no parentheses {h},{p1},{p2}", "227 (10,1,2,3,{p1},{p2})", "227 (0,0,0,0,{p1},{p2})",
            "229 not asked for (|||{port}|)"})
    void oddRepliesToPasvAreUnderstood(String says) throws Exception {
        server.on("PASV").says(says);
        FtpSession session = visit.open();
        assertEquals(List.of("f"), Visit.names(session, "/", Route.PASSIVE_PASV));
        assertEquals(server.host(), visit.only(FtpEvent.DataConnecting.class).used().getAddress().getHostAddress());
    }

    @Test
    void theAdvertisedHostIsUsedOnlyByTheRouteThatSaysSo() throws Exception {
        server.on("PASV").says("227 (127,0,0,3,{p1},{p2})");
        FtpSession session = visit.open();
        assertEquals(List.of("f"), Visit.names(session, "/", Route.PASSIVE_PASV));
        Visit.routeFails(session, Route.PASSIVE_PASV_ADVERTISED, Evidence.CONNECT_REFUSED, Visit.PATIENT);
        List<FtpEvent.DataConnecting> tries = visit.events(FtpEvent.DataConnecting.class);
        assertEquals("127.0.0.3", tries.get(0).advertised().getAddress().getHostAddress());
        assertEquals("127.0.0.1", tries.get(0).used().getAddress().getHostAddress());
        assertEquals("127.0.0.3", tries.get(1).used().getAddress().getHostAddress());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"PASV;227 (1,2,3,4,0,0)", "PASV;227 come in", "EPSV;229 (|||0|)",
            "EPSV;200 ok", "PASV;227 (1,2,3,999,5,6)"})
    void aReplyWithoutAPortIsUnreadable(String verb, String says) throws Exception {
        server.on(verb).reply(says);
        FtpSession session = visit.open();
        Visit.routeFails(session, verb.equals("PASV") ? Route.PASSIVE_PASV : Route.PASSIVE_EPSV,
                Evidence.UNREADABLE_REPLY, Visit.PATIENT);
        assertTrue(session.usable());
    }

    @Test
    void aClosedPassivePortIsRefused() throws Exception {
        server.on("EPSV").closedPort();
        FtpSession session = visit.open();
        Visit.routeFails(session, Route.PASSIVE_EPSV, Evidence.CONNECT_REFUSED, Visit.PATIENT);
    }

    @Test
    void aDeafPassivePortTimesOut() throws Exception {
        server.on("EPSV").deafPort();
        server.on("MLSD").swallowData();
        FtpSession session = visit.open();
        Visit.routeFails(session, Route.PASSIVE_EPSV, Evidence.CONNECT_TIMED_OUT, Visit.IMPATIENT);
        assertFalse(session.usable());
    }

    @Test
    void aServerThatDislikesThePeerIsHeard() throws Exception {
        server.on("MLSD").reply("425 Security: Bad IP connecting.");
        FtpSession session = visit.open();
        Visit.routeFails(session, Route.PASSIVE_EPSV, Evidence.SERVER_REJECTED_PEER, Visit.PATIENT);
        assertTrue(session.usable());
    }

    @Test
    void aStrangerIsTurnedAwayAndTheServerLetIn() throws Exception {
        server.on("MLSD").connectFromStranger();
        FtpSession session = visit.open();
        assertEquals(List.of("f"), Visit.names(session, "/", Route.ACTIVE_PORT));
        assertEquals("127.0.0.2",
                visit.only(FtpEvent.StrangerRefused.class).stranger().getAddress().getHostAddress());
    }

    @Test
    void aStrangerAloneIsNobody() throws Exception {
        server.on("MLSD").connectOnlyFromStranger();
        FtpSession session = visit.open();
        Visit.routeFails(session, Route.ACTIVE_PORT, Evidence.NO_INBOUND, Visit.IMPATIENT);
        assertEquals(1, visit.events(FtpEvent.StrangerRefused.class).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"450", "550", "553", "530", "532", "551"})
    void aRefusedTargetIsNoRouteFailure(String code) throws Exception {
        for (Route route : List.of(Route.ACTIVE_PORT, Route.PASSIVE_EPSV)) {
            server.on("RETR").reply(code + " not that one");
            server.on("STOR").reply(code + " not there");
            FtpSession session = visit.open();
            assertEquals("RETR", assertThrows(CommandRefusedException.class,
                    () -> Visit.retrieve(session, "/f", 0, route)).verb());
            assertEquals("STOR", assertThrows(CommandRefusedException.class,
                    () -> Visit.store(session, "/g", 0, CONTENT, route)).verb());
            assertTrue(session.usable());
        }
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE_PORT,PORT", "ACTIVE_PORT,MLSD", "PASSIVE_EPSV,EPSV", "PASSIVE_EPSV,MLSD", "PASSIVE_EPSV,CWD"})
    void theEndOfTheControlConnectionIsNoticedAtOnce(Route route, String verb) throws Exception {
        server.on(verb).closeControl();
        FtpSession session = visit.open();
        assertThrows(SessionLostException.class, () -> session.list("/", route, Visit.PATIENT, Visit.NEVER));
        assertFalse(session.usable());
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE_PORT,PORT", "ACTIVE_PORT,MLSD", "PASSIVE_EPSV,EPSV", "PASSIVE_EPSV,MLSD"})
    void a421IsALostSession(Route route, String verb) throws Exception {
        server.on(verb).reply("421 timeout");
        FtpSession session = visit.open();
        assertThrows(SessionLostException.class, () -> session.list("/", route, Visit.PATIENT, Visit.NEVER));
        assertFalse(session.usable());
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE_PORT,PORT", "ACTIVE_PORT,MLSD", "PASSIVE_EPSV,EPSV", "PASSIVE_EPSV,MLSD"})
    void cancelEndsTheOpening(Route route, String verb) throws Exception {
        server.on("MLSD").swallowData();
        if (!verb.equals("MLSD")) {
            server.on(verb).holdUntil(new Trigger());
        } else if (!route.active()) {
            server.on("EPSV").deafPort();
        }
        FtpSession session = visit.open();
        CancelToken cancel = new CancelToken();
        CompletableFuture<?> listing = Visit.meanwhile(() -> session.list("/", route, Visit.PATIENT, cancel));
        server.awaitLine(1, "C: " + verb + ".*");
        cancel.cancel();
        Visit.failure(OperationCancelledException.class, listing);
        assertFalse(session.usable());
    }

    @Test
    void closeFromAnotherThreadEndsTheOpening() throws Exception {
        server.on("MLSD").swallowData();
        FtpSession session = visit.open();
        CompletableFuture<?> listing = Visit
                .meanwhile(() -> session.list("/", Route.ACTIVE_PORT, Visit.PATIENT, Visit.NEVER));
        server.awaitLine(1, "C: MLSD");
        session.close();
        Visit.failure(SessionLostException.class, listing);
        server.awaitOpenSessions(0);
        visit.only(FtpEvent.SessionClosed.class);
    }

    private void range(PortRange range, Optional<String> external) {
        visit.settings = visit.settings.withData(
                visit.settings.data().withExternalAddress(external).withActivePorts(Optional.of(range)));
    }

    @Test
    void eachFreePortOfTheRangeIsTriedInTurn() throws Exception {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        try (ServerSocket first = new ServerSocket(0, 1, here)) {
            int port = first.getLocalPort();
            range(new PortRange(port, port), Optional.empty());
            FtpSession session = visit.open();
            Visit.routeFails(session, Route.ACTIVE_PORT, Evidence.NO_LOCAL_PORT, Visit.PATIENT);
            assertTrue(session.usable());
            assertEquals(0, server.count("PORT"));
        }
        ServerSocket taken = new ServerSocket(0, 1, here);
        int port = Math.min(taken.getLocalPort(), 65530);
        range(new PortRange(port, port + 4), Optional.empty());
        FtpSession session = visit.open();
        for (int i = 0; i < 10; i++) {
            assertEquals(List.of("f"), Visit.names(session, "/", Route.ACTIVE_PORT));
        }
        taken.close();
        for (FtpEvent.DataListening listening : visit.events(FtpEvent.DataListening.class)) {
            assertTrue(listening.bound().getPort() > port && listening.bound().getPort() <= port + 4);
        }
        assertTrue(visit.events(FtpEvent.DataListening.class).stream().map(e -> e.bound().getPort()).distinct()
                .count() > 1);
    }

    @Test
    void theExternalAddressIsNotAdvertisedToALocalPeer() throws Exception {
        range(new PortRange(20000, 60000), Optional.of("198.51.100.77"));
        FtpSession session = visit.open();
        assertEquals(List.of("f"), Visit.names(session, "/", Route.ACTIVE_PORT));
        assertEquals("127.0.0.1",
                visit.only(FtpEvent.DataListening.class).advertised().getAddress().getHostAddress());
    }

    @Test
    void thePortTravelsFirstAndAloneUntilItWasAccepted() throws Exception {
        FtpSession session = visit.open();
        Visit.names(session, "/", Route.ACTIVE_PORT);
        List<String> commands = server.commands(1);
        assertTrue(commands.get(7).startsWith("PORT "), "NAT helpers look at the start of a segment only");
        assertEquals(List.of("CWD /", "MLSD"), commands.subList(8, 10));
        assertTrue(visit.habits.activeAccepted());
    }
}
