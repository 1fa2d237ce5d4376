package io.portside.engine.sync.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Change;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.Reason;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.state.DoneStep;
import io.portside.engine.sync.state.KeptFiles;
import io.portside.engine.sync.state.Settlement;
import io.portside.engine.sync.state.Step;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;
import io.portside.ftp.cancel.CancelToken;

/**
 * Turns what a run did to each path round: what it made goes, what it put away comes back, what it moved moves back. What
 * was replaced or deleted for good cannot come back and is not in the plan.
 */
final class UndoPlanner {
    private final SyncPair pair;
    /** What happened to a path of a side, the first thing first. */
    private final Map<Spot, List<DoneStep>> spots = new LinkedHashMap<>();
    /** What moved away from a path and was not there any more, and where it went. */
    private final Map<Spot, DoneStep> movedAway = new HashMap<>();

    UndoPlanner(SyncPair pair, List<DoneStep> steps) {
        this.pair = pair;
        for (DoneStep done : steps) {
            Step step = done.step();
            Spot spot = new Spot(step.side(), step.path());
            spots.computeIfAbsent(spot, key -> new ArrayList<>()).add(done);
            step.from().filter(from -> !KeptPlaces.kept(from)).ifPresent(from -> {
                Spot left = new Spot(step.side(), from);
                movedAway.put(left, done);
                spots.computeIfAbsent(left, key -> new ArrayList<>()).add(done);
            });
        }
    }

    private record Spot(Side side, VolumePath path) {}

    /**
     * Looks at each item, so that the plan shows what is not any more as the run left it.
     *
     * @param cleared places of trash and versions out of which the rules took what the run put there
     */
    SyncPlan plan(Instant made, Map<Side, RunEnd> ends, Set<KeptFiles.Place> cleared, RunClock clock,
            CancelToken cancel) throws ProblemException {
        Map<VolumePath, Integer> work = new HashMap<>();
        List<PlanItem> items = items();
        items.forEach(item -> work.merge(item.path().parent(), 1, Integer::sum));
        Map<Side, Sight> sights = Map.of(Side.LEFT, new Sight(ends.get(Side.LEFT), work, clock), Side.RIGHT,
                new Sight(ends.get(Side.RIGHT), work, clock));
        List<PlanItem> looked = new ArrayList<>();
        for (PlanItem item : items) {
            Side side = item.action().written().orElseThrow();
            Sight sight = sights.get(side);
            boolean asLeft = sight.asKnown(item.path(), atPath(item), cancel)
                    && (item.from().isEmpty() || sight.asKnown(item.from().get(), item.of(side), cancel));
            boolean lost = item.from().filter(from -> cleared.contains(new KeptFiles.Place(side, from))).isPresent();
            looked.add(asLeft
                    ? item
                    : item.withAction(Action.SKIP)
                            .because(Reason.of(lost ? Reason.Kind.UNDO_CLEARED : Reason.Kind.UNDO_CHANGED)));
        }
        return new SyncPlan(pair.id(), pair.rules(), made, looked, List.of(), 0);
    }

    private List<PlanItem> items() {
        List<PlanItem> items = new ArrayList<>();
        spots.forEach((spot, steps) -> item(spot, steps).ifPresent(items::add));
        items.sort((one, other) -> order(one.path(), other.path()));
        return items;
    }

    /** Parents before their children. */
    private static int order(VolumePath one, VolumePath other) {
        int common = Math.min(one.names().size(), other.names().size());
        for (int i = 0; i < common; i++) {
            int names = one.names().get(i).compareTo(other.names().get(i));
            if (names != 0) {
                return names;
            }
        }
        return Integer.compare(one.names().size(), other.names().size());
    }

    private Optional<PlanItem> item(Spot spot, List<DoneStep> steps) {
        DoneStep first = steps.get(0);
        Optional<Facts> now = left(spot, steps.get(steps.size() - 1));
        if (steps.size() == 1 && comesByMoving(first.step()) && first.step().path().equals(spot.path())) {
            // It goes when it is moved back.
            return Optional.empty();
        }
        DoneStep away = movedAway.get(spot);
        if (away != null && first == away) {
            return Optional.of(item(spot, Action.moveOn(spot.side()), Optional.of(shown(away.step())),
                    Optional.of(away.step().path()), steps));
        }
        Optional<Facts> before = first.step().before();
        if (before.isEmpty()) {
            return now.isEmpty()
                    ? Optional.empty()
                    : Optional.of(item(spot, Action.deleteOn(spot.side()), now, Optional.empty(), steps));
        }
        if (before.get().folder()) {
            return Optional.of(item(spot, Action.copyTo(spot.side()), now, Optional.empty(), steps));
        }
        Optional<VolumePath> kept = first.step().kept().filter(KeptPlaces::kept);
        return kept.map(place -> item(spot, Action.moveOn(spot.side()), before, Optional.of(place), steps));
    }

