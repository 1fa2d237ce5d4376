package io.portside.engine.sync.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.plan.filter.FilterMatcher;
import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.engine.sync.rule.FilterRules;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.tree.Facts;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of every plan, whatever happened on both sides. */
class PlanProperties {
    @Property(tries = 1000)
    void theSidesMayBeSwapped(@ForAll long seed, @ForAll boolean baseline, @ForAll ConflictChoice choice,
            @ForAll SyncMode mode) {
        if (mode == SyncMode.UPDATE_RIGHT || mode == SyncMode.BACKUP_RIGHT) {
            return;
        }
        SyncPlan plan = new ModelPairs(seed).pair(baseline).plan(rules(mode, choice));
        SyncPlan swapped = Swap.pair(new ModelPairs(seed).pair(baseline)).plan(Swap.rules(rules(mode, choice)));
        assertEquals(Swap.sorted(plan.items()), Swap.sorted(Swap.items(swapped.items())));
        assertEquals(plan.unchanged(), swapped.unchanged());
    }

    @Property(tries = 1000)
    void theOrderOfFoldersDoesNotMatter(@ForAll long seed, @ForAll boolean baseline, @ForAll SyncMode mode) {
        ModelPair pair = new ModelPairs(seed).pair(baseline);
        SyncRules rules = rules(mode, ConflictChoice.ASK);
        List<VolumePath> folders = new ArrayList<>(pair.folders());
        Collections.shuffle(folders, new Random(seed));
        SyncPlanner planner = pair.planner(rules);
        folders.forEach(folder -> planner.folder(pair.triple(folder)));
        assertEquals(pair.plan(rules), planner.finish());
    }

    /** One run brings all together but what somebody has to decide; a first run leaves what only a second one may delete. */
    @Property(tries = 2000)
    void aRunLeavesNothingToDo(@ForAll long seed, @ForAll boolean baseline, @ForAll boolean keepsTimes,
            @ForAll ConflictChoice choice, @ForAll SyncMode mode) {
        ModelPair pair = new ModelPairs(seed).pair(baseline);
        SyncRules rules = rules(mode, choice);
        SyncPlan first = pair.plan(rules);
        new ModelRun(pair, keepsTimes).run(first);
        if (!baseline) {
            first = pair.plan(rules);
            new ModelRun(pair, keepsTimes).run(first);
        }
        SyncPlan second = pair.plan(rules);
        assertFalse(second.items().stream().anyMatch(item -> item.action().writes()), () -> "again: " + second);
        assertTrue(paths(first, Action.CONFLICT).containsAll(paths(second, Action.CONFLICT)), second::toString);
        assertTrue(second.items().stream().noneMatch(item -> item.action() == Action.RECORD), second::toString);
        if (mode == SyncMode.TWO_WAY && second.items().isEmpty()) {
            assertEquals(contents(pair.left), contents(pair.right));
        }
    }

    @Property(tries = 1000)
    void withoutABaselineNothingIsDeletedOrReplaced(@ForAll long seed, @ForAll SyncMode mode,
            @ForAll ConflictChoice choice) {
        SyncPlan plan = new ModelPairs(seed).pair(false).plan(rules(mode, choice));
        for (PlanItem item : plan.items()) {
            assertFalse(item.action().deletes(), item::toString);
            item.action().written().ifPresent(side -> assertTrue(item.of(side).isEmpty(), item::toString));
        }
    }

    @Property(tries = 2000)
    void nothingHappensUnderAFolderThatIsNotSure(@ForAll long seed, @ForAll boolean baseline, @ForAll SyncMode mode,
            @ForAll ConflictChoice choice) {
        ModelPairs pairs = new ModelPairs(seed);
        ModelPair pair = pairs.pair(baseline);
        Side side = pairs.side();
        List<VolumePath> folders = pair.folders().stream().filter(pair.tree(side)::folder).toList();
        VolumePath unreadable = pairs.any(folders);
        pair.unreadable.get(side).add(unreadable);
        SyncPlan plan = pair.plan(rules(mode, choice));
        for (PlanItem item : plan.items()) {
            boolean below = item.path().startsWith(unreadable) && !unreadable.isRoot() || unreadable.isRoot();
            boolean moves = item.from().map(from -> from.startsWith(unreadable)).orElse(false);
            assertTrue(item.action() == Action.SKIP || !below && !moves, item::toString);
        }
        assertEquals(1, plan.guards().stream().filter(guard -> guard.kind() == Guard.Kind.UNREADABLE).count());
        new ModelRun(pair, true).run(plan);
    }

