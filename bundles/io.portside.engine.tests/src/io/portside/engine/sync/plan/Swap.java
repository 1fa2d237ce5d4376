package io.portside.engine.sync.plan;

import java.util.Comparator;
import java.util.List;

import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.tree.BaselineEntry;

/** Everything with left and right exchanged. */
final class Swap {
    private Swap() {}

    static ModelPair pair(ModelPair pair) {
        ModelPair swapped = new ModelPair();
        pair.left.entries().forEach(swapped.right::put);
        pair.right.entries().forEach(swapped.left::put);
        pair.baseline.forEach((path, entry) -> swapped.baseline.put(path, entry(entry)));
        swapped.baselineExists = pair.baselineExists;
        swapped.leftNature = pair.rightNature;
        swapped.rightNature = pair.leftNature;
        return swapped;
    }

    static SyncRules rules(SyncRules rules) {
        SyncMode mode = switch (rules.mode()) {
            case MIRROR_LEFT -> SyncMode.MIRROR_RIGHT;
            case MIRROR_RIGHT -> SyncMode.MIRROR_LEFT;
            default -> rules.mode();
        };
        ConflictChoice choice = switch (rules.conflict()) {
            case LEFT -> ConflictChoice.RIGHT;
            case RIGHT -> ConflictChoice.LEFT;
            default -> rules.conflict();
        };
        return rules.withMode(mode).withConflict(choice);
    }

    static List<PlanItem> items(List<PlanItem> items) {
        return items.stream().map(Swap::item).toList();
    }

    /** Reasons have an order of their own: those of the left side come first. */
    static List<PlanItem> sorted(List<PlanItem> items) {
        Comparator<Reason> order = Comparator.comparing(Reason::kind);
        return items.stream().map(item -> item.withReasons(item.reasons().stream().sorted(order).toList())).toList();
    }

    private static PlanItem item(PlanItem item) {
        List<Reason> reasons = item.reasons().stream()
                .map(reason -> new Reason(Reason.Kind.valueOf(name(reason.kind().name())), reason.details())).toList();
        return new PlanItem(item.path(), item.right(), item.left(), item.baseline().map(Swap::entry),
                item.rightChange(), item.leftChange(), action(item.proposed()), action(item.action()), reasons,
                item.from());
    }

    private static Action action(Action action) {
        return Action.valueOf(name(action.name()));
    }

    private static BaselineEntry entry(BaselineEntry entry) {
        return new BaselineEntry(entry.right(), entry.left());
    }

    private static String name(String name) {
        if (name.endsWith("_LEFT")) {
            return name.substring(0, name.length() - 4) + "RIGHT";
        }
        return name.endsWith("_RIGHT") ? name.substring(0, name.length() - 5) + "LEFT" : name;
    }
}
