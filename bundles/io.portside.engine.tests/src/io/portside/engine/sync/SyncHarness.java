package io.portside.engine.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.portside.engine.EngineSettings;
import io.portside.engine.PortsideEngine;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.secret.SessionOnlySecretStore;
import io.portside.engine.site.PasswordPrompt;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.transfer.ExistsPrompt;
import io.portside.ftp.cancel.CancelToken;

/** The whole engine on a state folder, and what tests of synchronisation do with it. */
@SuppressWarnings("resource") // close() closes the engine.
public final class SyncHarness {
    private final PortsideEngine engine;

    public SyncHarness(Path state) {
        this(state, () -> "unused".toCharArray());
    }

    /** @param password of every site; a fresh array each time */
    public SyncHarness(Path state, Supplier<char[]> password) {
        engine = new PortsideEngine(new EngineSettings("This computer", state, new SessionOnlySecretStore(),
                (site, refused) -> Optional.of(new PasswordPrompt.Answer(password.get(), false)),
                question -> new ExistsPrompt.Answer(ExistsPrompt.Choice.SKIP, false), List::of));
    }

    public PortsideEngine engine() {
        return engine;
    }

    public void close() {
        engine.close();
    }

    public SyncPlan plan(SyncPair pair) throws ProblemException {
        return engine.synchroniser().plan(pair, SyncListener.NONE, CancelToken.never());
    }

    /** Runs a plan with yes to all its guards. */
    public SyncReport run(SyncPair pair, SyncPlan plan) throws ProblemException {
        return engine.synchroniser().run(pair, plan, new HashSet<>(plan.guards()), SyncListener.NONE, new Pause(),
                CancelToken.never());
    }

    /** Plans and runs. Fails when something failed. */
    public SyncReport synchronise(SyncPair pair) throws ProblemException {
        SyncReport report = run(pair, plan(pair));
        if (report.summary().state() != RunSummary.State.DONE) {
            throw new AssertionError(report.summary() + " "
                    + report.fates().stream().filter(fate -> fate.problem().isPresent()).toList());
        }
        return report;
    }

    /** {@code [COPY_RIGHT /a, ...]}; what is only recorded or left alone is not among them. */
    public static List<String> actions(SyncPlan plan) {
        return plan.items().stream().filter(item -> item.action().writes()).map(SyncHarness::text).toList();
    }

    private static String text(PlanItem item) {
        return item.action() + " " + item.path();
    }

    /** Contents by path, folders with a slash; what Portside keeps for itself is left out. */
    public static Map<String, String> tree(Path root) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                String name = root.relativize(path).toString();
                if (!name.isEmpty() && Stream.of(name.split("/")).noneMatch(part -> part.startsWith(".portside-"))) {
                    if (Files.isDirectory(path)) {
                        tree.put(name + "/", "");
                    } else {
                        tree.put(name, Files.readString(path));
                    }
                }
            }
        }
        return tree;
    }
}
