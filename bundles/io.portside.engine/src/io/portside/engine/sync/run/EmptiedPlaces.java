package io.portside.engine.sync.run;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.Fate;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.rule.Side;

/** Takes away the folders of trash and versions that were emptied. A folder too many is no failure. */
final class EmptiedPlaces {
    private static final Comparator<VolumePath> DEEPEST_FIRST = Comparator
            .comparing((VolumePath path) -> -path.names().size()).thenComparing(VolumePath::toString);
    private final Map<Side, TreeSet<VolumePath>> folders = new EnumMap<>(Map.of(Side.LEFT, new TreeSet<>(DEEPEST_FIRST),
            Side.RIGHT, new TreeSet<>(DEEPEST_FIRST)));

    /** Out of which an undo took what it put back. */
    static EmptiedPlaces of(List<Fate> fates) {
        EmptiedPlaces emptied = new EmptiedPlaces();
        for (Fate fate : fates) {
            if (fate.outcome() == Outcome.DONE && fate.from().filter(KeptPlaces::kept).isPresent()) {
                emptied.add(fate.action().written().orElseThrow(), fate.from().get());
            }
        }
        return emptied;
    }

    /** @param place what was kept there is gone */
    void add(Side side, VolumePath place) {
        for (VolumePath folder = place.parent(); !folder.isRoot(); folder = folder.parent()) {
            folders.get(side).add(folder);
        }
    }

    void remove(RunParts parts) {
        folders.forEach((side, emptied) -> {
            for (VolumePath folder : emptied) {
                try {
                    if (!parts.cancel().isCancelled()) {
                        parts.actor(side).removeFolder(folder, parts.cancel());
                    }
                } catch (ProblemException e) {
                    // Something else is kept in it.
                }
            }
        });
    }
}
