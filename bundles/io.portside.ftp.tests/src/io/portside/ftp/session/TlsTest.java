package io.portside.ftp.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.certificate.CertificateDecision;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TlsFailedException;
import io.portside.ftp.error.TlsFailedException.Kind;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.route.Route;
import io.portside.ftp.setting.TlsSettings;
import io.portside.testkit.Rule;
import io.portside.testkit.ScriptedFtpServer;
import io.portside.testkit.ServerTls;

/** Sessions under TLS: nothing secret in clear text, one TLS session for all connections, and no end taken for whole that is not. */
@SuppressWarnings("resource") // Visit closes its sessions.
class TlsTest {
    private final Visit visit = new Visit();
    private final ScriptedFtpServer server = visit.server;

    {
        visit.decider = question -> CertificateDecision.ACCEPT_ONCE;
        visit.settings = visit.settings.withTls(TlsSettings.EXPLICIT);
    }

    @AfterEach
    void close() {
        visit.close();
    }

    private FtpSession open() throws FtpException {
        return visit.tls().deciding(visit::open);
    }

    private static byte[] random(int size, int seed) {
        byte[] content = new byte[size];
        new Random(seed).nextBytes(content);
        return content;
    }

    private Kind failsToOpen() {
        return assertThrows(TlsFailedException.class, this::open).kind();
    }