    private static boolean comesByMoving(Step step) {
        return step.before().isEmpty() && step.from().filter(from -> !KeptPlaces.kept(from)).isPresent();
    }

    /** What the run left at a path. */
    private static Optional<Facts> left(Spot spot, DoneStep last) {
        Step step = last.step();
        boolean vacated = !step.path().equals(spot.path());
        return switch (step.kind()) {
            case DELETE, REMOVE_FOLDER -> Optional.empty();
            case MAKE_FOLDER -> Optional.of(folder());
            case COPY, MOVE -> vacated ? Optional.empty() : Optional.of(shown(step));
        };
    }

    /** As the baseline came to know it; where it knows nothing of it, as it was expected to be. */
    private static Facts shown(Step step) {
        return step.settles().stream().filter(one -> !step.exact() && one.path().equals(step.path())).findFirst()
                .flatMap(Settlement::entry).map(entry -> entry.of(step.side()))
                .orElseGet(() -> step.content().orElseThrow());
    }

    private static Facts folder() {
        return new Facts(EntryKind.FOLDER, java.util.OptionalLong.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), false);
    }

    private PlanItem item(Spot spot, Action action, Optional<Facts> now, Optional<VolumePath> from,
            List<DoneStep> steps) {
        boolean leftSide = spot.side() == Side.LEFT;
        // For a folder that is made again: what it is. The other side plays no part.
        Optional<Facts> other = action == Action.copyTo(spot.side()) ? Optional.of(folder()) : Optional.empty();
        Optional<BaselineEntry> known = steps.get(steps.size() - 1).step().settles().stream()
                .filter(one -> one.path().equals(spot.path())).findFirst().flatMap(Settlement::entry);
        return new PlanItem(spot.path(), leftSide ? now : other, leftSide ? other : now, known,
                leftSide ? Change.UNCHANGED : Change.UNKNOWN, leftSide ? Change.UNKNOWN : Change.UNCHANGED, action,
                action, List.of(Reason.of(Reason.Kind.UNDO)), from);
    }

    /** What of {@code plan} this would have planned too; anything else is left alone. */
    SyncPlan onlyOwn(SyncPlan plan) {
        Set<String> own = new HashSet<>();
        items().forEach(item -> own.add(key(item)));
        List<PlanItem> kept = plan.items().stream()
                .map(item -> item.action().writes() && !own.contains(key(item)) ? item.withAction(Action.SKIP) : item)
                .toList();
        return new SyncPlan(plan.pairId(), plan.rules(), plan.made(), kept, plan.guards(), plan.unchanged());
    }

    private static String key(PlanItem item) {
        return item.action() + " " + item.path() + " " + item.from() + " " + item.left() + " " + item.right();
    }

    RunTask.Undo of(long run) {
        return new RunTask.Undo() {
            @Override
            public long run() {
                return run;
            }

            @Override
            public List<Settlement> restored(PlanItem item) {
                return UndoPlanner.this.restored(spot(item));
            }

            @Override
            public Optional<Facts> inTheWay(PlanItem item) {
                return atPath(item);
            }
        };
    }

    /** What the run left at an item's path on the side that it writes. */
    private Optional<Facts> atPath(PlanItem item) {
        Spot spot = spot(item);
        List<DoneStep> steps = spots.getOrDefault(spot, List.of());
        return steps.isEmpty() ? Optional.empty() : left(spot, steps.get(steps.size() - 1));
    }

    private static Spot spot(PlanItem item) {
        return new Spot(item.action().written().orElseThrow(), item.path());
    }

    /** What the baseline knew, before the run's first step there, of the path and of what moved with it. */
    private List<Settlement> restored(Spot spot) {
        Map<VolumePath, Settlement> restored = new LinkedHashMap<>();
        for (DoneStep done : spots.getOrDefault(spot, List.of())) {
            done.was().forEach((path, entry) -> {
                if (path.equals(spot.path()) || movedAway.containsKey(spot)) {
                    restored.putIfAbsent(path, new Settlement(path, entry));
                }
            });
        }
        return List.copyOf(restored.values());
    }
}
