package io.portside.engine.sync.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.state.Settlement;
import io.portside.engine.sync.state.Step;
import io.portside.engine.sync.tree.Facts;

/**
 * Does one item of a plan: looks whether both sides are as the plan knew them, then does its steps. Thread-safe: several
 * threads, each with its own items.
 */
final class ItemRunner {
    private final RunParts parts;
    private final RunFates fates;
    private final ClosingLook closing;
    private final StepRunner steps;
    private final MovedContent moved;
    private final Map<Side, SideTimes> times = new EnumMap<>(
            Map.of(Side.LEFT, new SideTimes(), Side.RIGHT, new SideTimes()));
    /** Folders that could not be made: nothing can be put there. */
    private final Map<Side, Set<VolumePath>> missing = Map.of(Side.LEFT, ConcurrentHashMap.newKeySet(), Side.RIGHT,
            ConcurrentHashMap.newKeySet());
    /** Folders in which something stays that was to go. */
    private final Map<Side, Set<VolumePath>> notEmpty = Map.of(Side.LEFT, ConcurrentHashMap.newKeySet(), Side.RIGHT,
            ConcurrentHashMap.newKeySet());

    ItemRunner(RunParts parts, RunFates fates, ClosingLook closing) {
        this.parts = parts;
        this.fates = fates;
        this.closing = closing;
        this.steps = new StepRunner(parts);
        this.moved = new MovedContent(parts);
    }

    /** Does an item that writes; whatever happens becomes its fate. */
    void run(int index, PlanItem item) {
        parts.pace().pause().await(parts.cancel());
        parts.meter().begins(item.path());
        Outcome outcome = Outcome.DONE;
        Optional<Problem> problem = Optional.empty();
        long bytes = 0;
        try {
            requirePossible(item);
            bytes = act(index, item);
            parts.brake().worked();
        } catch (ItemStopped e) {
            outcome = e.outcome();
            problem = e.problem();
            stays(item);
        } catch (RuntimeException e) {
            // A name that a path cannot have, perhaps. What is half done is in the journal.
            outcome = Outcome.FAILED;
            problem = Optional.of(Problem.of(ProblemKind.INTERNAL, e.toString(), String.valueOf(e.getMessage())));
            stays(item);
        }
        fates.set(index, outcome, bytes, problem);
        if (copiesFile(item)) {
            closing.over(item.path().parent());
        }
        parts.meter().ends(item.path(), outcome == Outcome.FAILED || outcome == Outcome.CHANGED);
    }

    /** Whether content of a file goes from one side to the other. */
    static boolean copiesFile(PlanItem item) {
        return item.action() == Action.KEEP_BOTH || copies(item.action())
                && !item.folder(item.action().written().orElseThrow().other());
    }

    static boolean copies(Action action) {
        return action == Action.COPY_LEFT || action == Action.COPY_RIGHT;
    }

    static boolean deletes(Action action) {
        return action == Action.DELETE_LEFT || action == Action.DELETE_RIGHT;
    }

    static boolean moves(Action action) {
        return action == Action.MOVE_LEFT || action == Action.MOVE_RIGHT;
    }

    private void requirePossible(PlanItem item) throws ItemStopped {
        if (parts.cancel().isCancelled()) {
            throw ItemStopped.notDone();
        }
        Optional<Problem> stopped = parts.brake().stopped();
        if (stopped.isPresent()) {
            throw ItemStopped.notDone(stopped.get());
        }
        for (Side side : Side.values()) {
            boolean writes = item.action().written().map(side::equals).orElse(true);
            if (writes && !deletes(item.action())) {
                requireRoom(item, side);
            }
        }
    }

    private void requireRoom(PlanItem item, Side side) throws ItemStopped {
        if (copiesFile(item) && parts.brake().full(side).isPresent()) {
            throw ItemStopped.notDone(parts.brake().full(side).get());
        }
        for (VolumePath folder = item.path().parent(); !folder.isRoot(); folder = folder.parent()) {
            if (missing.get(side).contains(folder)) {
                throw ItemStopped.notDone(
                        Problem.of(ProblemKind.NOT_FOUND, "its folder could not be made", folder.toString()));
            }
        }
    }

