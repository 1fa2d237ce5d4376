package io.portside.engine.sync.state;

import java.nio.file.Path;
import java.sql.SQLException;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;

/** What goes wrong with state files, as the engine's problem. */
final class SyncStateProblems {
    private SyncStateProblems() {}

    static ProblemException of(Exception failure, Path file) {
        return new ProblemException(Problem.of(ProblemKind.SYNC_STATE, file + ": " + failure,
                String.valueOf(failure.getMessage())), failure);
    }

    /** Whether the file is no database any more, or one with holes; a full disk or a lock is another matter. */
    static boolean damage(Exception failure) {
        if (failure instanceof DamagedStateException || failure instanceof IllegalArgumentException) {
            return true;
        }
        if (!(failure instanceof SQLiteException sqlite)) {
            return failure instanceof SQLException sql && sql.getCause() instanceof SQLiteException cause
                    && damage(cause);
        }
        SQLiteErrorCode code = sqlite.getResultCode();
        int primary = code.code & 0xFF;
        // SQLITE_ERROR: "no such table" and the like: the schema is not ours.
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code
                || primary == SQLiteErrorCode.SQLITE_ERROR.code || primary == SQLiteErrorCode.SQLITE_FORMAT.code;
    }
}
