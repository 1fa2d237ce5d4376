package io.portside.ftp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.BadArgumentException;
import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.error.ConnectFailedException.Kind;
import io.portside.ftp.error.LoginRefusedException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TooManySessionsException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.testkit.Script;
import io.portside.testkit.ScriptedFtpServer;
import io.portside.testkit.Trigger;

@SuppressWarnings("resource") // Visit closes its sessions.
class LoginTest {
    private final Visit visit = new Visit();
    private final ScriptedFtpServer server = visit.server;

    @AfterEach
    void close() {
        visit.close();
    }

    @Test
    void learnsWhatTheServerIsInThreeRoundTripsAfterTheGreeting() throws Exception {
        server.home("/home/user \"x\"");
        FtpSession session = visit.open();
        ServerFacts facts = session.facts();
        assertEquals("ready", facts.greeting());
        assertEquals("UNIX Type: L8", facts.system());
        assertEquals("/home/user \"x\"", facts.home());
        assertEquals("type*;size*;modify*;perm*;UNIX.mode*;", facts.features().get("MLST"));
        assertTrue(facts.has("UTF8") && facts.has("REST") && facts.utf8());
        assertEquals(server.port(), facts.peer().getPort());
        assertTrue(session.usable());
        assertEquals(List.of("USER user", "PASS ***", "FEAT", "OPTS UTF8 ON", "SYST", "PWD", "TYPE I"),
                server.commands(1));
        assertEquals("127.0.0.0/8", session.place().network());
        assertEquals("127.0.0.1:" + server.port(), session.place().server());
    }

    @Test
    void thePasswordIsInNoEvent() throws Exception {
        visit.open();
        assertTrue(visit.events(FtpEvent.CommandSent.class).stream().anyMatch(e -> e.line().equals("PASS ****")));
        assertFalse(visit.events.toString().contains("secret"));
    }

    @Test
    void thePasswordsCharactersAreWiped() throws Exception {
        char[] given = "secret".toCharArray();
        FtpSession.open(1, visit.settings, () -> given, visit.habits, visit.events::add, Visit.NEVER).close();
        assertEquals("\0".repeat(6), new String(given));
    }

    @Test
    void aUserThatWouldEndTheLineIsRefusedBeforeItIsSent() {
        visit.settings = FtpSiteSettings.of(server.host(), server.port(), "me\r\nDELE x");
        assertThrows(BadArgumentException.class, visit::open);
        assertEquals(List.of(), server.commands(1));
    }

    @Test
    void aDelayedGreetingIsWaitedFor() throws Exception {
        server.on(ScriptedFtpServer.CONNECT).reply("120 ready in 1 minute").thenAsUsual();
        assertTrue(visit.open().usable());
    }

    @Test
    void somebodyWhoNeedsNoPasswordIsNotAskedForOne() throws Exception {
        server.script(1, client -> {
            client.send("220 hi");
            client.expect("USER user");
            client.send("230 in already");
            restOfLogin(client);
            client.awaitEnd();
        });
        assertTrue(visit.open().usable());
    }

    private static void restOfLogin(Script.Conversation client) throws IOException {
        client.expect("FEAT");
        client.send("500 what?");
        client.expect("OPTS UTF8 ON");
        client.send("500 what?");
        client.expect("SYST");
        client.send("500 what?");
        client.expect("PWD");
        client.send("500 what?");
        client.expect("TYPE I");
        client.send("200 ok");
    }

