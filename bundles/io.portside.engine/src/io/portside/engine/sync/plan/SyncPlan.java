package io.portside.engine.sync.plan;

import java.time.Instant;
import java.util.List;

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
}
