package io.portside.engine.sync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.filter.FilterMatcher;
import io.portside.engine.sync.plan.guard.GuardFinder;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.BaselineEntry;

/** Whether a plan is one that can be run: for plans that come out of a file, and for tests. Pure, any thread. */
public final class PlanValidity {
    private PlanValidity() {}

    /** What is wrong with it, for the details of a problem; empty for every plan of a planner, changed by somebody or not. */
    public static List<String> faults(SyncPlan plan) {
        List<String> faults = new ArrayList<>();
        Optional<VolumePath> before = Optional.empty();
        for (PlanItem item : plan.items()) {
            VolumePath path = item.path();
            if (before.filter(one -> PathOrder.PARENTS_FIRST.compare(one, path) >= 0).isPresent()) {
                faults.add(path + ": not in order");
            }
            before = Optional.of(path);
            meaning(item).ifPresent(fault -> faults.add(path + ": " + fault));
            // What the rules proposed is possible; beside that, what somebody could have chosen.
            if (item.action() != item.proposed() && !PlanChoices.of(plan, item).contains(item.action())
                    || !complete(item)) {
                faults.add(path + ": cannot be " + item.action());
            }
        }
        if (faults.isEmpty()) {
            faults.addAll(unsettled(plan));
            faults.addAll(deletionsNotTold(plan));
        }
        return faults;
    }

    /** Whether all is there that the action is about. */
    private static boolean complete(PlanItem item) {
        boolean left = item.left().isPresent();
        boolean right = item.right().isPresent();
        if (item.action() != Action.SKIP && PlanSettler.firm(item)) {
            return false;
        }
        return switch (item.action()) {
            case SKIP, CONFLICT -> true;
            case RECORD -> left == right && item.from().isEmpty();
            case COPY_LEFT -> right && item.from().isEmpty();
            case COPY_RIGHT -> left && item.from().isEmpty();
            case DELETE_LEFT -> left && item.from().isEmpty();
            case DELETE_RIGHT -> right && item.from().isEmpty();
            case MOVE_LEFT, MOVE_RIGHT -> left && right && item.from().isPresent() && item.baseline().isPresent();
            case KEEP_BOTH -> left && right;
        };
    }

    /** What no scan finds, and no comparison says. */
    private static Optional<String> meaning(PlanItem item) {
        if (item.path().isRoot() || ours(item.path()) || item.from().filter(PlanValidity::ours).isPresent()) {
            return Optional.of("never takes part");
        }
        if (Stream.of(item.left(), item.right(), item.baseline().map(BaselineEntry::left),
                item.baseline().map(BaselineEntry::right)).flatMap(Optional::stream)
                .anyMatch(facts -> facts.size().orElse(0) < 0)) {
            return Optional.of("has a size below zero");
        }
        for (Side side : Side.values()) {
            if (!fits(item, side)) {
                return Optional.of("cannot be " + item.change(side) + " on the " + side);
            }
        }
        return Optional.empty();
    }

    /** Trash, versions and what a run is in the middle of. */
    private static boolean ours(VolumePath path) {
        return path.names().stream().anyMatch(name -> name.startsWith(FilterMatcher.OWN));
    }

    /** A move has the facts of two places, and its own rules; what is left alone may be anything. */
    private static boolean fits(PlanItem item, Side side) {
        boolean there = item.of(side).isPresent();
        boolean known = item.baseline().isPresent();
        return item.from().isPresent() || item.action() == Action.SKIP || switch (item.change(side)) {
            case ABSENT -> !there && !known;
            case DELETED -> !there && known;
            case CREATED -> there && !known;
            case UNCHANGED, MODIFIED, KIND_CHANGED -> there && known;
            // Of what is not there nobody knows whether it was ever looked at; what is there cannot be told from before.
            case UNKNOWN -> there;
        };
    }

    /** Somebody has to say yes to many deletions: the warning about them must be there, with the numbers of this very plan. */
    private static List<String> deletionsNotTold(SyncPlan plan) {
        List<Guard> right = GuardFinder.again(plan.guards(), plan.items(), plan.rules().guards(), plan.unchanged());
        return Set.copyOf(right).equals(Set.copyOf(plan.guards()))
                ? List.of()
                : List.of("its warnings are not those of what it does");
    }

    private static List<String> unsettled(SyncPlan plan) {
        List<PlanItem> items = new ArrayList<>(plan.items());
        new PlanSettler(items, Set.of()).settle();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            PlanItem item = plan.items().get(i);
            if (items.get(i).action() != item.action()) {
                faults.add(item.path() + ": " + item.action() + " does not fit what is above or below it");
            }
        }
        return faults;
    }
}
