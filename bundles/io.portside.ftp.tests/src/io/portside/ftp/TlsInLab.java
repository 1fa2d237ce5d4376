package io.portside.ftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.certificate.CertificateDecision;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.setting.Security;
import io.portside.ftp.setting.TlsSettings;
import io.portside.ftp.transfer.TransferProgress;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** FTPS with real servers, at their strictest: protection required, and the TLS session to be taken up by every data connection. */
@InTopology(value = Topology.OPEN, rtt = 5)
class TlsInLab {
    private static final CancelToken NEVER = CancelToken.never();

    private final Lab lab = Lab.current();
    private final List<FtpEvent> events = Collections.synchronizedList(new ArrayList<>());

    @ParameterizedTest
    @CsvSource({"VSFTPD,EXPLICIT,1.2", "VSFTPD,EXPLICIT,1.3", "VSFTPD,IMPLICIT,1.2", "VSFTPD,IMPLICIT,1.3",
            "PROFTPD,EXPLICIT,1.2", "PROFTPD,IMPLICIT,1.2", "PURE_FTPD,EXPLICIT,1.2", "APACHE,EXPLICIT,1.2",
            "APACHE,EXPLICIT,1.3", "APACHE,IMPLICIT,1.2", "APACHE,IMPLICIT,1.3"})
    void oneFullHandshakeForAllFilesUpAndDown(LabServer server, Security security, String version) throws Exception {
        serve(server, security, version);
        Count count = upAndDown(server, security, security == Security.EXPLICIT ? 100 : 10, version);
        assertEquals(1, count.sessions, "sessions");
        assertEquals(1, count.full, "full handshakes");
    }

    /** Its source switches tickets off (SSL_CTX_set_num_tickets to 0), and TLS 1.3 has nothing else to resume by. */
    @Test
    void pureFtpdCannotResumeWithTls13() throws Exception {
        serve(LabServer.PURE_FTPD, Security.EXPLICIT, "1.3");
        Count count = upAndDown(LabServer.PURE_FTPD, Security.EXPLICIT, 10, "1.3");
        assertEquals(0, count.resumed);
    }

    /**
     * ProFTPD 1.3.8 sends no ticket with an upload and expects the old one again, which Java uses once. Left to choose, the
     * site goes over to TLS 1.2 with its second session.
     */
    @Test
    void proFtpdsMissingTicketsLeadToTls12() throws Exception {
        lab.serve(LabServer.PROFTPD, "--tls-required", "--tls-reuse");
        Count count = upAndDown(LabServer.PROFTPD, Security.EXPLICIT, 100, "1.3 and 1.2");
        assertTrue(count.full <= 2 && count.sessions <= 2, count.toString());
    }

    /** Where there is only TLS 1.3 each upload costs a session of its own, and none fails. */
    @Test
    void proFtpdsMissingTicketsCostASessionForEachUploadWhereThereIsOnlyTls13() throws Exception {
        serve(LabServer.PROFTPD, Security.EXPLICIT, "1.3");
        Count count = upAndDown(LabServer.PROFTPD, Security.EXPLICIT, 5, "1.3");
        assertTrue(count.full <= 6 && count.full == count.sessions, count.toString());
    }

    private void serve(LabServer server, Security security, String version) {
        lab.serve(server, security == Security.IMPLICIT ? "--tls-implicit" : "--tls-required", "--tls-reuse",
                "--tls-version", version);
    }

    private record Count(long full, long sessions, long resumed) {}

    private Count upAndDown(LabServer server, Security security, int files, String version) throws Exception {
        List<byte[]> contents = IntStream.range(0, files).mapToObj(i -> Content.random(i * 997)).toList();
        try (FtpSite site = site(TlsSettings.CLEAR.withSecurity(security))) {
            for (int i = 0; i < files; i++) {
                site.upload("/up-" + i, new Content(contents.get(i)), false, TransferProgress.NONE, NEVER);
            }
            for (int i = 0; i < files; i++) {
                assertArrayEquals(contents.get(i), Content.of(site, "/up-" + i));
            }
        }
        for (int i = 0; i < files; i++) {
            assertArrayEquals(contents.get(i), Files.readAllBytes(lab.home().resolve("up-" + i)));
        }
        List<FtpEvent.TlsEstablished> handshakes = events(FtpEvent.TlsEstablished.class);
        long full = handshakes.stream().filter(one -> !one.resumed()).count();
        long sessions = handshakes.stream().filter(one -> one.data() == 0).count();
        System.out.println("handshakes | " + server + " | " + security + " | TLS " + version + " | " + files + " up, "
                + files + " down | " + full + " full in " + sessions + " sessions, " + (handshakes.size() - full)
                + " resumed");
        assertTrue(handshakes.stream().allMatch(one -> version.contains(one.protocol().substring("TLSv".length()))),
                version);
        assertTrue(handshakes.size() - sessions >= 2 * files, "every file had a data connection");
        return new Count(full, sessions, handshakes.size() - full);
    }

    @ParameterizedTest
    @CsvSource({"PROFTPD", "PURE_FTPD", "VSFTPD"})
    void aControlConnectionInClearTextWhereAskedFor(LabServer server) throws Exception {
        lab.serve(server, "--tls-control", "--tls-reuse");
        byte[] content = Content.random(300_000);
        try (FtpSite site = site(TlsSettings.EXPLICIT.withClearControl(true))) {
            site.upload("/file", new Content(content), false, TransferProgress.NONE, NEVER);
            assertArrayEquals(content, Content.of(site, "/file"));
        }
        assertFalse(events(FtpEvent.ControlCleared.class).isEmpty());
        // vsftpd does not know CCC.
        assertEquals(server != LabServer.VSFTPD, events(FtpEvent.ControlCleared.class).get(0).cleared());
        assertTrue(events(FtpEvent.TlsEstablished.class).stream().anyMatch(one -> one.data() > 0),
                "data stay protected");
    }

    private <E extends FtpEvent> List<E> events(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private FtpSite site(TlsSettings tls) {
        return new FtpSite(FtpSiteSettings.of(lab.host(), lab.port(), lab.user()).withTls(tls).withMaxSessions(1),
                lab::password,
                question -> CertificateDecision.ACCEPT_ONCE, RouteMemory.inMemory(), events::add);
    }
}