    private void stays(PlanItem item) {
        Side side = item.action().written().orElse(Side.RIGHT);
        if (copies(item.action()) && item.folder(side.other())) {
            missing.get(side).add(item.path());
        }
        for (VolumePath folder = item.path().parent(); !folder.isRoot(); folder = folder.parent()) {
            notEmpty.get(side).add(folder);
        }
    }

    /** Returns the bytes of content that moved. */
    private long act(int index, PlanItem item) throws ItemStopped {
        StepMaker maker = new StepMaker(parts, index, item);
        if (item.action() == Action.KEEP_BOTH) {
            return new KeepBoth(parts, steps, this, maker).run(index, item);
        }
        Side side = item.action().written().orElseThrow();
        check(() -> lookAtBoth(item, side), side);
        if (deletes(item.action())) {
            delete(maker, item, side);
            return 0;
        }
        if (moves(item.action())) {
            move(maker, item, side);
            return 0;
        }
        if (makesFolder(item, side)) {
            makeFolder(maker, item, side);
            return 0;
        }
        if (item.folder(side)) {
            removeFolder(maker, item, side, item.of(side).orElseThrow(), false);
        }
        Facts content = item.of(side.other()).orElseThrow();
        Optional<Facts> before = item.folder(side) ? Optional.empty() : item.of(side);
        return copy(index, maker.copy(side, item.path(), content, before), () -> lookAtBoth(item, side));
    }

    /** Of one that copies: whether a folder is all that it puts there. */
    static boolean makesFolder(PlanItem item, Side side) {
        return item.folder(side.other());
    }

    /** What is looked at before something is done, and again before it is tried again. */
    void check(StepRunner.Check check, Side side) throws ItemStopped {
        for (int attempt = 0;; attempt++) {
            try {
                check.run();
                return;
            } catch (ProblemException e) {
                if (parts.cancel().isCancelled()) {
                    throw ItemStopped.notDone();
                }
                Optional<java.time.Duration> pause = RetryRule.again(e.problem(), attempt);
                if (pause.isEmpty()) {
                    parts.brake().failed(side, e.problem());
                    throw ItemStopped.by(e);
                }
                parts.clock().pause(pause.get(), parts.cancel());
            }
        }
    }

    private void lookAtBoth(PlanItem item, Side side) throws ProblemException, ItemStopped {
        Side other = side.other();
        if (parts.task().undo().isEmpty()) {
            requireAsKnown(item, other, item.of(other));
        }
        Optional<Facts> known = parts.task().atPath(item, side);
        if (known.isEmpty() && copies(item.action()) && makesFolder(item, side)) {
            // A folder that somebody made meanwhile will do; anything else is noticed when it is made.
            return;
        }
        requireAsKnown(item, side, known);
        if (known.isPresent()) {
            requireNoLink(item, side, known.get());
        }
        if (moves(item.action())) {
            lookAtFrom(item, side);
        }
    }

    private void lookAtFrom(PlanItem item, Side side) throws ProblemException, ItemStopped {
        VolumePath from = item.from().orElseThrow(() -> ItemStopped.changed(item.path().toString(), "from nowhere"));
        if (!parts.sight(side).asKnown(from, item.of(side), parts.cancel())) {
            throw ItemStopped.changed(from.toString(), side + " is not what moved any more");
        }
        if (!KeptPlaces.kept(from)) {
            parts.sight(side).requireNoLinkAbove(from, parts.cancel());
        }
        // Another spelling of the same name is found there by systems that do not tell them apart.
        boolean respelled = from.toString().equalsIgnoreCase(item.path().toString());
        if (parts.task().undo().isEmpty() && !respelled
                && !parts.sight(side.other()).asKnown(from, Optional.empty(), parts.cancel())) {
            throw ItemStopped.changed(from.toString(), side.other() + " has it again");
        }
    }

    private void requireNoLink(PlanItem item, Side side, Facts known) throws ProblemException {
        if (Sight.followed(known)) {
            throw new ProblemException(Problem.of(ProblemKind.LINK_NOT_FOLLOWED, "through a link",
                    item.path().toString(), known.linkTarget().orElse("?")), null);
        }
        parts.sight(side).requireNoLinkAbove(item.path(), parts.cancel());
    }

