package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.NoRouteException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RoutePolicy;
import io.portside.testkit.ScriptedFtpServer;
import io.portside.testkit.Trigger;

/** Odd ways to open a data connection, or not to. Whatever works is found, and what failed is said. */
@SuppressWarnings("resource") // OddServer closes its site.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class OddRoutesTest {
    private static final String ALL = "[a, b, sub] []";

    private final OddServer odd = new OddServer();
    private final ScriptedFtpServer server = odd.server;

    @AfterEach
    void close() {
        odd.close();
    }

    private void passiveOnly() {
        odd.settings = odd.settings.withPolicy(RoutePolicy.PASSIVE_ONLY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 Illegal PORT command.", "501 no", "502 not implemented", "504 no", "522 protocol",
            "425 no", "520 no", "550 Permission denied."})
    void portIsRefused(String reply) throws Exception {
        server.on("PORT").reply(reply);
        server.on("EPRT").reply(reply);
        assertEquals(ALL, odd.list("/folder"));
        assertFalse(odd.route().active());
        assertTrue(odd.failures().contains("ACTIVE_PORT NEGOTIATION_REFUSED"), odd.failures().toString());
        assertEquals(1, server.sessionCount(), "the session is clean and is used on");
    }

    @Test
    void theConnectionIsSwallowedAndTheServerSaysNothing() throws Exception {
        server.on("PORT").swallowData();
        server.on("EPRT").swallowData();
        assertEquals(ALL, odd.list("/folder"));
        assertFalse(odd.route().active());
        assertTrue(odd.failures().contains("ACTIVE_PORT NO_INBOUND"), odd.failures().toString());
        assertFalse(odd.events(FtpEvent.HedgeStarted.class).isEmpty());
    }

    @Test
    void theConnectionIsSwallowedAfterAnEarly150() throws Exception {
        server.on("PORT").early150Then425(new Trigger());
        assertEquals(ALL, odd.list("/folder"));
        assertFalse(odd.route().active());
        assertTrue(odd.failures().contains("ACTIVE_PORT NO_INBOUND"), odd.failures().toString());
    }

    @Test
    void theServerGivesUpWith425WhenAskedForTheListing() throws Exception {
        Trigger givesUp = server.when(1, "C: (LIST|MLSD).*");
        server.on("PORT").swallowData(givesUp);
        assertEquals(ALL, odd.list("/folder"));
        assertTrue(odd.failures().contains("ACTIVE_PORT SERVER_COULD_NOT_CONNECT"), odd.failures().toString());
    }

    @Test
    void theServerGivesUpWith425After150() throws Exception {
        Trigger givesUp = server.when(1, "S: 150.*");
        server.on("PORT").early150Then425(givesUp);
        assertEquals(ALL, odd.list("/folder"));
        assertTrue(odd.failures().contains("ACTIVE_PORT SERVER_COULD_NOT_CONNECT"), odd.failures().toString());
    }

    @Test
    void portIsSwallowedItself() throws Exception {
        server.on("PORT").silent();
        assertEquals(ALL, odd.list("/folder"));
        assertFalse(odd.route().active());
    }

    @Test
    void portKillsTheControlConnection() throws Exception {
        server.on("PORT").closeControl();
        assertEquals(ALL, odd.list("/folder"));
        assertFalse(odd.route().active());
    }

    @Test
    void portResetsTheControlConnection() throws Exception {
        server.on("PORT").resetControl();
        assertEquals(ALL, odd.list("/folder"));
        assertFalse(odd.route().active());
    }

    @Test
    void portIsAnsweredWith421() throws Exception {
        server.on("PORT").reply("421 Active data channel timed out.");
        assertEquals(ALL, odd.list("/folder"));
        assertFalse(odd.route().active());
    }

    @Test
    void theServerConnectsWhenItSeesPort() throws Exception {
        server.on("PORT").connectAtOnce();
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(Route.ACTIVE_PORT, odd.route());
    }

    @Test
    void aStrangerConnectsFirst() throws Exception {
        server.on("PORT").connectFromStranger();
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(Route.ACTIVE_PORT, odd.route());
        FtpEvent.StrangerRefused stranger = odd.events(FtpEvent.StrangerRefused.class).get(0);
        assertEquals("127.0.0.2", stranger.stranger().getAddress().getHostAddress());
    }

    @Test
    void onlyAStrangerConnects() throws Exception {
        server.on("PORT").connectOnlyFromStranger();
        assertEquals(ALL, odd.list("/folder"));
        assertFalse(odd.route().active());
    }

    @Test
    void oneSessionAtATimeAndASwallowedConnection() throws Exception {
        server.maxSessions(1, "421 Too many connections.");
        server.on("PORT").swallowData();
        assertEquals(ALL, odd.list("/folder"));
        assertFalse(odd.route().active());
        assertEquals("aaa", odd.retrieve("/folder/a", 0));
        server.awaitOpenSessions(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"227 ok", "227 Entering Passive Mode (1,2,3)", "227 (127,0,0,1,999,1)",
            "227 (127,0,0,1,0,0)",
            "200 fine", "227 Entering Passive Mode (a,b,c,d,e,f)"})
    void a227ThatCannotBeUsed(String reply) throws Exception {
        passiveOnly();
        server.on("PASV").reply(reply);
        server.on("EPSV").reply("500 what?");
        NoRouteException failed = assertThrows(NoRouteException.class, () -> odd.list("/folder"));
        assertTrue(failed.failures().stream().map(OddServer::show).toList()
                .contains("PASSIVE_PASV UNREADABLE_REPLY"), failed.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"229 ok", "229 (|||0|)", "229 (|||99999|)", "229 (abc)", "229 (|||12345)"})
    void a229ThatCannotBeUsed(String reply) throws Exception {
        passiveOnly();
        server.on("EPSV").reply(reply);
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(Route.PASSIVE_PASV, odd.route());
        assertEquals(List.of("PASSIVE_EPSV UNREADABLE_REPLY"), odd.failures());
    }

    @ParameterizedTest
    @ValueSource(strings = {"227 Entering Passive Mode (10,71,0,2,{p1},{p2}).", "227 =0,0,0,0,{p1},{p2}",
            "227 Entering Passive Mode 192,168,1,1,{p1},{p2}", "227 data port is 127, 0, 0, 1, {p1}, {p2}",
            "229 ok (|||{port}|)"})
    void a227WithAnUselessAddressOrNoParentheses(String template) throws Exception {
        passiveOnly();
        server.on("EPSV").reply("500 what?");
        server.on("PASV").says(template);
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(Route.PASSIVE_PASV, odd.route());
    }

    @ParameterizedTest
    @ValueSource(strings = {"229 (!!!{port}!)", "229 Extended Passive Mode OK (|||{port}|)", "229 $$${port}$"})
    void a229WithAnyDelimiter(String template) throws Exception {
        passiveOnly();
        server.on("EPSV").says(template);
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(Route.PASSIVE_EPSV, odd.route());
    }

    @Test
    void passivePortsAreClosed() throws Exception {
        passiveOnly();
        server.on("PASV").closedPort();
        server.on("EPSV").closedPort();
        NoRouteException failed = assertThrows(NoRouteException.class, () -> odd.list("/folder"));
        List<String> failures = failed.failures().stream().map(OddServer::show).toList();
        assertEquals(List.of("PASSIVE_EPSV CONNECT_REFUSED", "PASSIVE_PASV CONNECT_REFUSED"), failures);
    }

    @Test
    void passivePortsAreDeafButActiveWorks() throws Exception {
        server.on("PASV").deafPort();
        server.on("EPSV").deafPort();
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(Route.ACTIVE_PORT, odd.route());
        assertEquals(0, server.count("PASV") + server.count("EPSV"), "nothing is tried that need not be");
    }

    @Test
    void theServerDislikesThePassivePeer() throws Exception {
        passiveOnly();
        server.on("MLSD").times(1).reply("425 Security: Bad IP connecting.");
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(Route.PASSIVE_PASV, odd.route());
        assertEquals(List.of("PASSIVE_EPSV SERVER_REJECTED_PEER"), odd.failures());
    }

    @Test
    void nothingWorksAndEveryReasonIsGiven() {
        for (String verb : List.of("PORT", "EPRT", "PASV", "EPSV")) {
            server.on(verb).reply("500 " + verb + " no");
        }
        NoRouteException failed = assertThrows(NoRouteException.class, () -> odd.list("/folder"));
        assertTrue(failed.failures().size() >= 3, failed.toString());
        failed.failures().forEach(f -> assertEquals(500, f.reply().orElseThrow().code()));
    }

    @ParameterizedTest
    @CsvSource({"LIST, 550", "LIST, 450", "LIST, 530", "LIST, 553", "LIST, 532"})
    void aRefusedFolderIsNoReasonToChangeTheRoute(String verb, int code) {
        server.without("MLST");
        server.on(verb).reply(code + " not for you");
        CommandRefusedException refused = assertThrows(CommandRefusedException.class, () -> odd.list("/folder"));
        assertEquals(code, refused.reply().code());
        assertEquals(0, server.count("PASV") + server.count("EPSV"));
    }

    @Test
    void aFolderThatIsNotThere() {
        CommandRefusedException refused = assertThrows(CommandRefusedException.class, () -> odd.list("/nowhere"));
        assertEquals(550, refused.reply().code());
        assertEquals(Optional.empty(), odd.site().routeStatus().route());
    }

    @Test
    void theRouteBreaksLaterAndAnotherIsFound() throws Exception {
        assertEquals(ALL, odd.list("/folder"));
        assertEquals(Route.ACTIVE_PORT, odd.route());
        server.on("PORT").reply("500 not any more");
        server.on("EPRT").reply("500 not any more");
        assertEquals("aaa", odd.retrieve("/folder/a", 0));
        assertFalse(odd.route().active());
        assertEquals(ALL, odd.list("/folder"));
    }
}
