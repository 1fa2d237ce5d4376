package io.portside.engine.sync.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.plan.filter.FilterMatcher;
import io.portside.engine.sync.plan.guard.GuardFinder;
import io.portside.engine.sync.rule.FilterRules;
import io.portside.engine.sync.rule.Side;

/**
 * A person's changes of a plan. Each gives a plan in which everything fits together again: folders are made for what comes
 * into them, stay for what stays in them, and nothing happens below what is left alone. Decisions made before stay unless
 * they stand in the way. Pure, any thread; takes a time that grows with the plan, so not on a UI thread for large ones.
 */
public final class PlanEdits {
    private static final Set<Kind> DECISION = Set.of(Kind.DECIDED);

    private PlanEdits() {}

    /** What may be chosen for all of these; nothing for paths that the plan does not have. */
    public static Set<Action> choices(SyncPlan plan, Collection<VolumePath> paths) {
        return PlanChoices.common(plan, paths);
    }

    /**
     * Chooses an action for those of the items that can have it. A folder that is deleted, or gives way to a file, takes all
     * that is in it along; where a folder takes the place of a file, all that is in it comes too.
     */
    public static SyncPlan choose(SyncPlan plan, Collection<VolumePath> paths, Action action) {
        TreeMap<VolumePath, PlanItem> items = items(plan);
        Set<VolumePath> pinned = new HashSet<>();
        for (VolumePath path : paths) {
            Optional<PlanItem> item = plan.item(path);
            if (item.isPresent() && PlanChoices.of(plan, item.get()).contains(action)) {
                decide(items, item.get(), action, pinned);
                for (PlanItem below : plan.below(path)) {
                    along(item.get(), action, below).ifPresent(other -> decide(items, below, other, pinned));
                }
            }
        }
        return settled(plan, items, pinned);
    }

    /** As {@link #choose}, for a folder and everything below it. */
    public static SyncPlan chooseBelow(SyncPlan plan, VolumePath folder, Action action) {
        return choose(plan, plan.below(folder).stream().map(PlanItem::path).toList(), action);
    }

    /** Takes decisions back: the items do again what the rules say. */
    public static SyncPlan reset(SyncPlan plan, Collection<VolumePath> paths) {
        TreeMap<VolumePath, PlanItem> items = items(plan);
        Set<VolumePath> pinned = new HashSet<>();
        for (VolumePath path : paths) {
            plan.item(path).filter(item -> item.has(Kind.DECIDED)).ifPresent(item -> {
                items.put(path, item.withAction(item.proposed()).without(DECISION));
                pinned.add(path);
            });
        }
        return settled(plan, items, pinned);
    }

    /** The plan without what a filter leaves out from now on, as a scan with that filter would have found it. */
    public static SyncPlan leaveOut(SyncPlan plan, FilterRules filter) {
        FilterMatcher matcher = new FilterMatcher(filter);
        TreeMap<VolumePath, PlanItem> items = items(plan);
        for (PlanItem item : plan.items()) {
            if (!takesPart(matcher, plan, item)) {
                items.remove(item.path());
                PlanItem parent = items.get(item.path().parent());
                if (parent != null) {
                    items.put(parent.path(), withLeftOut(parent, item));
                }
            }
        }
        SyncPlan filtered = new SyncPlan(plan.pairId(), plan.rules().withFilter(filter), plan.made(), plan.items(),
                plan.guards(), plan.unchanged());
        return settled(filtered, items, Set.of());
    }

    private static boolean takesPart(FilterMatcher matcher, SyncPlan plan, PlanItem item) {
        return item.left().map(facts -> matcher.takesPart(item.path(), facts, plan.made())).orElse(true)
                && item.right().map(facts -> matcher.takesPart(item.path(), facts, plan.made())).orElse(true)
                && matcher.folderTakesPart(item.path().parent());
    }

    private static PlanItem withLeftOut(PlanItem parent, PlanItem child) {
        int left = child.left().isPresent() ? 1 : 0;
        int right = child.right().isPresent() ? 1 : 0;
        for (Reason reason : parent.reasons()) {
            if (reason.kind() == Kind.FILTERED) {
                left += Integer.parseInt(reason.details().get(0));
                right += Integer.parseInt(reason.details().get(1));
            }
        }
        return parent.without(Set.of(Kind.FILTERED))
                .because(Reason.of(Kind.FILTERED, Integer.toString(left), Integer.toString(right)));
    }

    /** What an item below a folder has to do when that folder goes, or comes in the place of a file. */
    private static Optional<Action> along(PlanItem folder, Action action, PlanItem below) {
        if (below.path().equals(folder.path()) || action.written().isEmpty()) {
            return Optional.empty();
        }
        Side side = action.written().get();
        boolean copy = action == Action.copyTo(side);
        if (folder.folder(side) && (!copy || !folder.folder(side.other()))) {
            return Optional.of(Action.deleteOn(side)).filter(PlanChoices.possible(below)::contains);
        }
        if (copy && folder.of(side).isPresent() && folder.folder(side.other())) {
            return Optional.of(action).filter(PlanChoices.possible(below)::contains);
        }
        return Optional.empty();
    }

    private static void decide(TreeMap<VolumePath, PlanItem> items, PlanItem item, Action action,
            Set<VolumePath> pinned) {
        if (item.from().isPresent() && action == Action.copyTo(Moves.written(item))) {
            // The move was one item; the deletion is one of its own from now on.
            for (PlanItem part : Moves.split(item)) {
                items.put(part.path(), part.because(Reason.of(Kind.DECIDED)));
                pinned.add(part.path());
            }
            return;
        }
        Optional<VolumePath> source = PlanChoices.movedFrom(item);
        if (source.isPresent() && action == Action.moveOn(PlanChoices.movedOn(item))) {
            PlanItem move = Moves.joined(items.remove(source.get()), item, PlanChoices.movedOn(item));
            items.put(move.path(), move.without(DECISION));
            pinned.add(move.path());
            return;
        }
        PlanItem decided = item.withAction(action).without(DECISION).without(PlanSettler.SETTLED);
        items.put(item.path(), action == item.proposed() ? decided : decided.because(Reason.of(Kind.DECIDED)));
        pinned.add(item.path());
    }

    /** Decisions as they are, everything else as the rules say; then all is made to fit together. */
    private static SyncPlan settled(SyncPlan plan, TreeMap<VolumePath, PlanItem> items, Set<VolumePath> pinned) {
        for (PlanItem item : List.copyOf(items.values())) {
            PlanItem base = item.has(Kind.DECIDED) ? item : item.withAction(item.proposed());
            if (base.proposed() != Action.SKIP && base.proposed() != Action.CONFLICT) {
                base = base.without(PlanSettler.SETTLED);
            }
            items.put(base.path(), base);
        }
        TreeMap<VolumePath, PlanItem> before = new TreeMap<>(items);
        new PlanSettler(items, pinned).settle();
        List<PlanItem> all = new ArrayList<>(items.size());
        for (PlanItem item : items.values()) {
            // A decision that had to make way is none any more.
            boolean moved = item.action() != before.get(item.path()).action();
            all.add(moved ? item.without(DECISION) : item);
        }
        return new SyncPlan(plan.pairId(), plan.rules(), plan.made(), all,
                GuardFinder.again(plan.guards(), all, plan.rules().guards(), plan.unchanged()), plan.unchanged());
    }

    private static TreeMap<VolumePath, PlanItem> items(SyncPlan plan) {
        TreeMap<VolumePath, PlanItem> items = new TreeMap<>(PathOrder.PARENTS_FIRST);
        plan.items().forEach(item -> items.put(item.path(), item));
        return items;
    }
}
