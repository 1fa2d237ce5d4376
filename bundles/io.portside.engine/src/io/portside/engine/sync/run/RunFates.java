package io.portside.engine.sync.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.portside.engine.problem.Problem;
import io.portside.engine.sync.Fate;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.PlanItem;

/** What becomes of a plan's items. Thread-safe. */
final class RunFates {
    private final List<PlanItem> items;
    // Guarded by itself.
    private final Fate[] fates;

    RunFates(List<PlanItem> items) {
        this.items = items;
        this.fates = new Fate[items.size()];
    }

    void set(int index, Outcome outcome, long bytes, Optional<Problem> problem) {
        PlanItem item = items.get(index);
        synchronized (fates) {
            fates[index] = new Fate(item.path(), item.action(), item.manner(), outcome, item.from(), bytes,
                    problem);
        }
    }

    /** It looked done, and is not. */
    void failedAfterAll(int index, Problem problem) {
        set(index, Outcome.FAILED, 0, Optional.of(problem));
    }

    /** In the plan's order; what nobody came to is not done, and what nothing was to be done with was left alone. */
    List<Fate> all(Optional<Problem> stopped) {
        for (int i = 0; i < items.size(); i++) {
            boolean untouched;
            synchronized (fates) {
                untouched = fates[i] == null;
            }
            if (untouched) {
                Action action = items.get(i).action();
                boolean idle = action == Action.SKIP || action == Action.CONFLICT;
                set(i, idle ? Outcome.LEFT_ALONE : Outcome.NOT_DONE, 0, idle ? Optional.empty() : stopped);
            }
        }
        synchronized (fates) {
            return List.copyOf(Arrays.asList(fates));
        }
    }
}
