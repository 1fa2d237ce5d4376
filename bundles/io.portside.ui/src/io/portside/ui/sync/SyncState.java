package io.portside.ui.sync;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.problem.Problem;
import io.portside.engine.sync.RunProgress;
import io.portside.engine.sync.ScanProgress;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncPair;

/** What the synchronise view shows. Immutable. */
public sealed interface SyncState {
    /** The list of pairs. */
    record Start() implements SyncState {}

    /**
     * Both sides are being looked at.
     *
     * @param undoOf the run whose undoing is planned
     */
    record Comparing(SyncPair pair, Optional<Long> undoOf, Optional<ScanProgress> progress, boolean cancelling)
            implements
                SyncState {}

    /**
     * What would be done. The plan shown is the one that is run.
     *
     * @param acknowledged guards that somebody said yes to
     * @param undoOf       the run that it would undo
     */
    record Preview(SyncPair pair, SyncPlan plan, Set<Guard> acknowledged, Optional<Long> undoOf) implements SyncState {
        public Preview {
            acknowledged = Set.copyOf(acknowledged);
        }

        /** Warnings that nobody has acknowledged yet. */
        long open() {
            return plan.guards().stream().distinct().filter(guard -> !acknowledged.contains(guard)).count();
        }

        /** Whether a run would do anything, be it only to remember that both sides agree. */
        boolean something() {
            return plan.items().stream()
                    .anyMatch(item -> item.action().writes() || item.action() == Action.RECORD);
        }

        boolean runnable() {
            return open() == 0 && something();
        }

        Preview with(Guard guard, boolean yes) {
            Set<Guard> others = new HashSet<>(acknowledged);
            if (yes) {
                others.add(guard);
            } else {
                others.remove(guard);
            }
            return new Preview(pair, plan, others, undoOf);
        }

        Preview with(SyncPlan other) {
            Set<Guard> still = new HashSet<>(acknowledged);
            still.retainAll(other.guards());
            return new Preview(pair, other, still, undoOf);
        }
    }

    /** The plan is being executed. */
    record Running(SyncPair pair, SyncPlan plan, Optional<Long> undoOf, Optional<RunProgress> progress, boolean paused,
            boolean cancelling) implements SyncState {}

    /**
     * What a run did.
     *
     * @param past an earlier one, looked at from the history
     */
    record Finished(SyncPair pair, SyncReport report, boolean past) implements SyncState {}

    /** Something that failed as a whole. */
    record Failed(SyncPair pair, Step step, Problem problem) implements SyncState {}

    /** What was being done. */
    enum Step {
        COMPARE, RUN, UNDO, REPORT
    }

    /** The pair it is about. */
    default Optional<SyncPair> about() {
        if (this instanceof Comparing comparing) {
            return Optional.of(comparing.pair());
        } else if (this instanceof Preview preview) {
            return Optional.of(preview.pair());
        } else if (this instanceof Running running) {
            return Optional.of(running.pair());
        } else if (this instanceof Finished finished) {
            return Optional.of(finished.pair());
        } else if (this instanceof Failed failed) {
            return Optional.of(failed.pair());
        }
        return Optional.empty();
    }
}
