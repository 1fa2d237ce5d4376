package io.portside.engine.sync.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.plan.guard.GuardFinder;

/** A plan while somebody changes it. One thread. */
final class PlanDraft {
    private static final Set<Kind> DECISION = Set.of(Kind.DECIDED);

    private final SyncPlan plan;
    private final Map<VolumePath, PlanItem> changed = new HashMap<>();
    private final Set<VolumePath> removed = new HashSet<>();
    private final Set<VolumePath> pinned = new HashSet<>();

    PlanDraft(SyncPlan plan) {
        this.plan = plan;
    }

    /** Somebody chose the action, which the item can have. */
    void decide(PlanItem item, Action action) {
        if (item.from().isPresent() && action == Action.copyTo(Moves.written(item))) {
            // The move was one item; the deletion is one of its own from now on.
            Moves.split(item).forEach(part -> pin(part.because(Reason.of(Kind.DECIDED))));
            return;
        }
        Optional<PlanItem> source = PlanChoices.movedFrom(item).flatMap(plan::item);
        if (source.isPresent() && action == Action.moveOn(PlanChoices.movedOn(item))) {
            removed.add(source.get().path());
            pin(Moves.joined(source.get(), item, PlanChoices.movedOn(item)).without(DECISION));
            return;
        }
        PlanItem decided = item.withAction(action).without(DECISION).without(PlanSettler.SETTLED);
        pin(action == item.proposed() ? decided : decided.because(Reason.of(Kind.DECIDED)));
    }

    /** The rules count again. */
    void reset(PlanItem item) {
        pin(item.withAction(item.proposed()).without(DECISION));
    }

    private void pin(PlanItem item) {
        put(item);
        pinned.add(item.path());
    }

    /** In the place of the one with the same path. */
    void put(PlanItem item) {
        changed.put(item.path(), item);
    }

    /** The filter leaves it out, so its folder stays. */
    void leaveOut(PlanItem item) {
        removed.add(item.path());
        VolumePath folder = item.path().parent();
        Optional.ofNullable(changed.get(folder)).or(() -> plan.item(folder))
                .ifPresent(parent -> put(withLeftOut(parent, item)));
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

    /** Decisions as they are, everything else as the rules say; then all is made to fit together. */
    SyncPlan settled() {
        List<PlanItem> before = items();
        List<PlanItem> items = new ArrayList<>(before);
        new PlanSettler(items, pinned).settle();
        for (int i = 0; i < items.size(); i++) {
            // A decision that had to make way is none any more.
            if (items.get(i).action() != before.get(i).action()) {
                items.set(i, items.get(i).without(DECISION));
            }
        }
        return new SyncPlan(plan.pairId(), plan.rules(), plan.made(), items,
                GuardFinder.again(plan.guards(), items, plan.rules().guards(), plan.unchanged()), plan.unchanged());
    }

    private List<PlanItem> items() {
        List<PlanItem> items = new ArrayList<>(plan.items().size());
        Set<VolumePath> added = new HashSet<>(changed.keySet());
        for (PlanItem item : plan.items()) {
            if (!removed.contains(item.path())) {
                items.add(base(changed.getOrDefault(item.path(), item)));
                added.remove(item.path());
            }
        }
        added.removeAll(removed);
        if (!added.isEmpty()) {
            added.forEach(path -> items.add(base(changed.get(path))));
            items.sort(Comparator.comparing(PlanItem::path, PathOrder.PARENTS_FIRST));
        }
        return items;
    }

    private static PlanItem base(PlanItem item) {
        PlanItem base = item.has(Kind.DECIDED) || item.action() == item.proposed()
                ? item
                : item.withAction(item.proposed());
        return base.proposed() == Action.SKIP || base.proposed() == Action.CONFLICT
                ? base
                : base.without(PlanSettler.SETTLED);
    }
}
