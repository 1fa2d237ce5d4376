package io.portside.engine.sync.run;

import java.util.Optional;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Fate.Outcome;

/** An item is not done, and why. */
final class ItemStopped extends Exception {
    private static final long serialVersionUID = 1L;
    private final Outcome outcome;
    private final transient Optional<Problem> problem;

    ItemStopped(Outcome outcome, Optional<Problem> problem, Throwable cause) {
        super(cause);
        this.outcome = outcome;
        this.problem = problem;
    }

    /** By a failure; cancelling is none, and a link that appeared is a change. */
    static ItemStopped by(ProblemException failure) {
        ProblemKind kind = failure.problem().kind();
        return switch (kind) {
            case CANCELLED -> notDone();
            // Nothing was there when it was looked at: somebody was quicker.
            case ALREADY_EXISTS, FOLDER_NOT_EMPTY, LINK_NOT_FOLLOWED, TARGET_CHANGED ->
                new ItemStopped(Outcome.CHANGED, Optional.of(failure.problem()), failure);
            default -> new ItemStopped(Outcome.FAILED, Optional.of(failure.problem()), failure);
        };
    }

    static ItemStopped notDone() {
        return new ItemStopped(Outcome.NOT_DONE, Optional.empty(), null);
    }

    static ItemStopped notDone(Problem because) {
        return new ItemStopped(Outcome.NOT_DONE, Optional.of(because), null);
    }

    static ItemStopped changed(String path, String what) {
        return new ItemStopped(Outcome.CHANGED, Optional.of(Problem.of(ProblemKind.TARGET_CHANGED, what, path)), null);
    }

    Outcome outcome() {
        return outcome;
    }

    Optional<Problem> problem() {
        return problem;
    }
}
