package io.portside.engine.sync.hostile;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.portside.engine.EngineSettings;
import io.portside.engine.PortsideEngine;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.profile.Sites;
import io.portside.engine.secret.SessionOnlySecretStore;
import io.portside.engine.site.PasswordPrompt;
import io.portside.engine.sync.Fate;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.transfer.ExistsPrompt;
import io.portside.ftp.cancel.CancelToken;
import io.portside.testkit.MemoryTree;
import io.portside.testkit.ScriptedFtpServer;

/** A folder here on the left, {@code /site} of a scripted server on the right, and a whole engine between them. */
@SuppressWarnings("resource") // Closed with what holds it.
final class Pairing implements Closeable {
    static final Instant TIME = Instant.parse("2024-05-06T07:08:09Z");
    private static final String OURS = ".portside-";
    private final Path folder;
    private final Path here;
    private final ScriptedFtpServer server = ScriptedFtpServer.start();
    private final PortsideEngine engine;
    private SyncPair pair;

    /** @param folder an empty one */
    Pairing(Path folder) throws IOException, ProblemException {
        this.folder = folder.toRealPath();
        here = Files.createDirectory(this.folder.resolve("here"));
        server.tree().folder("/site");
        engine = engine(this.folder);
        engine.store().save(Sites.at("site", server.host(), server.port(), "ann"));
        pair = SyncPair.of("Pair", new SyncEnd(SyncEnd.LOCAL, here.toString()), new SyncEnd("site", "/site"),
                SyncRules.DEFAULT);
        engine.synchroniser().pairs().save(pair);
    }

    static PortsideEngine engine(Path folder) {
        return new PortsideEngine(new EngineSettings("This computer", folder.resolve("state"),
                new SessionOnlySecretStore(),
                (site, refused) -> Optional.of(new PasswordPrompt.Answer("secret".toCharArray(), true)),
                question -> new ExistsPrompt.Answer(ExistsPrompt.Choice.SKIP, true), List::of));
    }

    void rules(SyncRules rules) throws ProblemException {
        pair = pair.withRules(rules);
        engine.synchroniser().pairs().save(pair);
    }

    SyncPair pair() {
        return pair;
    }

    PortsideEngine engine() {
        return engine;
    }

    ScriptedFtpServer server() {
        return server;
    }

    MemoryTree tree() {
        return server.tree();
    }

    /** This side's folder. */
    Path here() {
        return here;
    }

    Path state() {
        return folder.resolve("state");
    }

    /** A file here. */
    void here(String path, String content, Instant time) throws IOException {
        Path file = here.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    /** A file there. */
    void there(String path, String content, Instant time) {
        server.tree().file("/site/" + path, content.getBytes(StandardCharsets.UTF_8), time);
    }

    SyncPlan plan() throws ProblemException {
        return engine.synchroniser().plan(pair, SyncListener.NONE, CancelToken.never());
    }

    /** With every warning said yes to. */
    SyncReport run(SyncPlan plan) throws ProblemException {
        return run(plan, new HashSet<>(plan.guards()));
    }

    SyncReport run(SyncPlan plan, Set<Guard> acknowledged) throws ProblemException {
        return engine.synchroniser().run(pair, plan, acknowledged, SyncListener.NONE, new Pause(),
                CancelToken.never());
    }

    SyncReport sync() throws ProblemException {
        return run(plan());
    }

    /** Files of this side, without Portside's own. */
    Map<String, String> filesHere() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(here)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String path = here.relativize(file).toString();
                if (!path.contains(OURS)) {
                    files.put(path, Files.readString(file));
                }
            }
        }
        return files;
    }

    /** Files of the other side, likewise. */
    Map<String, String> filesThere() {
        Map<String, String> files = new TreeMap<>();
        for (String path : server.tree().paths()) {
            if (path.startsWith("/site/") && !path.contains(OURS)
                    && !server.tree().get(path).orElseThrow().folder()) {
                files.put(path.substring("/site/".length()),
                        new String(server.tree().content(path), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    /** Contents that Portside keeps on the server, in its trash for one. */
    Set<String> keptThere() {
        return server.tree().paths().stream()
                .filter(path -> path.contains(OURS) && !server.tree().get(path).orElseThrow().folder())
                .map(path -> new String(server.tree().content(path), StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
    }

    /** Likewise here. */
    Set<String> keptHere() throws IOException {
        Set<String> kept = new HashSet<>();
        try (Stream<Path> walk = Files.walk(here)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                if (here.relativize(file).toString().contains(OURS)) {
                    kept.add(Files.readString(file));
                }
            }
        }
        return kept;
    }

    static Set<Guard.Kind> guards(SyncPlan plan) {
        Set<Guard.Kind> kinds = EnumSet.noneOf(Guard.Kind.class);
        plan.guards().forEach(guard -> kinds.add(guard.kind()));
        return kinds;
    }

    /** What a plan does with a path; {@code SKIP} where it says nothing about it. */
    static Action action(SyncPlan plan, String path) {
        return item(plan, path).map(PlanItem::action).orElse(Action.SKIP);
    }

    static Optional<PlanItem> item(SyncPlan plan, String path) {
        return plan.items().stream().filter(item -> item.path().toString().equals("/" + path)).findFirst();
    }

    static Fate.Outcome outcome(SyncReport report, String path) {
        return report.fates().stream().filter(fate -> fate.path().toString().equals("/" + path)).findFirst()
                .map(Fate::outcome).orElseThrow(() -> new AssertionError(path + " not in " + report.fates()));
    }

    /** What a plan would write, move or delete. */
    static List<String> writes(SyncPlan plan) {
        return plan.items().stream().filter(item -> item.action().writes())
                .map(item -> item.action() + " " + item.path()).toList();
    }

    @Override
    public void close() {
        engine.close();
        server.close();
    }
}
