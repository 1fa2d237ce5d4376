package io.portside.engine.sync.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.tree.BaselineEntry;

/** Paths of one tree that differ in case only. */
final class Twins {
    private Twins() {}

    static Set<VolumePath> of(ModelTree tree) {
        Map<String, VolumePath> first = new HashMap<>();
        Set<VolumePath> twins = new HashSet<>();
        for (VolumePath path : tree.entries().keySet()) {
            if (first.putIfAbsent(path.toString().toLowerCase(Locale.ROOT), path) != null) {
                twins.add(path);
            }
        }
        return twins;
    }

    /** Makes the tree one that can be on such a side; what the baseline knows of it was never there. */
    static void remove(ModelTree tree, Map<VolumePath, BaselineEntry> baseline) {
        for (Set<VolumePath> twins = of(tree); !twins.isEmpty(); twins = of(tree)) {
            tree.remove(twins.iterator().next());
        }
        Map<String, VolumePath> first = new HashMap<>();
        for (VolumePath path : List.copyOf(baseline.keySet())) {
            VolumePath other = first.putIfAbsent(path.toString().toLowerCase(Locale.ROOT), path);
            if (other != null) {
                baseline.keySet().removeIf(one -> one.startsWith(path));
            }
        }
    }
}
