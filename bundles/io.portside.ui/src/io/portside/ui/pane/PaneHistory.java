package io.portside.ui.pane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portside.engine.files.Location;

/** Where a pane has been: back, forward, and the latest places for the drop-down. */
final class PaneHistory {
    private static final int MOST = 50;

    private final List<Location> visited = new ArrayList<>();
    private int current = -1;

    /** Arrived somewhere; what lay ahead is forgotten, a repeated arrival changes nothing. */
    void arrived(Location location) {
        if (current >= 0 && same(visited.get(current), location)) {
            return;
        }
        visited.subList(current + 1, visited.size()).clear();
        visited.add(location);
        if (visited.size() > MOST) {
            visited.remove(0);
        }
        current = visited.size() - 1;
    }

    /** Goes back or forward by so many steps, if there is something. */
    Optional<Location> step(int steps) {
        int wanted = current + steps;
        if (wanted < 0 || wanted >= visited.size()) {
            return Optional.empty();
        }
        current = wanted;
        return Optional.of(visited.get(current));
    }

    boolean canStep(int steps) {
        return current + steps >= 0 && current + steps < visited.size();
    }

    /** The latest first, each once. */
    List<Location> recent() {
        List<Location> recent = new ArrayList<>();
        for (int i = visited.size() - 1; i >= 0; i--) {
            Location location = visited.get(i);
            if (recent.stream().noneMatch(other -> same(other, location))) {
                recent.add(location);
            }
        }
        return recent;
    }

    private static boolean same(Location a, Location b) {
        return a.volume().id().equals(b.volume().id()) && a.path().equals(b.path());
    }
}
