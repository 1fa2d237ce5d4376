package io.portside.engine.cut;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.files.vfs.VfsVolumes;
import io.portside.engine.problem.ProblemException;
import io.portside.ftp.FtpSite;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.certificate.CertificateDecision;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.Patience;
import io.portside.ftp.setting.TlsSettings;
import io.portside.testkit.CutRelay;
import io.portside.testkit.CutRelay.Wire;
import io.portside.testkit.RealServer;

/**
 * Transfers through the whole engine to a real server and back, over a wire that is cut at random bytes. After each the
 * bytes on both sides are compared: nothing may be called good that is not, and nothing may be under a final name that is
 * not whole.
 */
public final class CutCampaign implements Closeable {
    private static final String WIRE = "127.0.0.2";
    private static final int PORTS = 48;
    private static final int TRIES = 10;
    private static final CancelToken NEVER = CancelToken.never();
    private static final Patience SHORT = new Patience(Duration.ofSeconds(3), Duration.ofMillis(1500),
            Duration.ofMillis(800));

    private final Path folder;
    private final RealServer server;
    private final CutRelay relay;
    private final VfsVolumes volumes = new VfsVolumes("here");
    private final FtpSite site;
    private final Volume remote;
    private final Volume local;
    private String lastFailure = "";
    private final AtomicInteger handshakes = new AtomicInteger();
    private int setAside;

    /**
     * @param folder an empty one
     * @param tls    explicit TLS instead of clear text
     */
    public CutCampaign(Path folder, boolean tls) throws IOException {
        this.folder = folder.toRealPath();
        Files.createDirectories(folder.resolve("server"));
        Files.createDirectories(folder.resolve("local"));
        server = RealServer.start(this.folder.resolve("server"), PORTS, WIRE, tls);
        relay = new CutRelay(WIRE, RealServer.ADDRESS);
        relay.relay(server.port(), Wire.CONTROL);
        for (int port : server.passivePorts()) {
            relay.relay(port, Wire.DATA);
        }
        FtpSiteSettings settings = FtpSiteSettings.of(WIRE, server.port(), RealServer.USER)
                .withPolicy(RoutePolicy.PASSIVE_ONLY).withMaxSessions(2).withPatience(SHORT);
        site = new FtpSite(tls ? settings.withTls(TlsSettings.EXPLICIT) : settings, RealServer.PASSWORD::toCharArray,
                question -> CertificateDecision.ACCEPT_ONCE, RouteMemory.inMemory(), this::count);
        remote = volumes.forSite("cut", "Cut", site);
        local = volumes.local();
    }

    private void count(FtpEvent event) {
        if (event instanceof FtpEvent.TlsEstablished) {
            handshakes.incrementAndGet();
        }
    }

    /** How many connections were protected, so that a campaign over TLS is known to be one. */
    int handshakes() {
        return handshakes.get();
    }

    @Override
    public void close() {
        site.close();
        volumes.forget(remote);
        volumes.close();
        relay.close();
        server.close();
    }

    /** Carries out one plan. */
    CutOutcome run(CutPlan plan) throws IOException {
        String name = "f" + plan.number();
        byte[] old = ("old " + name).getBytes(StandardCharsets.US_ASCII);
        Path there = folder.resolve("server").resolve(name);
        Path here = folder.resolve("local").resolve(name);
        Path target = plan.up() ? there : here;
        if (!plan.up()) {
            Files.write(there, plan.content());
        }
        if (plan.replaces()) {
            Files.write(target, old);
        }
        relay.arm(plan.wire(), plan.cut(), plan.after(), plan.shots());
        boolean good = transfer(plan, name, here);
        int cuts = relay.mend();
        Optional<byte[]> now = Files.exists(target) ? Optional.of(Files.readAllBytes(target)) : Optional.empty();
        boolean whole = now.filter(bytes -> Arrays.equals(bytes, plan.content())).isPresent();
        if (good) {
            return !whole ? CutOutcome.FALSELY_GOOD : cuts == 0 ? CutOutcome.NOT_CUT : CutOutcome.GOOD;
        }
        boolean untouched = plan.replaces()
                ? now.map(bytes -> Arrays.equals(bytes, old)).orElseGet(() -> aside(target.getParent(), old))
                : now.isEmpty();
        if (!whole && !untouched) {
            return CutOutcome.DAMAGED;
        }
        for (int i = 0; i < TRIES; i++) {
            if (transfer(plan, name, here)) {
                return Arrays.equals(Files.readAllBytes(target), plan.content())
                        ? CutOutcome.GOOD_AFTER_RETRY
                        : CutOutcome.FALSELY_GOOD;
            }
        }
        return CutOutcome.STUCK;
    }

