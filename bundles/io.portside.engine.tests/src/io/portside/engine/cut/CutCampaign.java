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
import java.util.List;
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

/**
 * Transfers through the whole engine to a real server and back, over a wire that is cut at random bytes. After each the
 * bytes on both sides are compared: nothing may be called good that is not, and nothing may be under a final name that is
 * not whole.
 */
public final class CutCampaign implements Closeable {
    private static final String WIRE = "127.0.0.2";
    private static final int TRIES = 10;
    private static final CancelToken NEVER = CancelToken.never();
    private static final Patience SHORT = new Patience(Duration.ofSeconds(3), Duration.ofMillis(1500),
            Duration.ofMillis(800));

    private final Path folder;
    private final CutServer server;
    private final CutRelay relay;
    private final VfsVolumes volumes = new VfsVolumes("here");
    private final FtpSite site;
    private final Volume remote;
    private final Volume local;
    private String lastFailure = "";
    private final AtomicInteger handshakes = new AtomicInteger();
    private final AtomicInteger active = new AtomicInteger();
    private int setAside;

    /**
     * @param folder an empty one
     * @param tls    explicit TLS instead of clear text
     */
    public CutCampaign(Path folder, boolean tls) throws IOException {
        this(folder, tls, RoutePolicy.PASSIVE_ONLY,
                CutServer.apache(Files.createDirectories(folder.toRealPath().resolve("server")), WIRE, tls));
    }

    /** @param policy over TLS passive only: nobody can help active connections there */
    CutCampaign(Path folder, boolean tls, RoutePolicy policy, CutServer server) throws IOException {
        this.folder = folder.toRealPath();
        this.server = server;
        Files.createDirectories(folder.resolve("local"));
        relay = new CutRelay(WIRE, server.address());
        if (policy != RoutePolicy.PASSIVE_ONLY) {
            relay.helpActive();
        }
        relay.relay(server.port(), Wire.CONTROL);
        for (int port : server.passivePorts()) {
            relay.relay(port, Wire.DATA);
        }
        FtpSiteSettings settings = FtpSiteSettings.of(WIRE, server.port(), server.user()).withPolicy(policy)
                .withMaxSessions(2).withPatience(SHORT);
        site = new FtpSite(tls ? settings.withTls(TlsSettings.EXPLICIT) : settings, server.password()::toCharArray,
                question -> CertificateDecision.ACCEPT_ONCE, RouteMemory.inMemory(), this::count);
        remote = volumes.forSite("cut", "Cut", site);
        local = volumes.local();
    }

    private void count(FtpEvent event) {
        if (event instanceof FtpEvent.TlsEstablished) {
            handshakes.incrementAndGet();
        } else if (event instanceof FtpEvent.DataOpened opened && opened.route().active()) {
            active.incrementAndGet();
        }
    }

    /** How many connections were protected, so that a campaign over TLS is known to be one. */
    int handshakes() {
        return handshakes.get();
    }

    /** How many data connections the server opened to us. */
    int active() {
        return active.get();
    }

    @Override
    public void close() {
        site.close();
        volumes.forget(remote);
        volumes.close();
        relay.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Carries out one plan. */
    CutOutcome run(CutPlan plan) throws IOException {
        String name = "f" + plan.number();
        byte[] old = ("old " + name).getBytes(StandardCharsets.US_ASCII);
        Path there = server.files().resolve(name);
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
        for (Path side : List.of(server.files(), folder.resolve("local"))) {
            try (Stream<Path> files = Files.list(side)) {
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
        boolean active = false;
        Optional<String> lab = Optional.empty();
        Path folder = null;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            switch (arguments[i]) {
                case "--count" -> count = Integer.parseInt(arguments[i + 1]);
                case "--seed" -> seed = Long.parseLong(arguments[i + 1]);
                case "--tls" -> tls = arguments[i + 1].equals("yes");
                case "--active" -> active = arguments[i + 1].equals("yes");
                case "--lab" -> lab = Optional.of(arguments[i + 1]);
                case "--folder" -> folder = Path.of(arguments[i + 1]);
                default -> {
                    System.err.println("unknown argument " + arguments[i]);
                    System.exit(2);
                }
            }
        }
        CutTable table = new CutTable();
        Path place = folder == null ? Files.createTempDirectory("cut") : folder;
        RoutePolicy policy = active ? RoutePolicy.ACTIVE_ONLY : RoutePolicy.PASSIVE_ONLY;
        CutServer to = lab.isPresent()
                ? CutServer.ofLab(lab.get())
                : CutServer.apache(Files.createDirectories(place.toRealPath().resolve("server")), WIRE, tls);
        try (CutCampaign campaign = new CutCampaign(place, tls, policy, to)) {
            campaign.runAll(count, seed, table, System.out);
            table.print(System.out);
            System.out.println(campaign.leftovers() + " temporary names left over, none of them a final one; "
                    + campaign.setAside
                    + " times an old file was left beside its name because every connection was lost between two renames; "
                    + campaign.handshakes() + " connections were protected by TLS, " + campaign.active()
                    + " data connections came from the server.");
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
