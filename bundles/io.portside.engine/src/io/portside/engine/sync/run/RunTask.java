package io.portside.engine.sync.run;

import java.util.List;
import java.util.Optional;

import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.state.Settlement;
import io.portside.engine.sync.tree.Facts;

/**
 * What a run is to do.
 *
 * @param policy for what is replaced and deleted
 * @param undo   of an undo: what is special about it
 */
record RunTask(SyncPlan plan, DeletionPolicy policy, Optional<Undo> undo) {
    /** A run that takes another one back. */
    interface Undo {
        long run();

        /** What the baseline knew before that run of all that an item puts back. */
        List<Settlement> restored(PlanItem item);

        /** What is where an item puts something back, and gives way to it. */
        Optional<Facts> inTheWay(PlanItem item);
    }

    /** What the plan knew to be at an item's path on a side that the item writes; of a move the facts tell what moves. */
    Optional<Facts> atPath(PlanItem item, Side written) {
        return ItemRunner.moves(item.action()) ? undo.flatMap(one -> one.inTheWay(item)) : item.of(written);
    }

    boolean folderAtPath(PlanItem item, Side written) {
        return atPath(item, written).map(Facts::folder).orElse(false);
    }
}
