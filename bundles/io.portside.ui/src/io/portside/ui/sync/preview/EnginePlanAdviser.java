package io.portside.ui.sync.preview;

import java.util.List;
import java.util.Set;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanEdits;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.text.Formats;
import io.portside.engine.text.SyncWording;

/** The engine's words and decisions. */
public final class EnginePlanAdviser implements PlanAdviser {
    private final SyncWording wording = new SyncWording(Formats.here());

    @Override
    public String why(PlanItem item) {
        return wording.line(item);
    }

    @Override
    public String explanation(PlanItem item) {
        return wording.sentence(item) + ' ' + String.join(". ", wording.reasons(item)); //$NON-NLS-1$
    }

    @Override
    public String warning(Guard guard) {
        return NLS.bind(Messages.warning, wording.title(guard), wording.guard(guard));
    }

    @Override
    public Set<Action> choices(SyncPlan plan, PlanItem item) {
        return PlanEdits.choices(plan, List.of(item.path()));
    }

    @Override
    public SyncPlan decide(SyncPlan plan, List<VolumePath> paths, Action action) {
        return PlanEdits.choose(plan, paths, action);
    }

    @Override
    public SyncPlan asProposed(SyncPlan plan, List<VolumePath> paths) {
        return PlanEdits.reset(plan, paths);
    }
}
