package io.portside.engine.sync.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.RunSummary.State;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.SyncRules;

class UndoTest {
    @TempDir
    Path states;
    private final CrashPoint point = new CrashPoint();
    private final MemoryVolume left = new MemoryVolume("local", false, point);
    private final MemoryVolume right = new MemoryVolume("site", true, point);
    private RunHarness harness;

    @BeforeEach
    void first() {
        left.folder("/pair");
        right.folder("/pair");
    }

    private SyncReport syncEdits(DeletionPolicy policy) throws Exception {
        harness = new RunHarness(left, right, point, states.resolve("pair"),
                SyncRules.DEFAULT.withDeletion(policy).withConflict(ConflictChoice.BOTH));
        left.put("/pair/edit.txt", "edit first").put("/pair/gone.txt", "gone first").put("/pair/both.txt", "both first")
                .put("/pair/folder/a.txt", "a first").put("/pair/folder/deep/b.txt", "b first")
                .put("/pair/to-folder", "file first").put("/pair/to-file/inner.txt", "inner first")
                .put("/pair/moved.txt", "moved first");
        harness.sync();
        left.put("/pair/edit.txt", "edit second").remove("/pair/gone.txt").remove("/pair/folder");
        right.put("/pair/back.txt", "from the right");
        left.put("/pair/both.txt", "both left");
        right.put("/pair/both.txt", "both right");
        left.remove("/pair/to-folder").put("/pair/to-folder/in.txt", "in it");
        left.remove("/pair/to-file").put("/pair/to-file", "a file");
        left.put("/pair/new/x.txt", "x").move("/pair/moved.txt", "/pair/new/moved.txt");
        return harness.sync();
    }

    @ParameterizedTest
    @EnumSource(value = DeletionPolicy.class, names = {"TRASH", "VERSIONS"})
    void whatARunDidIsTakenBackOnBothSides(DeletionPolicy policy) throws Exception {
        // As both sides are before the run: nothing has been brought over yet.
        SyncReport report = syncEdits(policy);
        assertEquals(State.DONE, report.summary().state(), report::toString);
        assertTrue(report.summary().undoable());
        assertTrue(harness.plan().nothingToDo());
        Map<String, String> after = left.tree("/pair");
        assertEquals(after, right.tree("/pair"));

        SyncPlan undo = harness.planUndo(report.summary().id());
        assertTrue(undo.items().stream().noneMatch(item -> item.action() == Action.SKIP), undo::toString);
        SyncReport undone = harness.undo(report.summary().id(), undo);
        assertEquals(State.DONE, undone.summary().state(), undone::toString);
        assertEquals(java.util.Optional.of(report.summary().id()), undone.summary().undoOf());
        assertEquals(Map.ofEntries(Map.entry("/edit.txt", "edit second"), Map.entry("/both.txt", "both left"),
                Map.entry("/new/", ""), Map.entry("/new/x.txt", "x"), Map.entry("/new/moved.txt", "moved first"),
                Map.entry("/to-folder/", ""), Map.entry("/to-folder/in.txt", "in it"),
                Map.entry("/to-file", "a file")), left.tree("/pair"));
        assertEquals(Map.ofEntries(Map.entry("/edit.txt", "edit first"), Map.entry("/gone.txt", "gone first"),
                Map.entry("/both.txt", "both right"), Map.entry("/folder/", ""),
                Map.entry("/folder/a.txt", "a first"), Map.entry("/folder/deep/", ""),
                Map.entry("/folder/deep/b.txt", "b first"), Map.entry("/to-folder", "file first"),
                Map.entry("/to-file/", ""), Map.entry("/to-file/inner.txt", "inner first"),
                Map.entry("/back.txt", "from the right"), Map.entry("/moved.txt", "moved first")),
                right.tree("/pair"));
        // What the undo took away is kept in its turn; nothing of the run it undid is left in the trash.
        assertTrue(right.all("/pair").keySet().stream()
                .noneMatch(path -> path.contains("/" + ".portside-") && path.contains("Z-" + report.summary().id())),
                () -> right.all("/pair").toString());
        assertFalse(harness.history().runs().stream().filter(run -> run.id() == report.summary().id()).findFirst()
                .orElseThrow().undoable(), "undone once");
    }

