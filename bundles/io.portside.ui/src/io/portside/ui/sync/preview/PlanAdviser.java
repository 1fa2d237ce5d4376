package io.portside.ui.sync.preview;

import java.util.List;
import java.util.Set;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;

/** What the engine knows of a plan beyond its values: its words, and what somebody may decide. Pure, any thread. */
public interface PlanAdviser {
    /** Why the item is in the plan, or is left alone: which facts differ. One line. */
    String why(PlanItem item);

    /** What is done and why, with what the entry is and was. Some sentences. */
    String explanation(PlanItem item);

    /** What is unusual, and what that may mean. */
    String warning(Guard guard);

    /** What somebody may choose for the item, the present action among them. */
    Set<Action> choices(SyncPlan plan, PlanItem item);

    /** The plan with another action for these, as far as each may have it, and all else made to fit. */
    SyncPlan decide(SyncPlan plan, List<VolumePath> paths, Action action);

    /** The plan with these as the rules proposed them. */
    SyncPlan asProposed(SyncPlan plan, List<VolumePath> paths);
}
