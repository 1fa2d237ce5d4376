package io.portside.ftp.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.CertificateDecider;
import io.portside.ftp.certificate.CertificateDecision;
import io.portside.ftp.certificate.CertificateQuestion;
import io.portside.ftp.certificate.CertificateQuestion.Reason;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.TlsFailedException;
import io.portside.ftp.error.TlsFailedException.Kind;
import io.portside.ftp.route.Route;
import io.portside.ftp.setting.TlsSettings;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.event.SessionEnd;
import io.portside.testkit.ScriptedFtpServer;
import io.portside.testkit.ServerTls;
import io.portside.testkit.Trigger;

/** Whose certificate is believed, what is asked about the others, and that nothing is said before the answer. */
@SuppressWarnings("resource") // Visit closes its sessions.
class CertificatesTest {
    private final Visit visit = new Visit();
    private final ScriptedFtpServer server = visit.server;
    private final List<CertificateQuestion> asked = Collections.synchronizedList(new ArrayList<>());
    private volatile CertificateDecision answer = CertificateDecision.REFUSE;
    @TempDir
    Path folder;

    @BeforeEach
    void ask() {
        visit.settings = visit.settings.withTls(TlsSettings.EXPLICIT);
        visit.decider = question -> {
            asked.add(question);
            return answer;
        };
    }

    @AfterEach
    void close() {
        visit.close();
    }

    private FtpSession open() throws FtpException {
        return visit.tls().deciding(visit::open);
    }

    private void trustTheAuthority() throws Exception {
        visit.settings = visit.settings
                .withTls(TlsSettings.EXPLICIT.withAuthority(Optional.of(ServerTls.authority(folder).toString())));
    }