    /** Not the password, and not the user's name either. */
    private void nothingWasSaid() {
        List<String> said = server.commands(0);
        assertTrue(said.stream().noneMatch(line -> line.startsWith("USER") || line.startsWith("PASS")),
                said.toString());
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2,false", "TLSv1.3,false", "TLSv1.2,true", "TLSv1.3,true"})
    void everyDataConnectionTakesUpTheControlConnectionsSession(String protocol, boolean implicit) throws Exception {
        ServerTls tls = ServerTls.with("self-signed").only(protocol).reuseRequired();
        server.tls(implicit ? tls.implicit() : tls);
        visit.settings = visit.settings.withTls(implicit ? TlsSettings.IMPLICIT : TlsSettings.EXPLICIT);
        FtpSession session = open();
        for (int i = 0; i < 6; i++) {
            Route route = Route.values()[i % 4];
            byte[] content = random(i * 50_000, i);
            assertEquals(content.length, Visit.store(session, "/f" + i, 0, content, route));
            assertArrayEquals(content, server.tree().content("/f" + i));
            assertArrayEquals(content, Visit.retrieve(session, "/f" + i, 0, route));
            assertTrue(Visit.names(session, "/", route).contains("f" + i));
        }
        assertTrue(session.usable());
        List<FtpEvent.TlsEstablished> handshakes = visit.events(FtpEvent.TlsEstablished.class);
        assertEquals(1 + 18, handshakes.size());
        assertEquals(List.of(0), handshakes.stream().filter(one -> !one.resumed()).map(one -> one.data()).toList());
        assertTrue(handshakes.stream().allMatch(one -> one.protocol().equals(protocol)), handshakes.toString());
        assertEquals(18, server.transcript().stream().filter(line -> line.endsWith("session reused")).count(),
                "as the server sees it");
    }

    @Test
    void whatIsNotResumedIsNotSaidToBe() throws Exception {
        server.tls(ServerTls.with("self-signed"));
        FtpSession session = open();
        server.tls(ServerTls.with("self-signed"));
        Visit.names(session, "/", Route.PASSIVE_EPSV);
        assertFalse(visit.events(FtpEvent.TlsEstablished.class).stream().anyMatch(FtpEvent.TlsEstablished::resumed));
        assertTrue(server.transcript().stream().anyMatch(line -> line.endsWith("new session")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"500 AUTH not understood", "502 no", "504 no such mechanism", "534 policy", "431 later",
            "200 sure", "334 go on", "220 hello again", "530 log in first"})
    void aServerThatDoesNotAgreeToTlsHearsNothingMore(String answer) {
        server.tls(ServerTls.with("self-signed"));
        server.on("AUTH").reply(answer);
        assertEquals(Kind.AUTH_REFUSED, failsToOpen());
        nothingWasSaid();
    }

    @Test
    void aServerWithoutTlsHearsNothingMore() {
        assertEquals(Kind.AUTH_REFUSED, failsToOpen());
        nothingWasSaid();
    }

    @Test
    void aServerInClearTextOnTheImplicitPortHearsNothing() {
        visit.settings = visit.settings.withTls(TlsSettings.IMPLICIT);
        assertEquals(Kind.HANDSHAKE, failsToOpen());
        nothingWasSaid();
    }

    @ParameterizedTest
    @ValueSource(strings = {"234 go on\r\n230 logged in\r\n", "234 go on\r\n2",
            "234 go on\r\n200 ok\r\n200 ok\r\n331 x\r\n"})
    void clearTextBehindTheReplyToAuthIsNotTakenForTheServers(String injected) {
        server.tls(ServerTls.with("self-signed"));
        server.on("AUTH").replyRaw(injected.getBytes(StandardCharsets.US_ASCII));
        assertEquals(Kind.CLEAR_TEXT_INSERTED, failsToOpen());
        nothingWasSaid();
    }

    @Test
    void garbageInsteadOfTheHandshakeIsAFailureOfTls() {
        server.script(0, client -> {
            client.send("220 ready");
            client.expect("AUTH TLS");
            client.send("234 go on");
            client.expect("(?s).*");
            client.send("500 what?");
        });
        assertEquals(Kind.HANDSHAKE, failsToOpen());
    }

    @ParameterizedTest
    @CsvSource({"500 unknown", "504 no such level", "534 policy", "536 not with TLS", "431 later"})
    void dataInClearTextAreRefused(String answer) {
        server.tls(ServerTls.with("self-signed"));
        server.on("PROT").reply(answer);
        assertEquals(Kind.PROTECTION_REFUSED, failsToOpen());
        assertEquals(0, server.count("PASS.*"));
    }

    @Test
    void aServerThatWantsTheLoginFirstIsAskedForProtectionAfterIt() throws Exception {
        server.tls(ServerTls.with("self-signed"));
        server.on("PBSZ").times(1).reply("530 log in first");
        server.on("PROT").times(1).reply("503 PBSZ first");
        FtpSession session = open();
        assertEquals(List.of(), Visit.names(session, "/", Route.PASSIVE_EPSV));
        assertTrue(visit.events(FtpEvent.TlsEstablished.class).stream().anyMatch(one -> one.data() == 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 16_384, 70_000})
    void anEndWithoutCloseNotifyIsNoEnd(int bytes) throws Exception {
        server.tls(ServerTls.with("self-signed"));
        server.tree().file("/file", random(bytes, 1));
        server.without("SIZE");
        server.on("RETR").withoutCloseNotify();
        FtpSession session = open();
        TransferBrokenException broken = assertThrows(TransferBrokenException.class,
                () -> Visit.retrieve(session, "/file", 0, Route.PASSIVE_EPSV));
        assertTrue(broken.getMessage().contains("close_notify"), broken.toString());
    }

    @Test
    void whereTheServerIsKnownToLeaveItOutTheSizeHasToProveTheEnd() throws Exception {
        server.tls(ServerTls.with("self-signed"));
        visit.settings = visit.settings.withTls(TlsSettings.EXPLICIT.withCloseNotifyMissing(true));
        byte[] content = random(5000, 2);
        server.tree().file("/file", content);
        server.on("RETR").withoutCloseNotify();
        server.on("MLSD").withoutCloseNotify();
        FtpSession session = open();
        assertArrayEquals(content, Visit.retrieve(session, "/file", 0, Route.PASSIVE_EPSV));
        assertEquals(List.of(Doubt.CUT_SHORT),
                session.list("/", Route.PASSIVE_EPSV, Visit.PATIENT, Visit.NEVER).doubts());
        server.on("SIZE").reply("500 unknown");
        assertThrows(TransferBrokenException.class, () -> Visit.retrieve(session, "/file", 0, Route.PASSIVE_EPSV));
    }

    @ParameterizedTest
    @CsvSource({"true,FIN", "true,RST", "false,FIN", "false,RST"})
    void aTransferCutAnywhereIsNeverGood(boolean download, Rule.Cut how) throws Exception {
        server.tls(ServerTls.with("self-signed"));
        byte[] content = random(200_000, 3);
        server.tree().file("/file", content);
        Random where = new Random(4);
        for (int i = 0; i < 15; i++) {
            server.on(download ? "RETR" : "STOR").times(1).cutDataAfter(where.nextInt(content.length), how)
                    .finalReply("226 done");
            FtpSession session = open();
            if (download) {
                assertThrows(FtpException.class, () -> Visit.retrieve(session, "/file", 0, Route.PASSIVE_EPSV));
            } else {
                try {
                    Visit.store(session, "/up", 0, content, Route.PASSIVE_EPSV);
                    assertTrue(session.size("/up", Visit.NEVER).orElseThrow() < content.length,
                            "the upload's size check finds it");
                } catch (FtpException e) {
                    // Found by the transfer itself.
                }
            }
            session.close();
        }
    }

    @Test
    void aListingThatIsCutIsNotAListing() throws Exception {
        server.tls(ServerTls.with("self-signed"));
        server.tree().file("/a", new byte[1]).file("/b", new byte[1]);
        server.on("MLSD").withoutCloseNotify();
        FtpSession session = open();
        assertThrows(TransferBrokenException.class, () -> Visit.names(session, "/", Route.PASSIVE_EPSV));
    }

    @Test
    void anotherCertificateOnTheDataConnectionIsRefused() throws Exception {
        server.tls(ServerTls.with("self-signed").dataWith("other"));
        server.tree().file("/file", new byte[100]);
        FtpSession session = open();
        TlsFailedException failed = assertThrows(TlsFailedException.class,
                () -> Visit.retrieve(session, "/file", 0, Route.PASSIVE_EPSV));
        assertEquals(Kind.DATA_CERTIFICATE, failed.kind());
        assertTrue(failed.data());
    }

    @Test
    void aServerThatMissesTheSessionIsSaidToMissIt() throws Exception {
        server.tls(ServerTls.with("self-signed").reuseRequired());
        FtpSession session = open();
        server.tls(ServerTls.with("self-signed").reuseRequired());
        assertEquals(Kind.REUSE_REQUIRED, assertThrows(TlsFailedException.class,
                () -> Visit.names(session, "/", Route.PASSIVE_EPSV)).kind());
    }

    @Test
    void garbageOnTheDataConnectionIsNoFailureOfTheRoute() throws Exception {
        server.tls(ServerTls.with("self-signed"));
        server.on("MLSD").garbageInHandshake();
        FtpSession session = open();
        TlsFailedException failed = assertThrows(TlsFailedException.class,
                () -> Visit.names(session, "/", Route.PASSIVE_EPSV));
        assertEquals(Kind.HANDSHAKE, failed.kind());
    }

    /** A server that has never come to an end of a handshake may not want it; one that has was cut off. */
    @Test
    void anEndInTheHandshakeIsAFailureOfTlsOnlyWhileTlsNeverWorked() throws Exception {
        server.tls(ServerTls.with("self-signed"));
        server.on("MLSD").endInHandshake();
        FtpSession first = open();
        assertEquals(Kind.HANDSHAKE, assertThrows(TlsFailedException.class,
                () -> Visit.names(first, "/", Route.PASSIVE_EPSV)).kind());
        server.on("MLSD").times(0);
        server.tree().file("/file", new byte[100]);
        FtpSession second = open();
        assertEquals(100, Visit.retrieve(second, "/file", 0, Route.PASSIVE_EPSV).length);
        server.on("RETR").endInHandshake();
        assertThrows(TransferBrokenException.class, () -> Visit.retrieve(second, "/file", 0, Route.PASSIVE_EPSV));
    }

    @Test
    void aControlConnectionThatEndsInTheHandshakeIsLostWhereTlsWorkedBefore() throws Exception {
        server.tls(ServerTls.with("self-signed"));
        open();
        server.on("AUTH").reply("234 go on").closeControl();
        assertThrows(SessionLostException.class, this::open);
    }

    @Test
    void aControlConnectionThatEndsInTheFirstHandshakeIsAFailureOfTls() {
        server.tls(ServerTls.with("self-signed"));
        server.on("AUTH").reply("234 go on").closeControl();
        assertEquals(Kind.HANDSHAKE, failsToOpen());
    }

    @Test
    void aRefusedCommandIsTheServersRefusalAndSpendsTheTicket() throws Exception {
        server.tls(ServerTls.with("self-signed").only("TLSv1.3").reuseRequired());
        FtpSession session = open();
        Visit.names(session, "/", Route.PASSIVE_EPSV);
        assertTrue(session.usable());
        assertThrows(CommandRefusedException.class, () -> Visit.retrieve(session, "/none", 0, Route.PASSIVE_EPSV));
        // The next data connection may be refused for want of a ticket, so the pool takes another session.
        if (session.usable()) {
            Visit.names(session, "/", Route.PASSIVE_EPSV);
        }
    }
}
