package io.portside.ui.sync.preview;

import java.util.Optional;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;

/** What a person may do with a preview beyond looking at it. UI thread; nothing blocks. */
public interface PreviewActions {
    /** The plan as it is decided now; the rows may still show an earlier one. */
    Optional<SyncPlan> plan();

    void acknowledge(Guard guard, boolean yes);

    /** Another plan, because somebody decided something. */
    void edit(SyncPlan plan);

    void takeBack();

    boolean canTakeBack();

    /** Leaves these out from now on, by adding a pattern to the pair's filter. */
    void exclude(String pattern);

    /** Shows both sides' texts. */
    void compareTexts(PlanItem item);

    /** Leaves what the pair asks about for now. */
    void putOff();

    /** Looks at both sides again. */
    void compareAgain();

    /** Runs the plan that is shown. */
    void run();

    /** Says something for a moment. */
    void say(String text);

    /** Shows the folder of the entry in the panes; empty: no item at the cursor. */
    void showInPanes(Optional<VolumePath> folder);
}
