package io.portside.engine.sync.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.plan.filter.FilterMatcher;
import io.portside.engine.sync.rule.FilterRules;
import io.portside.engine.sync.rule.Side;

/**
 * A person's changes of a plan. Each gives a plan in which everything fits together again: folders are made for what comes
 * into them, stay for what stays in them, and nothing happens below what is left alone. Decisions made before stay unless
 * they stand in the way. Pure, any thread; takes a time that grows with the plan, so not on a UI thread for large ones.
 */
public final class PlanEdits {
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
        PlanDraft draft = new PlanDraft(plan);
        for (VolumePath path : paths) {
            Optional<PlanItem> item = plan.item(path);
            if (item.isPresent() && PlanChoices.of(plan, item.get()).contains(action)) {
                draft.decide(item.get(), action);
                if (action.written().isPresent()) {
                    for (PlanItem below : plan.below(path)) {
                        along(item.get(), action, below).ifPresent(other -> draft.decide(below, other));
                    }
                }
            }
        }
        return draft.settled();
    }

    /** As {@link #choose}, for a folder and everything below it. */
    public static SyncPlan chooseBelow(SyncPlan plan, VolumePath folder, Action action) {
        return choose(plan, plan.below(folder).stream().map(PlanItem::path).toList(), action);
    }

    /** Takes decisions back: the items do again what the rules say. */
    public static SyncPlan reset(SyncPlan plan, Collection<VolumePath> paths) {
        PlanDraft draft = new PlanDraft(plan);
        for (VolumePath path : paths) {
            plan.item(path).filter(item -> item.has(Kind.DECIDED)).ifPresent(draft::reset);
        }
        return draft.settled();
    }

    /** The plan without what a filter leaves out from now on, as a scan with that filter would have found it. */
    public static SyncPlan leaveOut(SyncPlan plan, FilterRules filter) {
        FilterMatcher matcher = new FilterMatcher(filter);
        PlanDraft draft = new PlanDraft(new SyncPlan(plan.pairId(), plan.rules().withFilter(filter), plan.made(),
                plan.items(), plan.guards(), plan.unchanged()));
        for (PlanItem item : plan.items()) {
            List<PlanItem> parts = item.from().isPresent() ? Moves.split(item) : List.of(item);
            if (!parts.stream().allMatch(part -> takesPart(matcher, plan, part))) {
                for (PlanItem part : parts) {
                    if (takesPart(matcher, plan, part)) {
                        draft.put(part);
                    } else {
                        draft.leaveOut(part);
                    }
                }
            }
        }
        return draft.settled();
    }

    private static boolean takesPart(FilterMatcher matcher, SyncPlan plan, PlanItem item) {
        return item.left().map(facts -> matcher.takesPart(item.path(), facts, plan.made())).orElse(true)
                && item.right().map(facts -> matcher.takesPart(item.path(), facts, plan.made())).orElse(true)
                && matcher.folderTakesPart(item.path().parent());
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
}
