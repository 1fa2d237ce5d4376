package io.portside.engine.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.EngineListener;
import io.portside.engine.EngineSettings;
import io.portside.engine.PortsideEngine;
import io.portside.engine.profile.Site;
import io.portside.engine.secret.SessionOnlySecretStore;
import io.portside.engine.transfer.ExistsPrompt;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.certificate.CertificateDecision;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.Security;
import io.portside.ftp.setting.TlsSettings;
import io.portside.testkit.lab.InTopology;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/** The doctor in each network, with each server: the right conclusion and a proposal that helps. */
class DoctorInLab {
    private static final Map<Topology, List<String>> CONCLUSIONS = Map.of(Topology.OPEN, List.of("ALL_FINE"),
            Topology.CLIENT_FIREWALL, List.of("CLIENT_FIREWALL"), Topology.CLIENT_FIREWALL_REJECT,
            List.of("CLIENT_FIREWALL"), Topology.CLIENT_NAT, List.of("CLIENT_NAT"), Topology.CLIENT_NAT_ALG,
            List.of("ALL_FINE", "ALG"), Topology.SERVER_FIREWALL, List.of("SERVER_FIREWALL"),
            Topology.SERVER_FIREWALL_REJECT, List.of("SERVER_FIREWALL"), Topology.SERVER_NAT,
            List.of("ALL_FINE", "SERVER_NAT"), Topology.BOTH_BLOCKED,
            List.of("NOTHING_WORKS", "CLIENT_FIREWALL", "SERVER_FIREWALL"));

    private final Lab lab = Lab.current();
    private final List<String> wire = Collections.synchronizedList(new ArrayList<>());

    private boolean trusting = true;

    @TempDir
    private Path state;

    @BeforeEach
    void english() {
        Locale.setDefault(Locale.US);
    }

    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    @InTopology(value = {Topology.OPEN, Topology.CLIENT_FIREWALL, Topology.CLIENT_FIREWALL_REJECT, Topology.CLIENT_NAT,
            Topology.CLIENT_NAT_ALG, Topology.SERVER_NAT, Topology.BOTH_BLOCKED}, rtt = 40)
    void everyNetworkIsRecognised(LabServer server) throws Exception {
        lab.serve(server);
        examine(server);
    }

    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD"})
    @InTopology(value = {Topology.SERVER_FIREWALL, Topology.SERVER_FIREWALL_REJECT}, rtt = 40)
    void soIsTheServersFirewall(LabServer server) throws Exception {
        lab.serve(server);
        examine(server);
    }

    /** In a network of its own: after another server's connections Pure-FTPd connects from port 2, which is not let out. */
    @Test
    @InTopology(value = {Topology.SERVER_FIREWALL, Topology.SERVER_FIREWALL_REJECT}, rtt = 20)
    void beforePureFtpdToo() throws Exception {
        lab.serve(LabServer.PURE_FTPD);
        examine(LabServer.PURE_FTPD);
    }

    /** A profile in clear text, before a server that offers TLS: what only a helper on the way makes possible is found out. */
    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    @InTopology(value = {Topology.OPEN, Topology.CLIENT_NAT_ALG, Topology.BOTH_BLOCKED}, rtt = 15)
    void clearTextIsComparedWithTls(LabServer server) throws Exception {
        lab.serve(server, "--tls");
        DoctorReport report = told(server, site());
        List<String> expected = switch (lab.topology()) {
            case OPEN -> List.of("ALL_FINE", "TLS_AVAILABLE");
            case CLIENT_NAT_ALG -> List.of("TLS_HIDES_PORTS", "ALG", "TLS_AVAILABLE");
            default -> List.of("NOTHING_WORKS", "CLIENT_FIREWALL", "SERVER_FIREWALL", "TLS_AVAILABLE");
        };
        assertEquals(expected, kinds(report), report.text());
    }

    /** A profile with TLS: nothing is sent in clear text, and the helper of the NAT is of no use. */
    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    @InTopology(value = {Topology.OPEN, Topology.CLIENT_FIREWALL, Topology.CLIENT_NAT, Topology.CLIENT_NAT_ALG,
            Topology.SERVER_NAT}, rtt = 15)
    void aProfileWithTlsIsExaminedOverTlsAlone(LabServer server) throws Exception {
        lab.serve(server, "--tls-required");
        DoctorReport report = told(server, site().withTls(TlsSettings.EXPLICIT));
        assertEquals(lab.topology() == Topology.CLIENT_NAT_ALG
                ? List.of("CLIENT_NAT")
                : CONCLUSIONS.get(lab.topology()), kinds(report), report.text());
        long logins = wire.stream().filter(line -> line.contains("line=USER ")).count();
        assertTrue(logins > 0);
        assertTrue(wire.stream().filter(line -> line.contains("line=AUTH TLS")).count() >= logins, wire.toString());
    }

    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    @InTopology(value = Topology.OPEN, rtt = 15)
    void whatServerAndProfileWantOfTlsIsCompared(LabServer server) throws Exception {
        lab.serve(server, "--tls-required");
        DoctorReport required = told(server, site());
        assertEquals("TLS_REQUIRED", required.main().kind());
        assertEquals(Security.EXPLICIT, required.offer().orElseThrow().site().tls().security());
        trusting = false;
        assertEquals("TLS_FAILED", told(server, site().withTls(TlsSettings.EXPLICIT)).main().kind());
        lab.serve(server);
        assertEquals("TLS_NOT_OFFERED", told(server, site().withTls(TlsSettings.EXPLICIT)).main().kind());
    }

