package io.portside.engine.files;

import java.io.IOException;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;

/** A stream's failure that carries its problem through interfaces that know IOException only. */
public final class ProblemStreamException extends IOException {
    private static final long serialVersionUID = 1L;
    private final transient ProblemException problem;

    public ProblemStreamException(ProblemException problem) {
        super(problem.getMessage(), problem);
        this.problem = problem;
    }

    public ProblemStreamException(Problem problem) {
        this(new ProblemException(problem, null));
    }

    public ProblemException problem() {
        return problem;
    }
}
