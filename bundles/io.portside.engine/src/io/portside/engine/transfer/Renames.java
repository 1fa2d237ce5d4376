package io.portside.engine.transfer;

import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.ftp.cancel.CancelToken;

/** Moving inside a volume by renaming. */
final class Renames {
    private Renames() {}

    /** False when the volume refuses this rename though nothing is in the way: another disk, or a server without it. */
    static boolean tried(Volume volume, VolumePath from, VolumePath to, CancelToken cancel) throws ProblemException {
        try {
            volume.rename(from, to, cancel);
            return true;
        } catch (ProblemException e) {
            switch (e.problem().kind()) {
                case COMMAND_REFUSED, WRITE_FAILED :
                    return false;
                default :
                    throw e;
            }
        }
    }
}
