package io.portside.ui.sync.preview;

import java.util.List;
import java.util.Set;

import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;

/** What the engine knows of a plan beyond its values: its words, and what somebody may decide. Pure, any thread. */
public interface PlanAdviser {
    /** Why the item is in the plan, or is left alone: which facts differ. One line. */
    String why(PlanItem item);

    /** What is unusual, and what that may mean. */
    String warning(Guard guard);

    /** What somebody may choose for the item, the present action among them. */
    Set<Action> choices(SyncPlan plan, PlanItem item);

    /**
     * The plan with another action for these items, as far as each may have it.
     *
     * @param items indexes in the plan
     */
    SyncPlan decide(SyncPlan plan, List<Integer> items, Action action);

    /** The plan with these items as the rules proposed them. */
    SyncPlan asProposed(SyncPlan plan, List<Integer> items);
}
