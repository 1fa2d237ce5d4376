package io.portside.engine.sync.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.ClearedFile;
import io.portside.engine.sync.Fate;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.RunSummary;
import io.portside.engine.sync.RunSummary.State;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.state.Journal;
import io.portside.engine.sync.state.Settlement;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.transfer.Bandwidth;

/** One run, from its first line in the journal to its report. Used once. */
final class SyncRun {
    /** So many entries of the baseline are learned at a time. */
    private static final int BATCH = 20_000;
    private final SyncPair pair;
    private final Map<Side, RunEnd> ends;
    private final Journal journal;
    private final RunClock clock;
    private final RunTask task;

    SyncRun(SyncPair pair, Map<Side, RunEnd> ends, Journal journal, RunClock clock, RunTask task) {
        this.pair = pair;
        this.ends = ends;
        this.journal = journal;
        this.clock = clock;
        this.task = task;
    }

    SyncReport run(SyncListener listener, Pause pause, CancelToken cancel) throws ProblemException {
        List<PlanItem> items = task.plan().items();
        Instant started = clock.now();
        Optional<Long> undoOf = task.undo().map(RunTask.Undo::run);
        boolean keeps = task.policy() != DeletionPolicy.REAL;
        long run = journal.begin(started, undoOf, keeps);
        RunFates fates = new RunFates(items);
        RunMeter meter = new RunMeter(listener, clock,
                items.stream().filter(item -> item.action().writes() || item.action() == Action.RECORD).count(),
                items.stream().mapToLong(SyncRun::bytes).sum());
        RunParts parts = parts(run, started, meter, pause, cancel);
        work(items, fates, parts);
        meter.tellNow();
        List<Fate> all = fates.all(parts.brake().stopped());
        if (undoOf.isPresent()) {
            EmptiedPlaces.of(all).remove(parts);
        }
        boolean complete = !cancel.isCancelled() && parts.brake().stopped().isEmpty();
        RunSummary summary = summary(run, started, all, cancel.isCancelled(), undoOf, keeps);
        journal.end(summary, all, complete);
        // An undo is somebody looking for what was put away.
        List<ClearedFile> cleared = complete && undoOf.isEmpty()
                ? new KeptClearing(parts).run(task.plan().rules().keep(), sessions())
                : List.of();
        return new SyncReport(summary, all, cleared);
    }

    private RunParts parts(long run, Instant started, RunMeter meter, Pause pause, CancelToken cancel) {
        Map<VolumePath, Integer> work = new HashMap<>();
        task.plan().items().stream().filter(item -> item.action().writes())
                .forEach(item -> work.merge(item.path().parent(), 1, Integer::sum));
        Map<Side, Sight> sights = new EnumMap<>(Side.class);
        Map<Side, StepActor> actors = new EnumMap<>(Side.class);
        Map<Side, StepResolver> resolvers = new EnumMap<>(Side.class);
        ends.forEach((side, end) -> {
            sights.put(side, new Sight(end, work, clock));
            actors.put(side, new StepActor(end, clock));
            resolvers.put(side, new StepResolver(end, ends.get(side.other()), actors.get(side)));
        });
        PacedContent.Pace pace = new PacedContent.Pace(new Bandwidth(pair.bytesPerSecond(), Optional.empty()), pause,
                clock);
        return new RunParts(task, run, ends, sights, actors, resolvers, new KeptPlaces(task.policy(), started, run),
                journal, new AtomicLong(), meter, new RunBrake(), pace, clock, cancel);
    }

