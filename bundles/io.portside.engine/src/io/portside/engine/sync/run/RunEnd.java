package io.portside.engine.sync.run;

import java.util.Optional;

import io.portside.engine.files.Entry;
import io.portside.engine.files.Location;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.rule.Side;
import io.portside.ftp.cancel.CancelToken;

/** One side of a pair. Paths are below the pair's folder, except where they are called absolute. */
record RunEnd(Side side, Volume volume, VolumePath root) {
    RunEnd(Side side, Location location) {
        this(side, location.volume(), location.path());
    }

    /** The absolute path. */
    VolumePath at(VolumePath below) {
        return root.resolve(below.names().toArray(String[]::new));
    }

    Optional<Entry> stat(VolumePath path, CancelToken cancel) throws ProblemException {
        return volume.stat(at(path), cancel);
    }

    void rename(VolumePath from, VolumePath to, CancelToken cancel) throws ProblemException {
        volume.rename(at(from), at(to), cancel);
    }
}