    @Property(tries = 1000)
    void changesOfAPlanKeepItValid(@ForAll long seed, @ForAll boolean baseline, @ForAll SyncMode mode) {
        ModelPairs pairs = new ModelPairs(seed);
        ModelPair pair = pairs.pair(baseline);
        Side side = pairs.side();
        Set<VolumePath> unreadable = pair.unreadable.get(side);
        if (pairs.maybe()) {
            unreadable.add(pairs.any(pair.folders().stream().filter(pair.tree(side)::folder).toList()));
        }
        SyncPlan plan = pair.plan(rules(mode, ConflictChoice.ASK));
        for (int i = 0; i < 6 && !plan.items().isEmpty(); i++) {
            PlanItem item = pairs.any(plan.items());
            List<VolumePath> chosen = pairs.maybe() ? List.of(item.path()) : paths(plan.below(item.path()));
            Set<Action> choices = PlanEdits.choices(plan, List.of(item.path()));
            Action action = pairs.any(List.copyOf(choices));
            plan = PlanEdits.choose(plan, chosen, action);
            if (!PlanEdits.choices(plan, List.of(item.path())).contains(Action.SKIP)) {
                throw new AssertionError("nothing can always be done: " + item);
            }
        }
        assertEquals(List.of(), PlanValidity.faults(plan));
        for (PlanItem item : plan.items()) {
            boolean below = unreadable.stream().anyMatch(folder -> item.path().startsWith(folder)
                    || item.from().filter(from -> from.startsWith(folder)).isPresent());
            assertTrue(!below || item.action() == Action.SKIP, item::toString);
        }
        SyncPlan untouched = PlanEdits.reset(plan, paths(plan.items()));
        assertEquals(List.of(), PlanValidity.faults(untouched));
        new ModelRun(pair, pairs.maybe()).run(plan);
    }

    /** What is chosen is done, if it can be done at all, and what it needs above and below it. */
    @Property(tries = 1000)
    void whatIsChosenIsDone(@ForAll long seed, @ForAll boolean baseline) {
        ModelPairs pairs = new ModelPairs(seed);
        SyncPlan plan = pairs.pair(baseline).plan(rules(SyncMode.TWO_WAY, ConflictChoice.ASK));
        for (PlanItem item : plan.items()) {
            for (Action action : PlanEdits.choices(plan, List.of(item.path()))) {
                SyncPlan changed = PlanEdits.choose(plan, List.of(item.path()), action);
                PlanItem now = changed.item(item.path()).orElseThrow();
                assertTrue(now.action() == action || now.has(Kind.CONTENT_STAYS),
                        () -> action + " was chosen of " + item + " but " + now);
            }
        }
    }

    /** A plan that leaves something out is the one that a scan with that filter would give, and never touches it. */
    @Property(tries = 1000)
    void whatIsLeftOutIsNeverTouched(@ForAll long seed, @ForAll boolean baseline, @ForAll SyncMode mode) {
        ModelPairs pairs = new ModelPairs(seed);
        ModelPair pair = pairs.pair(baseline);
        SyncRules rules = rules(mode, ConflictChoice.ASK);
        FilterRules filter = FilterRules.ALL
                .withPatterns(List.of(pairs.any(List.of("a", "/b/", "c/a", "b/**", "/a/b"))));
        SyncPlan plan = pair.plan(rules.withFilter(filter));
        assertEquals(List.of(), PlanValidity.faults(plan));
        FilterMatcher matcher = new FilterMatcher(filter);
        ModelTree left = pair.left.copy();
        ModelTree right = pair.right.copy();
        SyncPlan edited = PlanEdits.leaveOut(pair.plan(rules), filter);
        assertEquals(List.of(), PlanValidity.faults(edited));
        if (pairs.maybe()) {
            plan = edited;
        }
        new ModelRun(pair, true).run(plan);
        left.entries().forEach((path, facts) -> assertTrue(
                matcher.takesPart(path, facts, ModelPair.NOW) || pair.left.at(path).equals(Optional.of(facts)),
                path + " on the left"));
        right.entries().forEach((path, facts) -> assertTrue(
                matcher.takesPart(path, facts, ModelPair.NOW) || pair.right.at(path).equals(Optional.of(facts)),
                path + " on the right"));
    }

    /** On a side that takes A and a for one name, a run never makes the second. */
    @Property(tries = 1000)
    void noRunMakesTwins(@ForAll long seed, @ForAll boolean baseline, @ForAll SyncMode mode,
            @ForAll ConflictChoice choice) {
        ModelPair pair = new ModelPairs(seed, List.of("a", "A", "b")).pair(baseline);
        pair.leftNature = SideNature.WINDOWS;
        Twins.remove(pair.left, pair.baseline);
        new ModelRun(pair, true).run(pair.plan(rules(mode, choice)));
        assertEquals(Set.of(), Twins.of(pair.left));
    }

    private static SyncRules rules(SyncMode mode, ConflictChoice choice) {
        return SyncRules.DEFAULT.withMode(mode).withConflict(choice);
    }

    private static Set<VolumePath> paths(SyncPlan plan, Action action) {
        return plan.items().stream().filter(item -> item.action() == action).map(PlanItem::path)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<VolumePath> paths(List<PlanItem> items) {
        return items.stream().map(PlanItem::path).toList();
    }

    /** Kinds and sizes; a server may keep other times. */
    private static List<String> contents(ModelTree tree) {
        return tree.entries().entrySet().stream().map(entry -> entry.getKey() + " " + text(entry.getValue())).toList();
    }

    private static String text(Facts facts) {
        return facts.kind() + " " + facts.size();
    }
}
