package io.portside.engine.files;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;

/**
 * Deletes entries, folders with all they hold. A link is deleted itself and never followed. What cannot be deleted is
 * noted and the rest goes on; only cancelling stops. Worker threads.
 */
public final class DeleteRun {
    private final Volume volume;
    private final CancelToken cancel;
    private final IntConsumer progress;
    private final List<Problem> problems = new ArrayList<>();
    private int deleted;

    /** @param progress hears how many are gone */
    public DeleteRun(Volume volume, CancelToken cancel, IntConsumer progress) {
        this.volume = volume;
        this.cancel = cancel;
        this.progress = progress;
    }

    /** Deletes these entries of a folder. Returns what went wrong, empty when all are gone; {@code CANCELLED} is thrown. */
    public List<Problem> run(VolumePath folder, List<Entry> doomed) throws ProblemException {
        for (Entry entry : doomed) {
            delete(folder.child(entry.name()), entry.kind());
        }
        return problems;
    }

    private void delete(VolumePath path, EntryKind kind) throws ProblemException {
        if (cancel.isCancelled()) {
            throw new ProblemException(Problem.of(ProblemKind.CANCELLED, "Deleting was cancelled"), null);
        }
        try {
            if (kind == EntryKind.FOLDER) {
                int before = problems.size();
                for (Entry entry : volume.list(path, cancel).entries()) {
                    delete(path.child(entry.name()), entry.kind());
                }
                if (problems.size() > before) {
                    // It still holds what could not be deleted; that has been noted already.
                    return;
                }
            }
            volume.delete(path, kind, cancel);
            progress.accept(++deleted);
        } catch (ProblemException e) {
            if (e.problem().kind() == ProblemKind.CANCELLED) {
                throw e;
            }
            problems.add(e.problem());
        }
    }
}