    private void work(List<PlanItem> items, RunFates fates, RunParts parts) throws ProblemException {
        record(items, fates, parts);
        ClosingLook closing = new ClosingLook(parts, fates);
        items.stream().filter(item -> item.action().writes()).filter(ItemRunner::copiesFile)
                .forEach(item -> closing.awaits(item.path().parent()));
        ItemRunner runner = new ItemRunner(parts, fates, closing);
        int sessions = sessions();
        long writing = items.stream().filter(item -> item.action().writes()).count();
        ends.values().forEach(end -> end.volume().expect((int) Math.min(sessions, writing)));
        Crew crew = new Crew(sessions);
        FolderMoves together = new FolderMoves(task);
        RunStages stages = RunStages.of(task, together);
        run(stages.before(), crew, runner);
        FolderMoveRunner movers = new FolderMoveRunner(parts, fates);
        for (FolderMove move : together.found()) {
            RunStages rest = new RunStages(task, movers.run(move));
            run(rest.before(), crew, runner);
            run(rest.after(), crew, runner);
        }
        run(stages.after(), crew, runner);
    }

    private static void run(List<List<RunStages.Task>> batches, Crew crew, ItemRunner runner) {
        batches.forEach(batch -> crew.run(batch, one -> runner.run(one.index(), one.item())));
    }

    /** What both sides agree on: no file moves, so there is nothing to be looked at again. */
    private void record(List<PlanItem> items, RunFates fates, RunParts parts) throws ProblemException {
        List<Settlement> batch = new ArrayList<>();
        for (int i = 0; i < items.size() && !parts.cancel().isCancelled(); i++) {
            PlanItem item = items.get(i);
            if (item.action() == Action.RECORD) {
                batch.add(settlement(item));
                fates.set(i, Outcome.DONE, 0, Optional.empty());
            }
            if (batch.size() == BATCH) {
                parts.pace().pause().await(parts.cancel());
                journal.record(List.copyOf(batch));
                parts.meter().ends(batch.size());
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            journal.record(List.copyOf(batch));
            parts.meter().ends(batch.size());
        }
    }

    private static Settlement settlement(PlanItem item) {
        return item.left().isPresent() && item.right().isPresent()
                ? Settlement.of(item.path(), new BaselineEntry(item.left().get(), item.right().get()))
                : Settlement.gone(item.path());
    }

    /** Files at a time: what both sides can do, and no more than the pair wants. */
    private int sessions() {
        List<Volume> volumes = ends.values().stream().map(RunEnd::volume).toList();
        // A disk does not limit a server's sessions.
        int possible = volumes.stream().filter(Volume::remote).mapToInt(Volume::parallelism).min()
                .orElseGet(() -> volumes.stream().mapToInt(Volume::parallelism).min().orElse(1));
        return Math.max(1, pair.sessions() > 0 ? Math.min(pair.sessions(), possible) : possible);
    }

    private static long bytes(PlanItem item) {
        return switch (item.action()) {
            case COPY_LEFT -> size(item, Side.RIGHT);
            case COPY_RIGHT -> size(item, Side.LEFT);
            case KEEP_BOTH -> size(item, Side.LEFT) + size(item, Side.RIGHT);
            default -> 0;
        };
    }

    private static long size(PlanItem item, Side side) {
        return item.of(side).map(facts -> facts.size()).orElse(OptionalLong.empty()).orElse(0);
    }

    private RunSummary summary(long run, Instant started, List<Fate> all, boolean cancelled, Optional<Long> undoOf,
            boolean keeps) {
        long done = count(all, Outcome.DONE);
        long failed = count(all, Outcome.FAILED) + count(all, Outcome.CHANGED);
        long notDone = count(all, Outcome.NOT_DONE);
        State state = cancelled ? State.CANCELLED : failed + notDone > 0 ? State.WITH_FAILURES : State.DONE;
        boolean acted = all.stream().anyMatch(fate -> fate.action().writes() && fate.outcome() == Outcome.DONE);
        return new RunSummary(run, started, Optional.of(clock.now()), state, done, failed,
                count(all, Outcome.LEFT_ALONE), all.stream().mapToLong(Fate::bytes).sum(), undoOf, keeps && acted);
    }

    private static long count(List<Fate> all, Outcome outcome) {
        return all.stream().filter(fate -> fate.outcome() == outcome).count();
    }
}
