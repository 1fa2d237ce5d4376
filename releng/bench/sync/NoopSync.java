import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import io.portside.engine.EngineListener;
import io.portside.engine.EngineSettings;
import io.portside.engine.PortsideEngine;
import io.portside.engine.profile.Site;
import io.portside.engine.secret.SessionOnlySecretStore;
import io.portside.engine.site.PasswordPrompt;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.ScanProgress;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.KeepInStep;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.RoutePolicy;

/**
 * Synchronises a folder with the lab's server when there is nothing to do, and prints the seconds. Started by
 * releng/bench/noop-sync in the lab's client namespace.
 */
final class NoopSync {
    private NoopSync() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "tree" -> tree(Path.of(arguments[1]), Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            case "first", "again" -> synchronise(arguments);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.exit(0);
    }

    /** Small pages of this and last year's summer and winter: FOLDER FOLDERS FILES-IN-EACH. */
    private static void tree(Path root, int folders, int files) throws IOException {
        Random random = new Random(files);
        Instant newest = Instant.now().minusSeconds(86_400);
        for (int i = 0; i < folders; i++) {
            Path folder = Files.createDirectories(root.resolve("folder-" + i));
            for (int j = 0; j < files; j++) {
                Path file = folder.resolve("page-" + j + ".html");
                byte[] bytes = new byte[200 + random.nextInt(2000)];
                random.nextBytes(bytes);
                Files.write(file, bytes);
                Files.setLastModifiedTime(file, FileTime.from(newest.minusSeconds(random.nextInt(400 * 86_400))));
            }
        }
    }

    /** first|again STATE SESSIONS POLICY LOCAL REMOTE. The first time it writes down that both sides agree. */
    private static void synchronise(String[] arguments) throws Exception {
        int sessions = Integer.parseInt(arguments[2]);
        Site site = Site.of("lab", "lab", System.getenv("LAB_HOST"), Integer.parseInt(System.getenv("LAB_PORT")),
                System.getenv("LAB_USER"));
        // A pair of several sessions leaves one to browse with.
        site = site.withData(site.data().withPolicy(RoutePolicy.valueOf(arguments[3])))
                .withMaxSessions(sessions == 1 ? 1 : sessions + 1);
        SyncPair pair = new SyncPair("bench", "bench", new SyncEnd(SyncEnd.LOCAL, arguments[4]),
                new SyncEnd("lab", arguments[5]), SyncRules.DEFAULT, KeepInStep.BY_HAND, 0, sessions);
        AtomicLong commands = new AtomicLong();
        AtomicLong entries = new AtomicLong();
        PortsideEngine engine = new PortsideEngine(new EngineSettings("here", Path.of(arguments[1]),
                new SessionOnlySecretStore(),
                (which, refused) -> Optional.of(
                        new PasswordPrompt.Answer(System.getenv("LAB_PASSWORD").toCharArray(), false)),
                question -> {
                    throw new IllegalStateException("asked");
                }, List::of));
        engine.addListener(new EngineListener() {
            @Override
            public void wire(String siteId, String siteName, FtpEvent event) {
                if (event instanceof FtpEvent.CommandSent) {
                    commands.incrementAndGet();
                }
                if (Boolean.getBoolean("trace")) {
                    System.err.println(event);
                }
            }
        });
        engine.store().save(site);
        long began = System.nanoTime();
        SyncPlan plan = engine.synchroniser().plan(pair, new SyncListener() {
            @Override
            public void scanning(ScanProgress progress) {
                entries.set(progress.entries());
            }
        }, CancelToken.never());
        double seconds = (System.nanoTime() - began) / 1e9;
        long writes = plan.items().stream().filter(item -> item.action().writes()).count();
        if (arguments[0].equals("first") && writes == 0) {
            SyncReport report = engine.synchroniser().run(pair, plan, new HashSet<>(plan.guards()), SyncListener.NONE,
                    new Pause(), CancelToken.never());
            System.out.println(report.summary().state() + " " + report.summary().done());
        } else {
            System.out.printf("%.1f s, %d entries, %d commands, %d to be written, %d items%n", seconds, entries.get(),
                    commands.get(), writes, plan.items().size());
        }
        engine.close();
    }
}
