package io.portside.engine.problem;

/** The engine's one checked exception; the problem says what happened. */
public final class ProblemException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public ProblemException(Problem problem, Throwable cause) {
        super(problem.kind() + " " + problem.facts() + ": " + problem.details(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
