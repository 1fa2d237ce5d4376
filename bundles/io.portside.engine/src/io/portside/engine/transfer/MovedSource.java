package io.portside.engine.transfer;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TemporaryName;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;

/**
 * The file that a move leaves behind once its copy has arrived. Where the copy replaced a file of another volume, that
 * may have been this very file: an FTP server on this computer, or a disk that is mounted here and served there. Then
 * source and copy are one, and deleting would take the only one.
 */
final class MovedSource {
    private final Volume volume;
    private final VolumePath path;
    private final EntryKind kind;
    private final CancelToken cancel;

    MovedSource(Volume volume, VolumePath path, EntryKind kind, CancelToken cancel) {
        this.volume = volume;
        this.path = path;
        this.kind = kind;
        this.cancel = cancel;
    }

    void remove() throws ProblemException {
        volume.delete(path, kind, cancel);
    }

    /** Steps aside first: when the copy is gone with it, they are the same file, and it steps back. */
    void removeUnlessIn(Volume other, VolumePath copy) throws ProblemException {
        VolumePath aside = path.parent().child(TemporaryName.aside());
        volume.rename(path, aside, cancel);
        boolean removed = false;
        try {
            if (other.stat(copy, cancel).isEmpty()) {
                throw new ProblemException(
                        Problem.of(ProblemKind.INTO_ITSELF, "the same file", path.toString(), copy.toString()), null);
            }
            volume.delete(aside, kind, CancelToken.never());
            removed = true;
        } finally {
            if (!removed) {
                // Not with the transfer's token: cancelling must not leave the only copy under the wrong name.
                volume.rename(aside, path, CancelToken.never());
            }
        }
    }
}
