package io.portside.cli.work;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Location;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;

/** Makes folders, and tells what is one. Blocks. */
public final class Folders {
    private final CancelToken cancel;

    public Folders(CancelToken cancel) {
        this.cancel = cancel;
    }

    /** Whether something can be put into it; a link counts when it leads to a folder. */
    boolean folder(Volume volume, Optional<Entry> entry, VolumePath path) throws ProblemException {
        if (entry.isEmpty() || entry.get().kind() != EntryKind.LINK) {
            return entry.isPresent() && entry.get().folder();
        }
        try {
            volume.list(path, cancel);
            return true;
        } catch (ProblemException e) {
            if (e.problem().kind() == ProblemKind.NOT_A_FOLDER || e.problem().kind() == ProblemKind.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** Makes one folder. */
    public void make(Location folder) throws ProblemException {
        folder.volume().makeFolder(folder.path(), cancel);
    }

    /** Makes a folder and those above it as far as they are missing. */
    public void makeAll(Location folder) throws ProblemException {
        Volume volume = folder.volume();
        Deque<VolumePath> missing = new ArrayDeque<>();
        VolumePath path = folder.path();
        Optional<Entry> there = volume.stat(path, cancel);
        while (there.isEmpty() && !path.isRoot()) {
            missing.push(path);
            path = path.parent();
            there = volume.stat(path, cancel);
        }
        if (!path.isRoot() && !folder(volume, there, path)) {
            throw new ProblemException(Problem.of(ProblemKind.NOT_A_FOLDER, "in the way", path.toString()), null);
        }
        for (VolumePath next : missing) {
            try {
                volume.makeFolder(next, cancel);
            } catch (ProblemException e) {
                // Somebody else was quicker, which is as good; a file in the way shows at the next one.
                if (e.problem().kind() != ProblemKind.ALREADY_EXISTS
                        || !folder(volume, volume.stat(next, cancel), next)) {
                    throw e;
                }
            }
        }
    }
}
