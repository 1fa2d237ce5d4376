package io.portside.engine.sync.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.portside.engine.files.Entry;
import io.portside.engine.files.Location;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.PlanTask;
import io.portside.engine.sync.plan.SideNature;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.plan.SyncPlanner;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.state.Baseline;
import io.portside.engine.sync.state.Journal;
import io.portside.engine.sync.state.PairState;
import io.portside.engine.sync.state.RunHistory;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.FolderSnapshot;
import io.portside.engine.sync.tree.FolderTriple;
import io.portside.ftp.cancel.CancelToken;

/** A pair of volumes with its state: scans it in the simplest way, plans with the real planner, and runs. */
final class RunHarness {
    static final VolumePath ROOT = VolumePath.ROOT.child("pair");
    final CrashPoint point;
    final Volume left;
    final Volume right;
    final Path folder;
    SyncPair pair;
    CancelToken cancel = new CancelToken();
    final Pause pause = new Pause();
    SyncListener listener = SyncListener.NONE;
    private Instant now = Instant.parse("2024-06-01T00:00:00Z");

    RunHarness(Volume left, Volume right, CrashPoint point, Path folder, SyncRules rules) {
        this.left = left;
        this.right = right;
        this.point = point;
        this.folder = folder;
        pair = SyncPair.of("pair", new SyncEnd(left.id(), ROOT.toString()), new SyncEnd(right.id(), ROOT.toString()),
                rules);
    }

    /** Time that passes only where somebody waits. */
    final class Clock implements RunClock {
        @Override
        public synchronized Instant now() {
            return now;
        }

        @Override
        public long nanos() {
            return now().getEpochSecond() * 1_000_000_000L + now().getNano();
        }

        @Override
        public void pause(Duration time, CancelToken stop) {
            if (Thread.currentThread().getName().equals("Portside sync grace")) {
                // Who waits for a limit to pass, and not for something to become better: it never passes here.
                RunClock.REAL.pause(Duration.ofDays(1), stop);
            }
            synchronized (this) {
                now = now.plus(time);
            }
        }
    }

    /** So much later. */
    void pass(Duration time) {
        now = now.plus(time);
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(PairState state, PairRun run) throws ProblemException;
    }

    private <T> T open(Work<T> work) throws ProblemException, IOException {
        try (PairState state = PairState.open(folder, pair)) {
            Journal journal = new CrashingJournal(state.journal(), point);
            return work.with(state,
                    new PairRun(pair, new Location(left, ROOT), new Location(right, ROOT), journal, new Clock()));
        }
    }

    /** As while a file moves. */
    void passes(Duration time) {
        now = now.plus(time);
    }

    SyncPlan plan() throws ProblemException, IOException {
        return open((state, run) -> {
            run.recover(cancel);
            return scan(state.baseline());
        });
    }

    SyncReport run(SyncPlan plan) throws ProblemException, IOException {
        now = now.plusSeconds(3600);
        return open((state, run) -> run.run(plan, listener, pause, cancel));
    }

    SyncReport sync() throws ProblemException, IOException {
        return run(plan());
    }

    RunHistory history() {
        return new RunHistory(folder);
    }

    SyncPlan planUndo(long number) throws ProblemException, IOException {
        return open((state, run) -> run.planUndo(history().steps(number), cancel));
    }

    SyncReport undo(long number, SyncPlan plan) throws ProblemException, IOException {
        now = now.plusSeconds(3600);
        return open((state, run) -> run.undo(number, history().steps(number), plan, listener, pause, cancel));
    }

    private SyncPlan scan(Baseline baseline) throws ProblemException {
        SyncPlanner planner = new SyncPlanner(new PlanTask(pair.id(), pair.rules(), baseline.exists(),
                baseline.lost().map(Path::toString), nature(left), nature(right), now));
        Deque<VolumePath> folders = new ArrayDeque<>(List.of(VolumePath.ROOT));
        while (!folders.isEmpty()) {
            VolumePath path = folders.remove();
            FolderTriple triple = new FolderTriple(path, snapshot(left, path), snapshot(right, path),
                    baseline.folder(path));
            planner.folder(triple);
            Map<String, Facts> below = new TreeMap<>();
            for (FolderSnapshot side : List.of(triple.left(), triple.right())) {
                side.entries().forEach((name, facts) -> {
                    if (facts.folder()) {
                        below.put(name, facts);
                    }
                });
            }
            below.keySet().forEach(name -> folders.add(path.child(name)));
        }
        return planner.finish();
    }

    private static SideNature nature(Volume volume) {
        return volume.remote() ? SideNature.SERVER : SideNature.UNIX;
    }

    private FolderSnapshot snapshot(Volume volume, VolumePath path) throws ProblemException {
        VolumePath absolute = ROOT.resolve(path.names().toArray(String[]::new));
        Optional<Entry> entry = volume.stat(absolute, cancel);
        if (!path.isRoot() && !entry.map(Entry::folder).orElse(false)) {
            return FolderSnapshot.absent(path);
        }
        Map<String, Facts> entries = new HashMap<>();
        volume.list(absolute, cancel).entries().stream().filter(one -> !one.name().startsWith(".portside-"))
                .forEach(one -> entries.put(one.name(), Facts.of(one)));
        return FolderSnapshot.complete(path, entries);
    }

    /** The state's files as they are now, to begin from there again. */
    Map<String, byte[]> stateFiles() throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        try (var found = Files.list(folder)) {
            for (Path file : found.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    void restoreState(Map<String, byte[]> files) throws IOException {
        try (var found = Files.list(folder)) {
            for (Path file : found.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
