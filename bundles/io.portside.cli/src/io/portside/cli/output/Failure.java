package io.portside.cli.output;

import java.util.Optional;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;

/** Ends a run: the exit code, and either a problem or words of our own. */
public final class Failure extends Exception {
    private static final long serialVersionUID = 1L;
    private final ExitCode code;
    private final transient Optional<Problem> problem;

    /** In words of our own, complete sentences. */
    public Failure(ExitCode code, String words) {
        super(words);
        this.code = code;
        problem = Optional.empty();
    }

    /** @param local the problem is about something on this computer */
    public Failure(ProblemException cause, boolean local) {
        super(cause);
        code = ExitCode.of(cause.problem().kind(), local);
        problem = Optional.of(cause.problem());
    }

    public ExitCode code() {
        return code;
    }

    public Optional<Problem> problem() {
        return problem;
    }
}