    /**
     * Where a server refuses to rename onto a file the old one steps aside first; when every connection is lost just then,
     * nobody can bring it back, but it is there.
     */
    private boolean aside(Path side, byte[] old) {
        try (Stream<Path> files = Files.list(side)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().matches("f[0-9]+") && Arrays.equals(Files.readAllBytes(file), old)) {
                    setAside++;
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why the last transfer failed that did. */
    String lastFailure() {
        return lastFailure;
    }

    private boolean transfer(CutPlan plan, String name, Path here) {
        VolumePath there = VolumePath.parse("/" + name);
        try {
            if (plan.up()) {
                remote.write(there, content(plan, cancel -> new ByteArrayInputStream(plan.content())), true,
                        bytes -> {}, NEVER);
            } else {
                local.write(VolumePath.parse(here.toString()), content(plan, cancel -> remote.read(there, cancel)),
                        true,
                        bytes -> {}, NEVER);
            }
            return true;
        } catch (ProblemException e) {
            lastFailure = e.problem().kind() + " " + e.getMessage() + " " + e.getCause();
            return false;
        }
    }

    /** Opens a stream. */
    @FunctionalInterface
    private interface Opening {
        InputStream open(CancelToken cancel) throws ProblemException;
    }

    private static Volume.FileContent content(CutPlan plan, Opening opening) {
        return new Volume.FileContent() {
            @Override
            public long size() {
                return plan.content().length;
            }

            @Override
            public Optional<Instant> modified() {
                return Optional.of(Instant.parse("2024-02-29T23:59:58Z"));
            }

            @Override
            public InputStream open(long offset, CancelToken cancel) throws ProblemException {
                InputStream in = opening.open(cancel);
                try {
                    in.skipNBytes(offset);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
                return in;
            }
        };
    }

    /** Names under which something is left that is no final name, on either side. */
    long leftovers() throws IOException {
        long count = 0;
        for (String side : new String[]{"server", "local"}) {
            try (Stream<Path> files = Files.list(folder.resolve(side))) {
                count += files.filter(file -> !file.getFileName().toString().matches("f[0-9]+")).count();
            }
        }
        return count;
    }

    /** {@code releng/cut-transfers}: exit code 1 when anything was called good that is not, damaged or stuck. */
    public static void main(String[] arguments) throws IOException {
        int count = 1000;
        long seed = 1;
        boolean tls = false;
        Path folder = null;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--count" -> count = Integer.parseInt(arguments[i + 1]);
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                case "--tls" -> tls = arguments[i + 1].equals("yes");
                case "--folder" -> folder = Path.of(arguments[i + 1]);
                default -> {
                    System.err.println("unknown argument " + arguments[i]);
                    System.exit(2);
                }
            }
        }
        CutTable table = new CutTable();
        try (CutCampaign campaign = new CutCampaign(folder == null ? Files.createTempDirectory("cut") : folder, tls)) {
            campaign.runAll(count, seed, table, System.out);
            table.print(System.out);
            System.out.println(campaign.leftovers() + " temporary names left over, none of them a final one; "
                    + campaign.setAside
                    + " times an old file was left beside its name because every connection was lost between two renames; "
                    + campaign.handshakes() + " connections were protected by TLS.");
        }
        System.exit(table.allowed() ? 0 : 1);
    }

    /** Goes on until {@code count} transfers were hit. */
    void runAll(int count, long seed, CutTable table, PrintStream out) throws IOException {
        int hit = 0;
        for (int number = 0; hit < count; number++) {
            CutPlan plan = CutPlan.of(number, seed);
            CutOutcome outcome = run(plan);
            table.add(plan, outcome);
            hit += outcome == CutOutcome.NOT_CUT ? 0 : 1;
            if (!outcome.allowed()) {
                out.println(outcome.text + " " + plan + ": " + lastFailure);
            } else if (number % 100 == 99) {
                out.println(number + 1 + " transfers, " + hit + " of them cut");
            }
        }
    }
}
