package io.portside.engine.sync.plan;

import static io.portside.engine.sync.plan.ModelTree.file;
import static io.portside.engine.sync.plan.ModelTree.path;
import static io.portside.engine.sync.plan.SyncPlannerTest.actions;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.EntryKind;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.rule.FilterRules;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.tree.Facts;

class PlanEditsTest {
    private final ModelPair pair = new ModelPair();

    @Test
    void aConflictIsDecided() {
        both("a", 1);
        pair.remember();
        pair.left.with("a", file(2, 2));
        pair.right.with("a", file(3, 3));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Set.of(Action.CONFLICT, Action.SKIP, Action.COPY_LEFT, Action.COPY_RIGHT, Action.KEEP_BOTH),
                choices(plan, "a"));
        SyncPlan decided = choose(plan, "a", Action.COPY_LEFT);
        PlanItem item = decided.items().get(0);
        assertEquals(Action.COPY_LEFT, item.action());
        assertEquals(Action.CONFLICT, item.proposed());
        assertTrue(item.has(Kind.DECIDED));
        assertEquals(plan, PlanEdits.reset(decided, List.of(path("a"))));
        assertEquals(plan, choose(decided, "a", Action.CONFLICT));
    }

    /** The first time: the server keeps no times, but somebody knows that the files are the same. */
    @Test
    void filesOfOneSizeMayBeDeclaredEqual() {
        pair.left.with("a", file(1, 1)).with("b", file(1, 1));
        pair.right.with("a", file(1, 9)).with("b", file(2, 9));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertTrue(choices(plan, "a").contains(Action.RECORD));
        assertTrue(!choices(plan, "b").contains(Action.RECORD));
    }

    @Test
    void aFolderThatIsNotMadeTakesWhatIsInItAlong() {
        pair.remember();
        pair.left.with("new/deep/a", file(1, 1)).with("new/b", file(2, 2));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        SyncPlan without = choose(plan, "new", Action.SKIP);
        assertEquals(Set.of(Action.SKIP), Set.copyOf(actions(without).values()));
        SyncPlan again = choose(without, "new/deep/a", Action.COPY_RIGHT);
        assertEquals(Map.of("/new", Action.COPY_RIGHT, "/new/b", Action.COPY_RIGHT, "/new/deep", Action.COPY_RIGHT,
                "/new/deep/a", Action.COPY_RIGHT), actions(again));
    }

    @Test
    void aFolderIsKeptForWhatIsKeptInIt() {
        both("old/a", 1);
        both("old/b", 2);
        pair.remember();
        pair.left.remove(path("old"));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        SyncPlan kept = choose(plan, "old/a", Action.SKIP);
        assertEquals(Map.of("/old", Action.SKIP, "/old/a", Action.SKIP, "/old/b", Action.DELETE_RIGHT), actions(kept));
        assertTrue(kept.item(path("old")).orElseThrow().has(Kind.CONTENT_STAYS));
        SyncPlan restored = choose(plan, "old/a", Action.COPY_LEFT);
        assertEquals(Map.of("/old", Action.COPY_LEFT, "/old/a", Action.COPY_LEFT, "/old/b", Action.DELETE_RIGHT),
                actions(restored));
        assertEquals(plan, PlanEdits.reset(kept, List.of(path("old/a"))));
    }

    @Test
    void aWholeFolderIsDecided() {
        both("old/a", 1);
        both("old/deep/b", 2);
        pair.remember();
        pair.left.remove(path("old"));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        SyncPlan back = PlanEdits.chooseBelow(plan, path("old"), Action.COPY_LEFT);
        assertEquals(Set.of(Action.COPY_LEFT), Set.copyOf(actions(back).values()));
        SyncPlan away = choose(back, "old", Action.DELETE_RIGHT);
        assertEquals(actions(plan), actions(away));
    }

    @Test
    void aFileAndAFolderOfOneName() {
        both("x/a", 1);
        pair.remember();
        pair.left.remove(path("x"));
        pair.left.with("x", file(5, 5));
        pair.right.with("x/a", file(9, 9));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Map.of("/x", Action.CONFLICT, "/x/a", Action.SKIP), actions(plan));
        assertEquals(Set.of(Action.SKIP), choices(plan, "x/a"), "as long as the folder's own fate is open");
        SyncPlan theFile = choose(plan, "x", Action.COPY_RIGHT);
        assertEquals(Map.of("/x", Action.COPY_RIGHT, "/x/a", Action.DELETE_RIGHT), actions(theFile));
        SyncPlan theFolder = choose(plan, "x", Action.COPY_LEFT);
        assertEquals(Map.of("/x", Action.COPY_LEFT, "/x/a", Action.COPY_LEFT), actions(theFolder));
        new ModelRun(pair, true).run(theFolder);
        assertEquals(pair.right.entries(), pair.left.entries());
    }

    @Test
    void withoutABaselineOnlyAPersonDeletes() {
        pair.right.with("extra/a", file(1, 1));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT.withMode(SyncMode.MIRROR_RIGHT));
        assertEquals(Set.of(Action.SKIP), Set.copyOf(actions(plan).values()));
        SyncPlan deleted = choose(plan, "extra", Action.DELETE_RIGHT);
        assertEquals(Set.of(Action.DELETE_RIGHT), Set.copyOf(actions(deleted).values()));
        new ModelRun(pair, true).run(deleted);
        assertTrue(pair.right.entries().isEmpty());
    }

    @Test
    void whatIsLeftOutFromNowOnIsNotTouchedAndKeepsItsFolder() {
        both("old/a.bak", 1);
        both("old/b", 2);
        pair.remember();
        pair.left.remove(path("old"));
        pair.left.with("c.bak", file(1, 1));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        FilterRules filter = FilterRules.ALL.withPatterns(List.of("*.bak"));
        SyncPlan without = PlanEdits.leaveOut(plan, filter);
        assertEquals(Map.of("/old", Action.SKIP, "/old/b", Action.DELETE_RIGHT), actions(without));
        assertEquals(filter, without.rules().filter());
        assertEquals(actions(pair.plan(SyncRules.DEFAULT.withFilter(filter))), actions(without));
    }

    @Test
    void aMoveToWhatIsLeftOutIsADeletion() {
        both("old/a", 1);
        pair.remember();
        pair.left.remove(path("old"));
        pair.left.with("a.bak", file(1, 1));
        FilterRules filter = FilterRules.ALL.withPatterns(List.of("*.bak"));
        SyncPlan without = PlanEdits.leaveOut(pair.plan(SyncRules.DEFAULT), filter);
        assertEquals(actions(pair.plan(SyncRules.DEFAULT.withFilter(filter))), actions(without));
        assertEquals(Map.of("/old", Action.DELETE_RIGHT, "/old/a", Action.DELETE_RIGHT), actions(without));
    }

    /** A server that lists names only: nobody knows whether a file changed, but a person may say what is to be done. */
    @Test
    void whatCannotBeComparedIsLeftToAPerson() {
        pair.left.with("a", file(1, 1));
        pair.right.with("a", new Facts(EntryKind.FILE, OptionalLong.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), false));
        pair.remember();
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Map.of("/a", Action.SKIP), actions(plan));
        assertTrue(plan.items().get(0).has(Kind.NOT_COMPARABLE_RIGHT));
        assertEquals(Map.of("/a", Action.COPY_RIGHT), actions(choose(plan, "a", Action.COPY_RIGHT)));
    }

    @Test
    void totals() {
        both("old/a", 100);
        both("b", 10);
        pair.remember();
        pair.left.remove(path("old"));
        pair.left.with("new", file(7, 7));
        pair.right.with("b", file(12, 12));
        PlanTotals totals = PlanTotals.of(pair.plan(SyncRules.DEFAULT));
        assertEquals(new PlanTotals.Total(1, 0, 7), totals.of(Action.COPY_RIGHT));
        assertEquals(new PlanTotals.Total(1, 0, 12), totals.of(Action.COPY_LEFT));
        assertEquals(new PlanTotals.Total(1, 1, 100), totals.of(Action.DELETE_RIGHT));
        assertEquals(0, totals.of(Action.CONFLICT).items());
        assertEquals(19, totals.bytesToCopy());
    }

    @Test
    void aPlanThatDoesNotFitIsNoPlan() {
        both("old/a", 1);
        pair.remember();
        pair.left.remove(path("old"));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(List.of(), PlanValidity.faults(plan));
        List<PlanItem> items = List.of(plan.items().get(0), plan.items().get(1).withAction(Action.SKIP));
        SyncPlan bad = new SyncPlan(plan.pairId(), plan.rules(), plan.made(), items, List.of(), 0);
        assertEquals(List.of("/old: DELETE_RIGHT does not fit what is above or below it"), PlanValidity.faults(bad));
        SyncPlan impossible = new SyncPlan(plan.pairId(), plan.rules(), plan.made(),
                List.of(plan.items().get(1).withAction(Action.DELETE_LEFT)), List.of(), 0);
        assertEquals(List.of("/old/a: cannot be DELETE_LEFT"), PlanValidity.faults(impossible));
    }

    private static Set<Action> choices(SyncPlan plan, String path) {
        return PlanEdits.choices(plan, List.of(path(path)));
    }

    private static SyncPlan choose(SyncPlan plan, String path, Action action) {
        return PlanEdits.choose(plan, List.of(path(path)), action);
    }

    private void both(String path, long size) {
        pair.left.with(path, file(size, size));
        pair.right.with(path, file(size, size));
    }
}
