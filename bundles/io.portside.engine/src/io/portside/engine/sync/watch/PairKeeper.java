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
import java.util.function.BooleanSupplier;

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
    /** The clock is looked at this often: it may be set, and a computer that slept did not count the time. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final SyncPair pair;
    private final Synchroniser synchroniser;
    private final InStepListener listener;
    private final InstantSource clock;
    private final BooleanSupplier attended;
    private final List<PairKeeper> before;
    private final Thread thread;
    private final CancelToken cancel = new CancelToken();
    private final List<LocalWatch> watches = new ArrayList<>();
    private Optional<List<PlanItem>> asked = Optional.empty();
    private boolean toldNotWatched;
    // Guarded by this.
    private final Rhythm rhythm;
    private boolean watchLost;
    private Optional<CancelToken> working = Optional.empty();

    /**
     * @param attended whether somebody else works at the pair; then nothing is begun
     * @param before   those that kept the pair until now and may not have ended yet
     */
    PairKeeper(SyncPair pair, Synchroniser synchroniser, InStepListener listener, InstantSource clock,
            BooleanSupplier attended, List<PairKeeper> before) {
        this.pair = pair;
        this.attended = attended;
        this.before = List.copyOf(before);
        this.thread = new Thread(this::keep, "Portside keeps " + pair.name() + " in step");
        this.synchroniser = synchroniser;
        this.listener = listener;
        this.clock = clock;
        this.rhythm = new Rhythm(pair.keepInStep().every(), clock.instant());
    }

    SyncPair pair() {
        return pair;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    boolean ended() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    void stop() {
        cancel.cancel();
        synchronized (this) {
            notifyAll();
        }
    }

    /** Gives up what it is doing, because somebody wants to work at the pair, and returns when it has let go of it. */
    synchronized void giveWay() throws InterruptedException {
        working.ifPresent(CancelToken::cancel);
        while (working.isPresent()) {
            wait();
        }
    }

    /**
     * Somebody stopped what he had begun, or did not give a password, so it is not gone on with: not before something
     * changes, or its time comes.
     */
    synchronized void rest() {
        rhythm.begins();
        rhythm.succeeded(clock.instant());
        notifyAll();
    }

    /** Something may have changed. */
    synchronized void changed() {
        rhythm.changed(clock.instant());
        notifyAll();
    }

    private void keep() {
        try {
            for (PairKeeper other : before) {
                other.thread.join();
            }
            watch();
            for (Optional<CancelToken> now = awaitDue(); now.isPresent(); now = awaitDue()) {
                watch();
                try (CancelToken.Registration end = cancel.onCancel(now.get()::cancel)) {
                    work(now.get());
                } finally {
                    letGo();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            watches.forEach(LocalWatch::close);
        }
    }

    /** Waits until the pair is due and nobody else is at it; the end of the work that begins. Empty when stopped. */
    private synchronized Optional<CancelToken> awaitDue() throws InterruptedException {
        while (!cancel.isCancelled()) {
            Instant now = clock.instant();
            rhythm.tick(now);
            Optional<Instant> due = attended.getAsBoolean() ? Optional.empty() : rhythm.due();
            if (due.isPresent() && !due.get().isAfter(now)) {
                rhythm.begins();
                working = Optional.of(new CancelToken());
                return working;
            }
            wait(due.map(time -> Math.max(1, Math.min(LOOK.toMillis(), Duration.between(now, time).toMillis())))
                    .orElse(0L));
        }
        return Optional.empty();
    }

    private synchronized void letGo() {
        working = Optional.empty();
        notifyAll();
    }

    private void work(CancelToken now) {
        try {
            SyncPlan plan = synchroniser.plan(pair, SyncListener.NONE, now);
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
                listener.quiet(pair);
                succeeded();
                return;
            }
            SyncReport report = synchroniser.run(pair, plan, Set.of(), SyncListener.NONE, new Pause(), now);
            listener.ran(pair, report);
            if (report.summary().state() == State.DONE) {
                succeeded();
            } else {
                failed(firstProblem(report), now);
            }
        } catch (ProblemException e) {
            failed(e.problem(), now);
        } catch (RuntimeException e) {
            failed(Problem.of(ProblemKind.INTERNAL, e.toString(), String.valueOf(e.getMessage())), now);
        }
    }

    /** The first run belongs to somebody who has seen what it would do: these may be the wrong folders. */
    private static boolean needsSomebody(SyncPlan plan) {
        boolean first = plan.unchanged() == 0 && plan.items().stream().anyMatch(PairKeeper::toBeDone)
                && plan.items().stream().allMatch(item -> item.baseline().isEmpty());
        return first || !plan.guards().isEmpty()
                || plan.items().stream().anyMatch(item -> item.action() == Action.CONFLICT);
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

    private void failed(Problem problem, CancelToken now) {
        if (now.isCancelled()) {
            // Stopped, or it gave way: then it is told to look again.
            return;
        }
        if (problem.kind() == ProblemKind.CANCELLED) {
            rest();
            listener.unanswered(pair);
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