    private CertificateQuestion refused(Kind kind) {
        TlsFailedException failed = assertThrows(TlsFailedException.class, this::open);
        assertEquals(kind, failed.kind());
        assertEquals(0, server.commands(0).stream().filter(line -> line.startsWith("USER")).count());
        return failed.question().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"self-signed,false,SELF_SIGNED", "expired,false,EXPIRED SELF_SIGNED",
            "future,false,NOT_YET_VALID SELF_SIGNED", "signed,false,UNTRUSTED",
            "wrong-host,false,UNTRUSTED WRONG_HOST", "wrong-host,true,WRONG_HOST", "self-signed,true,SELF_SIGNED"})
    void thePersonHearsEverythingThatIsWrong(String certificate, boolean authority, String reasons) throws Exception {
        server.tls(ServerTls.with(certificate));
        if (authority) {
            trustTheAuthority();
        }
        Set<Reason> expected = EnumSet.noneOf(Reason.class);
        for (String reason : reasons.split(" ")) {
            expected.add(Reason.valueOf(reason));
        }
        CertificateQuestion question = refused(Kind.CERTIFICATE_REFUSED);
        FtpEvent.SessionClosed closed = visit.only(FtpEvent.SessionClosed.class);
        assertEquals(SessionEnd.CERTIFICATE_DOUBTED, closed.end());
        assertEquals(question.fingerprint(), closed.why());
        assertEquals(expected, question.reasons());
        assertEquals(List.of(question), asked);
        assertTrue(question.fingerprint().matches("SHA256:[0-9a-f]{64}"), question.fingerprint());
        assertTrue(question.subject().contains("CN=" + certificate), question.subject());
        assertEquals("127.0.0.1", question.host());
        assertTrue(question.notBefore().isBefore(question.notAfter()));
        assertEquals(!certificate.equals("wrong-host"), question.alternativeNames().contains("127.0.0.1"));
        assertEquals(Optional.empty(), question.previous());
    }

    @Test
    void whomAKnownAuthorityVouchesForIsBelievedUnasked() throws Exception {
        server.tls(ServerTls.with("signed"));
        trustTheAuthority();
        Visit.names(open(), "/", Route.PASSIVE_EPSV);
        assertEquals(List.of(), asked);
    }

    @Test
    void whatWasAcceptedIsNotAskedAboutAgain() throws Exception {
        server.tls(ServerTls.with("self-signed"));
        answer = CertificateDecision.ACCEPT_ONCE;
        Visit.names(open(), "/", Route.PASSIVE_EPSV);
        open();
        assertEquals(1, asked.size());
    }

    @Test
    void aCertificateThatChangesUnderWayIsAskedAboutAndSaidToHaveChanged() throws Exception {
        server.tls(ServerTls.with("self-signed"));
        answer = CertificateDecision.PIN;
        open();
        server.tls(ServerTls.with("other"));
        answer = CertificateDecision.REFUSE;
        TlsFailedException failed = assertThrows(TlsFailedException.class, this::open);
        assertEquals(Kind.CERTIFICATE_CHANGED, failed.kind());
        assertTrue(asked.get(1).changed());
        assertEquals(Optional.of(asked.get(0).fingerprint()), asked.get(1).previous());
        answer = CertificateDecision.PIN;
        open();
        server.tls(ServerTls.with("self-signed"));
        answer = CertificateDecision.REFUSE;
        assertThrows(TlsFailedException.class, this::open, "the new pin replaces the old one");
    }

    @Test
    void aPinIsBelievedWhateverElseIsWrongAndNothingBesideIt() throws Exception {
        server.tls(ServerTls.with("expired"));
        String pin = refused(Kind.CERTIFICATE_REFUSED).fingerprint();
        try (Visit next = new Visit()) {
            next.server.tls(ServerTls.with("expired"));
            next.settings = next.settings.withTls(TlsSettings.EXPLICIT.withPins(List.of(pin))
                    .withAuthority(Optional.of(ServerTls.authority(folder).toString())));
            Visit.names(next.open(), "/", Route.PASSIVE_EPSV);
            // Though an authority vouches for this one, it is not the one that is pinned.
            next.server.tls(ServerTls.with("signed"));
            TlsFailedException failed = assertThrows(TlsFailedException.class, next::open);
            assertEquals(Kind.CERTIFICATE_CHANGED, failed.kind());
        }
    }

    @Test
    void sessionsThatComeTogetherAskOnce() throws Exception {
        server.tls(ServerTls.with("self-signed"));
        Trigger answered = new Trigger();
        CompletableFuture<Void> waiting = new CompletableFuture<>();
        visit.decider = question -> {
            asked.add(question);
            waiting.complete(null);
            try {
                answered.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return CertificateDecision.ACCEPT_ONCE;
        };
        List<CompletableFuture<FtpSession>> sessions = new ArrayList<>();
        visit.tls();
        for (int i = 0; i < 4; i++) {
            sessions.add(Visit.meanwhile(this::open));
        }
        waiting.get(20, TimeUnit.SECONDS);
        server.awaitOpenSessions(0);
        answered.fire();
        for (CompletableFuture<FtpSession> session : sessions) {
            assertTrue(session.get(20, TimeUnit.SECONDS).usable());
        }
        assertEquals(1, asked.size());
    }

    @Test
    void ourOwnCertificateIsShownAndItsPasswordAskedForUntilItFits() throws Exception {
        server.tls(ServerTls.askingForACertificate());
        visit.settings = visit.settings
                .withTls(TlsSettings.EXPLICIT.withClientCertificate(Optional.of(ServerTls.client(folder).toString())));
        List<Boolean> questions = new ArrayList<>();
        List<char[]> given = new ArrayList<>();
        visit.decider = new CertificateDecider() {
            @Override
            public CertificateDecision decide(CertificateQuestion question) {
                return CertificateDecision.ACCEPT_ONCE;
            }

            @Override
            public Optional<char[]> keyPassword(String file, boolean refused) {
                questions.add(refused);
                given.add((refused ? "password" : "wrong").toCharArray());
                return Optional.of(given.get(given.size() - 1));
            }
        };
        Visit.names(open(), "/", Route.PASSIVE_EPSV);
        open();
        assertEquals(List.of(false, true), questions, "asked once for all sessions");
        given.forEach(password -> assertEquals("", new String(password).replace("\0", ""), "wiped"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void withoutOurCertificateTheServerRefusesTheHandshake(String protocol) {
        server.tls(ServerTls.askingForACertificate().only(protocol));
        answer = CertificateDecision.ACCEPT_ONCE;
        assertEquals(Kind.HANDSHAKE, assertThrows(TlsFailedException.class, this::open).kind());
        assertEquals(0, server.count("PASS"));
    }

    @ParameterizedTest
    @CsvSource({"authority", "client"})
    void aFileThatCannotBeReadIsSaidToBeTheTrouble(String which) {
        Optional<String> file = Optional.of(folder.resolve("none").toString());
        TlsSettings tls = TlsSettings.EXPLICIT;
        visit.settings = visit.settings
                .withTls(which.equals("client") ? tls.withClientCertificate(file) : tls.withAuthority(file));
        assertEquals(Kind.LOCAL_FILE, assertThrows(TlsFailedException.class, this::open).kind());
        assertEquals(0, server.sessionCount());
    }
}
