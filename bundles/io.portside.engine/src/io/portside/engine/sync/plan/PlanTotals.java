package io.portside.engine.sync.plan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;

/** How much a plan, or a part of it, does: number and bytes for each kind of action. */
public record PlanTotals(Map<Action, Total> totals) {
    private static final Total NONE = new Total(0, 0, 0);

    /**
     * @param files   files, links and what is no folder
     * @param folders folders
     * @param bytes   of content: what is copied, deleted, moved or in doubt; of a conflict that of the larger one
     */
    public record Total(long files, long folders, long bytes) {
        public long items() {
            return files + folders;
        }

        private Total plus(PlanItem item) {
            return item.folder()
                    ? new Total(files, folders + 1, bytes)
                    : new Total(files + 1, folders, bytes + PlanTotals.bytes(item));
        }
    }

    public PlanTotals {
        totals = Collections.unmodifiableMap(new EnumMap<>(totals));
    }

    public static PlanTotals of(SyncPlan plan) {
        return of(plan.items());
    }

    public static PlanTotals of(List<PlanItem> items) {
        Map<Action, Total> totals = new EnumMap<>(Action.class);
        for (Action action : Action.values()) {
            totals.put(action, NONE);
        }
        for (PlanItem item : items) {
            totals.merge(item.action(), NONE.plus(item), (old, one) -> old.plus(item));
        }
        return new PlanTotals(totals);
    }

    /** Zeros where nothing is done that way. */
    public Total of(Action action) {
        return totals.get(action);
    }

    /** Bytes that go over the wire: copies both ways; of what is kept twice, both. */
    public long bytesToCopy() {
        return of(Action.COPY_LEFT).bytes() + of(Action.COPY_RIGHT).bytes() + of(Action.KEEP_BOTH).bytes();
    }

    /** Content that the item's action is about; 0 for folders and where unknown. */
    public static long bytes(PlanItem item) {
        long left = size(item, Side.LEFT);
        long right = size(item, Side.RIGHT);
        return switch (item.action()) {
            case COPY_LEFT, MOVE_LEFT -> item.action() == Action.COPY_LEFT ? right : left;
            case COPY_RIGHT, MOVE_RIGHT -> item.action() == Action.COPY_RIGHT ? left : right;
            case DELETE_LEFT -> left;
            case DELETE_RIGHT -> right;
            case KEEP_BOTH -> left + right;
            case CONFLICT, SKIP, RECORD -> Math.max(left, right);
        };
    }

    private static long size(PlanItem item, Side side) {
        return item.of(side).map(Facts::size).orElse(OptionalLong.empty()).orElse(0);
    }
}
