import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import io.portside.engine.EngineSettings;
import io.portside.engine.PortsideEngine;
import io.portside.engine.doctor.DoctorListener;
import io.portside.engine.doctor.DoctorReport;
import io.portside.engine.profile.Site;
import io.portside.engine.secret.SessionOnlySecretStore;
import io.portside.engine.transfer.ExistsPrompt.Answer;
import io.portside.engine.transfer.ExistsPrompt.Choice;
import io.portside.ftp.CertificateDecider;
import io.portside.ftp.FtpSite;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.NoRouteException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.Security;
import io.portside.ftp.setting.TlsSettings;
import io.portside.ftp.transfer.ContentSource;
import io.portside.ftp.transfer.TransferProgress;
import io.portside.testkit.lab.Lab;
import io.portside.testkit.lab.LabServer;
import io.portside.testkit.lab.Topology;

/**
 * One topology and server of the table that releng/lab/matrix makes: each policy and protection. Runs in the lab's client
 * namespace. Writes one row a cell, and what was wrong behind the word FAULT.
 */
final class RouteMatrix {
    private static final CancelToken NEVER = CancelToken.never();
    private static final int BYTES = 10_000_000;
    /** Where no route exists this should be known by then. */
    private static final Duration NO_ROUTE_LIMIT = Duration.ofSeconds(10);

    private final Lab lab = Lab.current();
    private final Topology topology = lab.topology();
    private final PrintStream out;
    private final byte[] content = new byte[BYTES];
    private final Map<String, String> verdicts = new HashMap<>();
    private boolean good = true;

    private RouteMatrix(PrintStream out) {
        this.out = out;
        new Random(topology.ordinal()).nextBytes(content);
    }

    /** One column of protection and address family. */
    private record Way(String label, boolean tls, boolean ipv6) {}

    /** Arguments: the file for the rows, the server. */
    public static void main(String[] args) throws Exception {
        boolean good;
        try (PrintStream out = new PrintStream(args[0], StandardCharsets.UTF_8)) {
            RouteMatrix matrix = new RouteMatrix(out);
            matrix.server(LabServer.valueOf(args[1]));
            good = matrix.good;
        }
        System.exit(good ? 0 : 1);
    }

    private void server(LabServer server) throws Exception {
        cells(server, new Way("plain", false, false), List.of(RoutePolicy.values()));
        boolean six = !lab.host6().isEmpty();
        if (six) {
            cells(server, new Way("plain, IPv6", false, true), List.of(RoutePolicy.AUTO));
        }
        cells(server, new Way("FTPS", true, false), List.of(RoutePolicy.values()));
        if (six) {
            cells(server, new Way("FTPS, IPv6", true, true), List.of(RoutePolicy.AUTO));
        }
    }

    /** Data connections must resume the control connection's TLS session wherever the server can ask for that. */
    private void serve(LabServer server, boolean tls) {
        if (!tls) {
            lab.serve(server);
        } else if (server == LabServer.VSFTPD || server == LabServer.PROFTPD) {
            lab.serve(server, "--tls-required", "--tls-reuse");
        } else {
            lab.serve(server, "--tls-required");
        }
    }

    private void cells(LabServer server, Way way, List<RoutePolicy> policies) throws Exception {
        for (RoutePolicy policy : policies) {
            cell(server, way, policy);
        }
    }

