package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.error.LoginRefusedException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TooManySessionsException;
import io.portside.testkit.ScriptedFtpServer;

/** Odd behaviour from the first byte to the first command after login. */
@SuppressWarnings("resource") // OddServer closes its site.
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class OddGreetingsTest {
    private final OddServer odd = new OddServer();
    private final ScriptedFtpServer server = odd.server;

    @AfterEach
    void close() {
        odd.close();
    }

    private ConnectFailedException.Kind connectFails() {
        return assertThrows(ConnectFailedException.class, () -> odd.list("/folder")).kind();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request", "SSH-2.0-OpenSSH_9.6", "hello", "22 short", "999 what", "220"})
    void whatIsNoFtpServerIsNotTakenForOne(String greeting) throws Exception {
        if (greeting.equals("220")) {
            // A bare code is a greeting, as some embedded servers send it.
            server.on(ScriptedFtpServer.CONNECT).reply(greeting);
            assertEquals("[a, b, sub] []", odd.list("/folder"));
        } else {
            server.on(ScriptedFtpServer.CONNECT).reply(greeting).closeControl();
            assertEquals(ConnectFailedException.Kind.NO_GREETING, connectFails());
        }
    }

    @Test
    void aGreetingWithoutEndIsGivenUp() {
        byte[] flood = new byte[4 << 20];
        Arrays.fill(flood, (byte) 'x');
        server.on(ScriptedFtpServer.CONNECT).replyRaw(flood).closeControl();
        assertEquals(ConnectFailedException.Kind.NO_GREETING, connectFails());
    }

    @Test
    void aGreetingOfMillionsOfLinesIsGivenUp() {
        server.on(ScriptedFtpServer.CONNECT).replyRaw(OddServer.bytes("220-more\r\n".repeat(400_000))).closeControl();
        assertEquals(ConnectFailedException.Kind.NO_GREETING, connectFails());
    }

    @Test
    void aResetInsteadOfAGreeting() {
        server.on(ScriptedFtpServer.CONNECT).resetControl();
        assertEquals(ConnectFailedException.Kind.NO_GREETING, connectFails());
    }

    @Test
    void aGreetingThatLooksLikeSeveralReplies() throws Exception {
        server.on(ScriptedFtpServer.CONNECT).reply("220-Welcome", "421 users today", "220not the end", "530 neither",
                "",
                "  220 indented", "220 the end");
        assertEquals("[a, b, sub] []", odd.list("/folder"));
    }

    @Test
    void aGreetingWithBareLineFeeds() throws Exception {
        server.on(ScriptedFtpServer.CONNECT).replyRaw(OddServer.bytes("220-one\n220 two\n"));
        assertEquals("[a, b, sub] []", odd.list("/folder"));
    }

    @Test
    void aGreetingThatIsNoText() throws Exception {
        server.on(ScriptedFtpServer.CONNECT).replyRaw(new byte[]{'2', '2', '0', ' ', (byte) 0xff, (byte) 0xfe, 0, 7, 27,
                '[', '2', 'J', (byte) 0xe4, '\r', '\n'});
        assertEquals("[a, b, sub] []", odd.list("/folder"));
    }

    @Test
    void fullAtTheGreeting() {
        server.on(ScriptedFtpServer.CONNECT).reply("421 Too many connections (8) from this IP").closeControl();
        assertThrows(TooManySessionsException.class, () -> odd.list("/folder"));
    }

    @Test
    void fullAtTheLogin() {
        server.on("PASS").reply("530 Sorry, the maximum number of clients (10) for this user are already connected.");
        assertThrows(TooManySessionsException.class, () -> odd.list("/folder"));
    }

    @Test
    void fullForTheSecondSessionOnly() throws Exception {
        server.maxSessions(1, "421 one at a time");
        server.on("PORT").swallowData();
        assertEquals("[a, b, sub] []", odd.list("/folder"));
        assertEquals(1, server.mostOpenSessions() - 1, "one in, one turned away");
    }

    @Test
    void theSessionJustClosedIsStillCountedInOddWords() throws Exception {
        server.on(ScriptedFtpServer.CONNECT).onSession(2).reply("421 come back in a moment").closeControl();
        server.on(ScriptedFtpServer.CONNECT).onSession(3).closeControl();
        server.on("PORT").onSession(1).closeControl();
        assertEquals("[a, b, sub] []", odd.list("/folder"));
        assertEquals(4, server.sessionCount());
    }

    @Test
    void aWrongPasswordIsSaidWithoutSayingIt() {
        server.account("user", "another");
        LoginRefusedException refused = assertThrows(LoginRefusedException.class, () -> odd.list("/folder"));
        assertFalse((refused + " " + odd.events).contains("secret"));
        assertEquals(1, server.count("PASS"), "a wrong password is not tried twice: servers lock accounts");
    }

    @Test
    void anAccountThatNobodyHas() {
        server.on("PASS").reply("332 account?");
        assertThrows(LoginRefusedException.class, () -> odd.list("/folder"));
    }

    @Test
    void theServerHangsUpAfterUser() {
        server.on("USER").closeControl();
        assertThrows(SessionLostException.class, () -> odd.list("/folder"));
    }

    @Test
    void halfAReplyToPassAndTheEnd() {
        server.on("PASS").replyRaw(OddServer.bytes("230-welcome\r\n230-to\r\n")).closeControl();
        assertThrows(SessionLostException.class, () -> odd.list("/folder"));
    }

    @Test
    void noPasswordNeeded() throws Exception {
        server.loginByNameAlone();
        assertEquals("[a, b, sub] []", odd.list("/folder"));
        assertEquals(0, server.count("PASS"));
    }

    @Test
    void nothingIsKnownButTheNecessary() throws Exception {
        server.features();
        for (String verb : List.of("SYST", "PWD", "OPTS", "SIZE", "MDTM", "MFMT", "EPSV", "EPRT", "STAT", "REST")) {
            server.on(verb).reply("502 not implemented");
        }
        assertEquals("[a, b, sub] []", odd.list("/folder"));
        assertEquals("aaa", odd.retrieve("/folder/a", 0));
        assertEquals("/", odd.site().home(OddServer.NEVER));
    }

    @Test
    void featuresWithTheCodeOnEveryLine() throws Exception {
        server.on("FEAT").reply("211-Extensions", "211-MLST type*;size*;", "211-EPSV", "211 END");
        assertEquals("[a, b, sub] []", odd.list("/folder"));
        assertEquals(1, server.count("MLSD"));
    }

    @Test
    void aHomeWithQuotesInItsName() throws Exception {
        server.home("/say \"hello\"/there");
        assertEquals("/say \"hello\"/there", odd.site().home(OddServer.NEVER));
    }
}
