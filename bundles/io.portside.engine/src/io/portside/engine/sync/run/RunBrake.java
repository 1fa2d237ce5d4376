package io.portside.engine.sync.run;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import io.portside.engine.content.StopRule;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.rule.Side;

/** Ends a run, or its copies to one side, when going on would only repeat a failure ten thousand times. Thread-safe. */
final class RunBrake {
    private final StopRule rule = new StopRule();
    // Guarded by this.
    private final Map<Side, Problem> full = new EnumMap<>(Side.class);
    private Optional<Problem> stopped = Optional.empty();

    void worked() {
        rule.success();
    }

    void failed(Side side, Problem problem) {
        boolean stop = problem.kind() != ProblemKind.NO_SPACE && rule.failure(problem.kind());
        synchronized (this) {
            if (problem.kind() == ProblemKind.NO_SPACE) {
                full.putIfAbsent(side, problem);
            }
            if ((stop || problem.kind() == ProblemKind.SYNC_STATE) && stopped.isEmpty()) {
                stopped = Optional.of(problem);
            }
        }
    }

    /** Why nothing more is done. */
    synchronized Optional<Problem> stopped() {
        return stopped;
    }

    /** Why nothing more is written to a side. */
    synchronized Optional<Problem> full(Side side) {
        return Optional.ofNullable(full.get(side));
    }
}