    @ParameterizedTest
    @EnumSource(value = LabServer.class, names = {"VSFTPD", "PROFTPD", "PURE_FTPD"})
    @InTopology(value = {Topology.OPEN, Topology.CLIENT_FIREWALL, Topology.BOTH_BLOCKED}, rtt = 10)
    void aServerThatTakesOneSessionIsExaminedOneStepAfterTheOther(LabServer server) throws Exception {
        lab.serve(server, "--max-per-ip", "1");
        DoctorReport report = report(site(), "demo", CancelToken.never());
        List<String> kinds = kinds(report);
        assertTrue(kinds.contains("ONE_SESSION"), kinds.toString());
        assertEquals(CONCLUSIONS.get(lab.topology()).get(0), kinds.get(0));
        assertEquals(1, report.offer().orElseThrow().site().maxSessions());
    }

    @Test
    @InTopology(Topology.OPEN)
    void aWrongPasswordIsSaidSoAndNotShown() throws Exception {
        lab.serve(LabServer.VSFTPD);
        DoctorReport report = report(site(), "wrong-secret", CancelToken.never());
        assertEquals("LOGIN_REFUSED", report.main().kind());
        assertFalse(report.works());
        assertFalse(report.text().contains("wrong-secret"));
        assertTrue(wire.stream().noneMatch(line -> line.contains("wrong-secret")), wire.toString());
    }

    @Test
    @InTopology(Topology.OPEN)
    void aServerThatIsNotThereIsSaidSo() throws Exception {
        lab.serve(LabServer.VSFTPD);
        lab.stop();
        assertEquals("NO_SERVER", report(site(), "demo", CancelToken.never()).main().kind());
        lab.cut();
        try {
            DoctorReport report = report(site(), "demo", CancelToken.never());
            assertEquals("NOT_REACHABLE", report.main().kind());
        } finally {
            lab.mend();
        }
    }

    private static List<String> kinds(DoctorReport report) {
        return report.statements().stream().map(DoctorReport.Statement::kind).toList();
    }

    /** Examined, and printed with its time, of which a loaded machine says nothing. */
    private DoctorReport told(LabServer server, Site site) throws Exception {
        DoctorReport report = report(site, "demo", CancelToken.never());
        System.out.printf("=== %s, %s, round trip %d ms: %d ms%n%s%n", lab.topology().label(), server.label(),
                lab.rtt(), report.took().toMillis(), report.text());
        assertTrue(report.complete(), report.text());
        return report;
    }

    private void examine(LabServer server) throws Exception {
        DoctorReport report = told(server, site());
        assertEquals(CONCLUSIONS.get(lab.topology()), kinds(report), report.text());
        assertEquals(lab.topology() != Topology.BOTH_BLOCKED, report.works());
        assertTrue(wire.stream().noneMatch(line -> line.contains("STOR")));
        assertTrue(report.text().contains("203.0.113.1")
                || !lab.topology().name().startsWith("CLIENT_NAT"), "the seen address");
        RoutePolicy proposed = report.offer().map(offer -> offer.site().data().policy()).orElse(RoutePolicy.AUTO);
        boolean activeFails = lab.topology().name().startsWith("CLIENT") && lab.topology() != Topology.CLIENT_NAT_ALG;
        assertEquals(activeFails ? RoutePolicy.PASSIVE_ONLY : RoutePolicy.AUTO, proposed);
    }

    private Site site() {
        return Site.of(Site.newId(), "Lab", lab.host(), lab.port(), lab.user());
    }

    private DoctorReport report(Site site, String password, CancelToken cancel) throws Exception {
        try (PortsideEngine engine = new PortsideEngine(new EngineSettings("This computer", state,
                new SessionOnlySecretStore(), (asked, refused) -> Optional.empty(),
                (asked, question) -> trusting ? CertificateDecision.ACCEPT_ONCE : CertificateDecision.REFUSE,
                question -> new ExistsPrompt.Answer(ExistsPrompt.Choice.SKIP, true), List::of))) {
            engine.addListener(new EngineListener() {
                @Override
                public void wire(String siteId, String siteName, FtpEvent event) {
                    wire.add(event.toString());
                }
            });
            return engine.doctor().examine(site, Optional.of(password.toCharArray()), DoctorListener.NONE, cancel);
        }
    }
}
