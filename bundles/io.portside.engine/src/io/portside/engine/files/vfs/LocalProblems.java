package io.portside.engine.files.vfs;

import java.io.IOException;

import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.problem.ProblemMapping;

/** Short ways to a problem about a local path. */
final class LocalProblems {
    private LocalProblems() {}

    static ProblemException reading(VolumePath path, IOException cause) {
        return ProblemMapping.reading(cause, path.toString());
    }

    static ProblemException writing(VolumePath path, IOException cause) {
        return ProblemMapping.writing(cause, path.toString());
    }

    /** For kinds whose only fact is the path. */
    static ProblemException of(ProblemKind kind, VolumePath path) {
        return new ProblemException(Problem.of(kind, kind + " " + path, path.toString()), null);
    }
}
