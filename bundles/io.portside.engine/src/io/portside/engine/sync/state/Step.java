package io.portside.engine.sync.state;

import java.util.List;
import java.util.Optional;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;

/**
 * One act of a run, as it is written down before it is done. From this alone a later program finds out how far it came.
 * All paths are below the pair's folder on {@code side}, the only side that the act writes.
 *
 * @param number    within the run, rising
 * @param item      of the plan
 * @param from      of a move: where it is
 * @param temporary where new content is written before it takes the place of old one
 * @param kept      where what is at {@code path} goes; empty: nothing is there, or it is replaced or deleted for good
 * @param before    what is at {@code path}; empty: nothing
 * @param content   of a copy: its source; of a move: what moves
 * @param settles   what the baseline knows once it is done; the facts of {@code side} are those that are expected
 * @param exact     whether the baseline gets {@code settles} to the letter (undo), and not what {@code side} then shows
 */
public record Step(long run, long number, int item, Kind kind, Side side, VolumePath path, Optional<VolumePath> from,
        Optional<VolumePath> temporary, Optional<VolumePath> kept, Optional<Facts> before, Optional<Facts> content,
        List<Settlement> settles, boolean exact) {
    public Step {
        settles = List.copyOf(settles);
    }

    /** What is done. */
    public enum Kind {
        MAKE_FOLDER, COPY, MOVE, DELETE, REMOVE_FOLDER
    }

    public Step withKept(VolumePath other) {
        return new Step(run, number, item, kind, side, path, from, temporary, Optional.of(other), before, content,
                settles, exact);
    }

    public Step withSettles(List<Settlement> other) {
        return new Step(run, number, item, kind, side, path, from, temporary, kept, before, content, other, exact);
    }
}