    private void cell(LabServer server, Way way, RoutePolicy policy) throws Exception {
        // Anew for each, because sessions that a firewall has swallowed still count, and hold Apache's threads.
        serve(server, way.tls());
        List<FtpEvent> events = new ArrayList<>();
        FtpSiteSettings settings = FtpSiteSettings.of(way.ipv6() ? lab.host6() : lab.host(), lab.port(), lab.user())
                .withPolicy(policy).withTls(tls(way)).withMaxSessions(3);
        long began = System.nanoTime();
        String result;
        boolean expected = possible(way, policy);
        try (FtpSite site = new FtpSite(settings, lab::password, CertificateDecider.REFUSING, RouteMemory.inMemory(),
                events::add)) {
            site.list("/", NEVER);
            double listed = seconds(began);
            Route route = site.routeStatus().route().orElseThrow();
            began = System.nanoTime();
            site.upload("/matrix.bin", new Content(content), true, TransferProgress.NONE, NEVER);
            double up = seconds(began);
            began = System.nanoTime();
            boolean equal = download(site);
            double down = seconds(began);
            equal &= Arrays.equals(content, Files.readAllBytes(lab.home().resolve("matrix.bin")));
            result = row("%s | %.2f | %.1f | %.1f | %s", route(route), listed, up, down,
                    equal ? "equal" : "FAULT: not equal");
            if (!expected) {
                result += " | FAULT: should not be possible here";
            }
            good &= equal && expected;
            Files.delete(lab.home().resolve("matrix.bin"));
        } catch (NoRouteException e) {
            double failed = seconds(began);
            // A busy machine is no fault of the program's, so being late is told and nothing more.
            boolean late = failed > NO_ROUTE_LIMIT.toMillis() / 1e3;
            result = row("none, after %.1f s%s | – | – | – | %s", failed, late ? " (LATE)" : "", verdict(server, way));
            if (expected) {
                result += " | FAULT: a route exists";
                good = false;
            }
        } catch (FtpException e) {
            result = row("FAULT: %s after %.1f s | – | – | –", e, seconds(began));
            good = false;
        }
        out.println(row("| %s | %s | %s | %s | %s |", topology.label(), server.label(), way.label(), word(policy),
                result));
        out.flush();
        System.out.println(topology.label() + " " + server.label() + " " + way.label() + " " + word(policy) + ": " + result);
    }

    /** What the topology lets through; see TOPOLOGIES.md. */
    private boolean possible(Way way, RoutePolicy policy) {
        boolean active = switch (topology) {
            case OPEN, SERVER_NAT, SERVER_FIREWALL, SERVER_FIREWALL_REJECT -> true;
            // The helper in the router cannot read commands in TLS.
            case CLIENT_NAT_ALG -> !way.tls();
            default -> false;
        };
        boolean passive = switch (topology) {
            case SERVER_FIREWALL, SERVER_FIREWALL_REJECT, BOTH_BLOCKED -> false;
            default -> true;
        };
        return switch (policy) {
            case AUTO -> active || passive;
            case ACTIVE_ONLY -> active;
            case PASSIVE_ONLY -> passive;
        };
    }

    private TlsSettings tls(Way way) {
        return way.tls() ? TlsSettings.EXPLICIT.withAuthority(Optional.of(lab.certificate())) : TlsSettings.CLEAR;
    }

    private boolean download(FtpSite site) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        OutputStream sink = new OutputStream() {
            @Override
            public void write(int b) {
                digest.update((byte) b);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                digest.update(bytes, from, count);
            }
        };
        site.retrieve("/matrix.bin", 0, Channels.newChannel(sink), TransferProgress.NONE, NEVER);
        return HexFormat.of().formatHex(digest.digest())
                .equals(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    }

    /** Asked once for a server and protection: the doctor examines every route, whatever the policy. */
    private String verdict(LabServer server, Way way) throws IOException {
        String key = server + way.label();
        if (!verdicts.containsKey(key)) {
            verdicts.put(key, examine(way));
        }
        return verdicts.get(key);
    }

    private String examine(Way way) throws IOException {
        Path state = Files.createTempDirectory("matrix");
        Site site = Site.of("matrix", "matrix", way.ipv6() ? lab.host6() : lab.host(), lab.port(), lab.user())
                .withTls(tls(way));
        try (PortsideEngine engine = new PortsideEngine(new EngineSettings("lab", state, new SessionOnlySecretStore(),
                (asked, refused) -> Optional.empty(), question -> new Answer(Choice.SKIP, false), List::of))) {
            DoctorReport report = engine.doctor().examine(site, Optional.of(lab.password()), DoctorListener.NONE, NEVER);
            return report.main().kind() + ": " + report.main().sentence();
        } catch (Exception e) {
            good = false;
            return "FAULT: the doctor: " + e;
        }
    }

    private static String route(Route route) {
        return switch (route) {
            case ACTIVE_PORT -> "active PORT";
            case ACTIVE_EPRT -> "active EPRT";
            case PASSIVE_EPSV -> "passive EPSV";
            case PASSIVE_PASV -> "passive PASV";
            case PASSIVE_PASV_ADVERTISED -> "passive PASV, advertised address";
        };
    }

    private static String word(RoutePolicy policy) {
        return policy.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String row(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Bytes in memory as a file. */
    private record Content(byte[] bytes) implements ContentSource {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public Optional<Instant> modified() {
            return Optional.of(Instant.ofEpochSecond(1_700_000_000));
        }

        @Override
        public ReadableByteChannel open(long offset) {
            return Channels.newChannel(new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset));
        }
    }
}