    /** The baseline is what it was: the next plan says what the run said. */
    @Test
    void afterwardsTheSamePlanComesAgain() throws Exception {
        SyncReport report = syncEdits(DeletionPolicy.TRASH);
        harness.undo(report.summary().id(), harness.planUndo(report.summary().id()));
        SyncPlan again = harness.plan();
        Map<String, Action> actions = again.items().stream()
                .collect(Collectors.toMap(item -> item.path().toString(), PlanItem::action));
        assertEquals(report.fates().stream().collect(
                Collectors.toMap(fate -> fate.path().toString(), fate -> fate.action())), actions);
        SyncReport second = harness.run(again);
        assertEquals(State.DONE, second.summary().state(), second::toString);
        assertEquals(left.tree("/pair"), right.tree("/pair"));
        assertTrue(harness.plan().nothingToDo());
    }

    @Test
    void onlyWhatIsStillAsTheRunLeftItIsTakenBack() throws Exception {
        SyncReport report = syncEdits(DeletionPolicy.TRASH);
        long run = report.summary().id();
        right.put("/pair/edit.txt", "edited since");
        SyncPlan shown = harness.planUndo(run);
        PlanItem edit = find(shown, "/edit.txt");
        assertEquals(Action.SKIP, edit.action());
        // Changed after the preview.
        right.put("/pair/new/x.txt", "x since");
        SyncReport undone = harness.undo(run, shown);
        assertEquals("edited since", right.tree("/pair").get("/edit.txt"));
        assertEquals("x since", right.tree("/pair").get("/new/x.txt"));
        assertEquals(Outcome.CHANGED, undone.fates().stream()
                .filter(fate -> fate.path().equals(VolumePath.parse("/new/x.txt"))).findFirst().orElseThrow()
                .outcome());
        assertEquals("gone first", right.tree("/pair").get("/gone.txt"));
    }

    private static PlanItem find(SyncPlan plan, String path) {
        return plan.items().stream().filter(item -> item.path().toString().equals(path)).findFirst().orElseThrow();
    }

    @Test
    void anUndoCanBeUndone() throws Exception {
        SyncReport report = syncEditsWithoutConflict();
        Map<String, String> after = right.tree("/pair");
        SyncReport undone = harness.undo(report.summary().id(), harness.planUndo(report.summary().id()));
        assertTrue(undone.summary().undoable());
        SyncReport redone = harness.undo(undone.summary().id(), harness.planUndo(undone.summary().id()));
        assertEquals(State.DONE, redone.summary().state(), redone::toString);
        assertEquals(after, right.tree("/pair"));
        assertTrue(harness.plan().nothingToDo());
    }

    private SyncReport syncEditsWithoutConflict() throws Exception {
        harness = new RunHarness(left, right, point, states.resolve("pair"), SyncRules.DEFAULT);
        left.put("/pair/edit.txt", "edit first").put("/pair/gone.txt", "gone first").put("/pair/f/a.txt", "a first")
                .put("/pair/moved.txt", "moved");
        harness.sync();
        left.put("/pair/edit.txt", "edit second").remove("/pair/gone.txt").remove("/pair/f").put("/pair/n/y.txt", "y")
                .move("/pair/moved.txt", "/pair/n/moved.txt");
        return harness.sync();
    }

    @Test
    void undoingTheFirstRunLeavesNoBaseline() throws Exception {
        harness = new RunHarness(left, right, point, states.resolve("pair"), SyncRules.DEFAULT);
        left.put("/pair/a.txt", "a");
        SyncReport report = harness.sync();
        harness.undo(report.summary().id(), harness.planUndo(report.summary().id()));
        assertEquals(Map.of(), right.tree("/pair"));
        SyncPlan plan = harness.plan();
        assertEquals(Action.COPY_RIGHT, find(plan, "/a.txt").action());
        try (var state = io.portside.engine.sync.state.PairState.open(states.resolve("pair"), harness.pair)) {
            assertFalse(state.baseline().exists());
        }
    }

    @Test
    void whatIsGoneForGoodCannotBeUndone() throws Exception {
        SyncReport report = syncEdits(DeletionPolicy.REAL);
        assertFalse(report.summary().undoable());
    }
}
