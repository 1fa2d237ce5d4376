package io.portside.engine.sync;

import java.time.Instant;
import java.util.Optional;

import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.sync.rule.Side;

/**
 * A file that a run cleared from trash or versions at its end, because the pair's rules do not keep it any longer.
 *
 * @param path    where it was before it was deleted or replaced
 * @param place   where it was kept, below the pair's folder
 * @param since   when the run began that put it there
 * @param problem why it is still there; empty: it is gone
 */
public record ClearedFile(Side side, VolumePath path, VolumePath place, Instant since, long bytes,
        Optional<Problem> problem) {
    public static ClearedFile gone(Side side, VolumePath path, VolumePath place, Instant since, long bytes) {
        return new ClearedFile(side, path, place, since, bytes, Optional.empty());
    }

    public boolean gone() {
        return problem.isEmpty();
    }
}
