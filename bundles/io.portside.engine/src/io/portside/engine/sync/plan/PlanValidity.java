package io.portside.engine.sync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.files.VolumePath;

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
            // What the rules proposed is possible; beside that, what somebody could have chosen.
            if (item.action() != item.proposed() && !PlanChoices.of(plan, item).contains(item.action())
                    || !complete(item)) {
                faults.add(path + ": cannot be " + item.action());
            }
        }
        if (faults.isEmpty()) {
            faults.addAll(unsettled(plan));
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
