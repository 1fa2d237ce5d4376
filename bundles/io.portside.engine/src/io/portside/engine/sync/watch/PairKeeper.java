package io.portside.engine.sync.watch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.problem.ProblemMapping;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.RunSummary.State;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.Synchroniser;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.plan.filter.FilterMatcher;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.ftp.cancel.CancelToken;

/**
 * Keeps one pair in step, on a thread of its own. What its own runs write is heard like everything else: then the pair is
 * compared once more, nothing is found, nothing written, and it is quiet.
 */
@SuppressWarnings("resource") // Watches are closed when the keeper's thread ends.
final class PairKeeper {
    /** Where a folder cannot be watched it is looked at this often, and it is tried again to watch it. */
    static final Duration UNWATCHED = Duration.ofMinutes(1);

    private final SyncPair pair;
    private final Synchroniser synchroniser;
    private final InStepListener listener;
    private final InstantSource clock;
    private final CancelToken cancel = new CancelToken();
    private final List<LocalWatch> watches = new ArrayList<>();
    private Optional<List<PlanItem>> asked = Optional.empty();
    private boolean toldNotWatched;
    // Guarded by this.
    private final Rhythm rhythm;
    private boolean watchLost;

    PairKeeper(SyncPair pair, Synchroniser synchroniser, InStepListener listener, InstantSource clock) {
        this.pair = pair;
        this.synchroniser = synchroniser;
        this.listener = listener;
        this.clock = clock;
        this.rhythm = new Rhythm(pair.keepInStep().every(), clock.instant());
    }

    SyncPair pair() {
        return pair;
    }

    void start() {
        Thread thread = new Thread(this::keep, "Portside keeps " + pair.name() + " in step");
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        cancel.cancel();
        synchronized (this) {
            notifyAll();
        }
    }

    /** Something may have changed. */
    synchronized void changed() {
        rhythm.changed(clock.instant());
        notifyAll();
    }

    private void keep() {
        try {
            watch();
            while (awaitDue()) {
                watch();
                work();
            }
        } finally {
            watches.forEach(LocalWatch::close);
        }
    }

    /** Waits until the pair is due; false when stopped. */
    private synchronized boolean awaitDue() {
        try {
            while (!cancel.isCancelled()) {
                Optional<Instant> due = rhythm.due();
                Instant now = clock.instant();
                if (due.isPresent() && !due.get().isAfter(now)) {
                    rhythm.begins();
                    return true;
                }
                wait(due.map(time -> Math.max(1, Duration.between(now, time).toMillis())).orElse(0L));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void work() {
        try {
            SyncPlan plan = synchroniser.plan(pair, SyncListener.NONE, cancel);
            if (needsSomebody(plan)) {
                if (!asked.equals(Optional.of(plan.items()))) {
                    asked = Optional.of(plan.items());
                    listener.asks(pair, plan);
                }
                succeeded();
                return;
            }
            asked = Optional.empty();
            if (plan.items().stream().noneMatch(PairKeeper::toBeDone)) {
                succeeded();
                return;
            }
            SyncReport report = synchroniser.run(pair, plan, Set.of(), SyncListener.NONE, new Pause(), cancel);
            listener.ran(pair, report);
            if (report.summary().state() == State.DONE) {
                succeeded();
            } else {
                failed(firstProblem(report));
            }
        } catch (ProblemException e) {
            failed(e.problem());
        } catch (RuntimeException e) {
            failed(Problem.of(ProblemKind.INTERNAL, e.toString(), String.valueOf(e.getMessage())));
        }
    }

    private static boolean needsSomebody(SyncPlan plan) {
        return !plan.guards().isEmpty() || plan.items().stream().anyMatch(item -> item.action() == Action.CONFLICT);
    }

    private static boolean toBeDone(PlanItem item) {
        return item.action().writes() || item.action() == Action.RECORD;
    }

    private static Problem firstProblem(SyncReport report) {
        return report.fates().stream().flatMap(fate -> fate.problem().stream()).findFirst()
                .orElseGet(() -> Problem.of(ProblemKind.TARGET_CHANGED, "while it ran", ""));
    }

    private synchronized void succeeded() {
        rhythm.succeeded(clock.instant());
        if (watchLost) {
            rhythm.unwatched(clock.instant().plus(UNWATCHED));
        }
    }

    private void failed(Problem problem) {
        if (cancel.isCancelled()) {
            return;
        }
        Duration again;
        synchronized (this) {
            if (problem.kind() == ProblemKind.PAIR_BUSY) {
                rhythm.busy(clock.instant());
                return;
            }
            again = rhythm.failed(clock.instant());
        }
        listener.failed(pair, problem, again);
    }

    /** Begins to watch the local sides, where they are not watched yet. */
    private void watch() {
        synchronized (this) {
            if (!pair.keepInStep().watch() || !watches.isEmpty() && !watchLost) {
                return;
            }
            watchLost = false;
        }
        watches.forEach(LocalWatch::close);
        watches.clear();
        FilterMatcher filter = new FilterMatcher(pair.rules().filter());
        for (Side side : Side.values()) {
            SyncEnd end = pair.end(side);
            if (end.local()) {
                try {
                    watches.add(LocalWatch.start(path(end), filter, this::changed, this::lost));
                } catch (IOException e) {
                    lost(e);
                }
            }
        }
    }

    private void lost(IOException failure) {
        boolean tell;
        synchronized (this) {
            watchLost = true;
            rhythm.changed(clock.instant());
            tell = !toldNotWatched;
            toldNotWatched = true;
            notifyAll();
        }
        if (tell) {
            listener.notWatched(pair, ProblemMapping.reading(failure, pair.name()).problem());
        }
    }

    /** On Windows the first name is the drive. */
    private static Path path(SyncEnd end) {
        List<String> names = VolumePath.parse(end.folder()).names();
        boolean drives = File.separatorChar == '\\' && !names.isEmpty();
        String first = drives ? names.get(0) + "\\" : "/";
        return Path.of(first, names.subList(drives ? 1 : 0, names.size()).toArray(String[]::new));
    }
}