    private void requireAsKnown(PlanItem item, Side side, Optional<Facts> known) throws ProblemException, ItemStopped {
        if (!parts.sight(side).asKnown(item.path(), known, parts.cancel())) {
            throw ItemStopped.changed(item.path().toString(),
                    side + " was " + known.map(Object::toString).orElse("absent"));
        }
    }

    private void delete(StepMaker maker, PlanItem item, Side side) throws ItemStopped {
        Facts before = item.of(side)
                .orElseThrow(() -> ItemStopped.changed(item.path().toString(), "nothing to delete"));
        if (before.folder()) {
            removeFolder(maker, item, side, before, true);
            return;
        }
        steps.run(maker.delete(side, before), () -> lookAtBoth(item, side), (step, cancel) -> {
            parts.actor(side).delete(step, cancel);
            return Optional.empty();
        });
    }

    private void removeFolder(StepMaker maker, PlanItem item, Side side, Facts before, boolean all) throws ItemStopped {
        requireEmptied(item, side);
        steps.run(maker.removeFolder(side, before, all), () -> lookAtBoth(item, side),
                (step, cancel) -> {
                    parts.actor(side).removeFolder(step, cancel);
                    return Optional.empty();
                });
    }

    private void requireEmptied(PlanItem item, Side side) throws ItemStopped {
        if (notEmpty.get(side).contains(item.path())) {
            throw ItemStopped.notDone(Problem.of(ProblemKind.FOLDER_NOT_EMPTY, "something in it is still there",
                    item.path().toString()));
        }
    }

    private void makeFolder(StepMaker maker, PlanItem item, Side side) throws ItemStopped {
        if (item.folder(side)) {
            // There on both sides: nothing to make.
            return;
        }
        Facts folder = item.of(side.other()).filter(Facts::folder).orElseGet(() -> folder(item.path()));
        steps.run(maker.makeFolder(side, folder, item.of(side)), () -> lookAtBoth(item, side), (step, cancel) -> {
            parts.actor(side).makeFolder(step, cancel);
            return Optional.empty();
        });
    }

    private static Facts folder(VolumePath path) {
        return new Facts(EntryKind.FOLDER, java.util.OptionalLong.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), path.name().startsWith("."));
    }

    /** Copies a file or link whose sides have been looked at. */
    long copy(int index, Step planned, StepRunner.Check check) throws ItemStopped {
        Side side = planned.side();
        FileCopy copy = new FileCopy(parts, parts.end(side.other()), parts.end(side), times.get(side));
        Step done = steps.run(planned, check, copy::run);
        if (!done.exact()) {
            closing.copied(index, done);
        }
        return copy.moved();
    }

    /** Another file of the same size and second. Its own content is brought; the old one goes by the next comparison. */
    private void copyInstead(StepMaker maker, PlanItem item, Side side) throws ItemStopped {
        FileCopy copy = new FileCopy(parts, parts.end(side.other()), parts.end(side), times.get(side));
        steps.run(maker.copy(side, item.path(), item.of(side.other()).orElseThrow(), Optional.empty()),
                () -> lookAtBoth(item, side), copy::run);
        throw ItemStopped.changed(item.path().toString(), "another file than " + item.from().orElseThrow()
                + ", which is still there; copied");
    }

    private void move(StepMaker maker, PlanItem item, Side side) throws ItemStopped {
        Optional<Facts> inTheWay = parts.task().atPath(item, side);
        if (parts.task().folderAtPath(item, side)) {
            requireEmptied(item, side);
        }
        boolean[] same = new boolean[1];
        check(() -> same[0] = moved.same(item, side), side);
        if (!same[0]) {
            copyInstead(maker, item, side);
        }
        Step done = steps.run(maker.move(item, side, inTheWay),
                () -> lookAtBoth(item, side), (step, cancel) -> {
                    parts.actor(side).move(step, cancel);
                    return parts.end(side).stat(step.path(), cancel).map(Facts::of);
                });
        if (!done.exact() && done.settles().contains(Settlement.gone(item.path()))) {
            throw ItemStopped.changed(item.path().toString(), "written in the moment before it was moved");
        }
    }
}
