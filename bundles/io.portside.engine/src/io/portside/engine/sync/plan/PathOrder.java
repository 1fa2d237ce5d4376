package io.portside.engine.sync.plan;

import java.util.Comparator;
import java.util.List;

import io.portside.engine.files.VolumePath;

/** The order of a plan: by names, parents before their children, all below a folder right behind it. */
public final class PathOrder implements Comparator<VolumePath> {
    public static final PathOrder PARENTS_FIRST = new PathOrder();

    private PathOrder() {}

    @Override
    public int compare(VolumePath one, VolumePath other) {
        List<String> names = one.names();
        List<String> otherNames = other.names();
        int common = Math.min(names.size(), otherNames.size());
        for (int i = 0; i < common; i++) {
            int order = names.get(i).compareTo(otherNames.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(names.size(), otherNames.size());
    }
}