    @Test
    void aServerThatKnowsNothingIsGoodEnough() throws Exception {
        server.script(1, client -> {
            client.login();
            restOfLogin(client);
            client.awaitEnd();
        });
        ServerFacts facts = visit.open().facts();
        assertEquals("/", facts.home());
        assertEquals("", facts.system());
        assertTrue(facts.features().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"CONNECT;421 Too many connections (8) from this IP",
            "CONNECT;421 There are too many connected users, please try later.",
            "CONNECT;421 2 users (the maximum) are already logged in, sorry",
            "PASS;530 Sorry, the maximum number of clients (3) for this user are already connected.",
            "USER;530 too many users logged in", "PASS;421 Maximum session limit reached"})
    void tooManySessionsAreToldApart(String where, String line) {
        server.on(where).reply(line);
        TooManySessionsException refused = assertThrows(TooManySessionsException.class, visit::open);
        assertEquals(Integer.parseInt(line.substring(0, 3)), refused.reply().code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"USER;530 not you", "PASS;530 Login incorrect.",
            "PASS;530 Too many failed login attempts", "PASS;332 account please", "PASS;501 what",
            "CONNECT;530 go away"})
    void aRefusedLoginIsOne(String where, String line) {
        server.on(where).reply(line);
        LoginRefusedException refused = assertThrows(LoginRefusedException.class, visit::open);
        assertEquals(new Reply(Integer.parseInt(line.substring(0, 3)), line.substring(4)), refused.reply());
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER", "PASS", "CONNECT"})
    void a421WithOtherWordsLosesTheSession(String where) {
        server.on(where).reply("421 going down for maintenance").closeControl();
        assertThrows(SessionLostException.class, visit::open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSH-2.0-OpenSSH_9.2p1", "HTTP/1.1 400 Bad Request", "* OK IMAP4 ready"})
    void whatIsNoFtpServerDidNotGreet(String banner) {
        server.on(ScriptedFtpServer.CONNECT).replyRaw((banner + "\r\n").getBytes(StandardCharsets.UTF_8));
        assertEquals(Kind.NO_GREETING, assertThrows(ConnectFailedException.class, visit::open).kind());
    }

    @Test
    void hangingUpIsNoGreeting() {
        server.on(ScriptedFtpServer.CONNECT).closeControl();
        assertEquals(Kind.NO_GREETING, assertThrows(ConnectFailedException.class, visit::open).kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER", "PASS", "FEAT", "OPTS", "SYST", "PWD", "TYPE"})
    void hangingUpAnywhereIsALostSession(String verb) {
        server.on(verb).closeControl();
        assertThrows(SessionLostException.class, visit::open);
        assertTrue(visit.habits.pipelined(), "nothing shows that pipelining was at fault");
    }

    @Test
    void halfAReplyAndTheEndIsALostSession() {
        server.on("USER").replyRaw("331-please\r\n wai".getBytes(StandardCharsets.US_ASCII)).closeControl();
        assertTrue(assertThrows(SessionLostException.class, visit::open).getMessage().contains("inside a reply"));
    }

    @Test
    void aServerThatAnswersWrongInAFlightIsAskedOneByOne() throws Exception {
        // It reads one line and throws away what else came.
        server.script(1, client -> {
            client.login();
            client.expect("FEAT");
            client.send("211 none");
            client.expect("OPTS.*");
            client.expect("SYST");
            client.expect("PWD");
            client.expect("TYPE I");
            client.send("200 type I", "257 \"/\"");
            client.awaitEnd();
        });
        FtpSession session = visit.open();
        assertTrue(session.usable());
        assertFalse(visit.habits.pipelined());
        assertEquals(2, server.sessionCount());
        assertEquals("/", session.facts().home());
        server.tree().folder("/x");
        assertEquals(List.of("x"), Visit.names(session, "/", Route.ACTIVE_PORT));
    }

    @Test
    void aServerThatHangsUpOnAFlightIsAskedOneByOne() throws Exception {
        server.on("FEAT").onSession(1).closeControl();
        assertTrue(visit.open().usable());
        assertFalse(visit.habits.pipelined());
        assertTrue(visit.open().usable());
        assertEquals(3, server.sessionCount(), "the third needs no second try");
    }

    @Test
    void anotherCharsetIsNotOverridden() throws Exception {
        visit.settings = visit.settings.withCharset(StandardCharsets.ISO_8859_1);
        server.charset(StandardCharsets.ISO_8859_1);
        server.tree().folder("/\u00fcml\u00e4ut \u00ff");
        FtpSession session = visit.open();
        assertFalse(session.facts().utf8());
        assertEquals(0, server.count("OPTS"));
        assertEquals(List.of("\u00fcml\u00e4ut \u00ff"),
                Visit.names(session, "/", Route.PASSIVE_EPSV));
    }

    @Test
    void anUnknownNameIsToldFromARefusingHost() throws Exception {
        visit.settings = FtpSiteSettings.of("no-such-host.invalid", 21, "user");
        assertEquals(Kind.UNKNOWN_HOST, assertThrows(ConnectFailedException.class, visit::open).kind());
        try (ServerSocket closed = new ServerSocket(0)) {
            visit.settings = FtpSiteSettings.of("127.0.0.1", closed.getLocalPort(), "user");
        }
        assertEquals(Kind.REFUSED, assertThrows(ConnectFailedException.class, visit::open).kind());
        assertEquals(1, visit.events(FtpEvent.ControlConnectFailed.class).size());
    }

    @Test
    void aSecondAddressIsTriedWhenTheFirstRefuses() throws Exception {
        // localhost is ::1 and 127.0.0.1 nearly everywhere, and the server listens on the latter only.
        visit.settings = FtpSiteSettings.of("localhost", server.port(), "user");
        assertTrue(visit.open().usable());
        assertEquals(server.host(), visit.only(FtpEvent.ControlConnected.class).remote().getAddress().getHostAddress());
    }

    @Test
    void cancelEndsASilentConnect() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1)) {
            List<Socket> fillers = fill(deaf);
            visit.settings = FtpSiteSettings.of("127.0.0.1", deaf.getLocalPort(), "user");
            CancelToken cancel = new CancelToken();
            CompletableFuture<?> opening = Visit.meanwhile(() -> visit.open(cancel));
            cancel.cancel();
            Visit.failure(OperationCancelledException.class, opening);
            for (Socket filler : fillers) {
                filler.close();
            }
        }
    }

    /** Linux answers no SYN once the backlog is full; elsewhere the cancel hits the wait for the greeting. */
    private static List<Socket> fill(ServerSocket deaf) throws IOException {
        List<Socket> fillers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Socket filler = new Socket();
            fillers.add(filler);
            try {
                filler.connect(deaf.getLocalSocketAddress(), 50);
            } catch (IOException e) {
                return fillers;
            }
        }
        return fillers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"USER", "PASS", "FEAT", "TYPE"})
    void cancelEndsTheWaitForAnyReply(String verb) throws Exception {
        server.on(verb).holdUntil(new Trigger());
        CancelToken cancel = new CancelToken();
        CompletableFuture<?> opening = Visit.meanwhile(() -> visit.open(cancel));
        server.awaitLine(1, "C: " + verb + ".*");
        cancel.cancel();
        Visit.failure(OperationCancelledException.class, opening);
        server.awaitOpenSessions(0);
        assertInstanceOf(FtpEvent.SessionClosed.class, visit.events.get(visit.events.size() - 1));
    }

    @Test
    void aCancelledTokenConnectsNowhere() {
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        assertThrows(OperationCancelledException.class, () -> visit.open(cancel));
        assertEquals(0, server.sessionCount());
    }
}
