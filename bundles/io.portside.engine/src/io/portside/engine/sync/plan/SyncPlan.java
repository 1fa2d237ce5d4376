package io.portside.engine.sync.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.SyncRules;

/**
 * What a synchronisation is going to do. What is shown is what is executed: this very value.
 *
 * @param made      when its scan began
 * @param items     by path, parents before their children; entries where nothing is to be done and nothing to be
 *                  recorded are not among them
 * @param guards    to be acknowledged one by one
 * @param unchanged number of files that both sides have as the baseline knows them
 */
public record SyncPlan(String pairId, SyncRules rules, Instant made, List<PlanItem> items, List<Guard> guards,
        long unchanged) {
    public SyncPlan {
        items = List.copyOf(items);
        guards = List.copyOf(guards);
    }

    /** Whether both sides are as they should be. */
    public boolean nothingToDo() {
        return items.stream().noneMatch(item -> item.action().writes() || item.action() == Action.CONFLICT);
    }

    /** The item of a path; empty where nothing is to be done or told. Takes a time that grows with the logarithm of the plan. */
    public Optional<PlanItem> item(VolumePath path) {
        int index = index(path);
        return index < items.size() && items.get(index).path().equals(path)
                ? Optional.of(items.get(index))
                : Optional.empty();
    }

    /** The item of a folder, where it has one, and of all that is below it, as a view. */
    public List<PlanItem> below(VolumePath folder) {
        int from = index(folder);
        int to = from;
        int end = items.size();
        while (to < end) {
            int middle = (to + end) >>> 1;
            if (items.get(middle).path().startsWith(folder)) {
                to = middle + 1;
            } else {
                end = middle;
            }
        }
        return items.subList(from, to);
    }

    /** Of the first item that is not before the path. */
    private int index(VolumePath path) {
        int from = 0;
        int to = items.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (PathOrder.PARENTS_FIRST.compare(items.get(middle).path(), path) < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
