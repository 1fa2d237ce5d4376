package io.portside.engine.sync.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncRules;

/**
 * The program ends at every single step of a run: before and after each line of the journal and each call to a volume, and
 * in the middle of each write. After each of these ends the next runs bring both sides to where a run that was not broken
 * off brings them, and every version of every file that a run replaced or deleted is still somewhere.
 */
class CrashAtEveryStepTest {
    private Path states;

    /** Thousands of programs open the state: where there is a disk in memory its syncs cost nothing. */
    @BeforeEach
    void makeStates() throws IOException {
        Path memory = Path.of("/dev/shm");
        states = Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "portside")
                : Files.createTempDirectory("portside");
    }

    @AfterEach
    void removeStates() throws IOException {
        try (Stream<Path> found = Files.walk(states)) {
            for (Path one : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        cases.add(Arguments.of(SyncMode.BACKUP_RIGHT, DeletionPolicy.REAL, true));
        if (!Boolean.getBoolean("portside.campaign")) {
            cases.add(Arguments.of(SyncMode.TWO_WAY, DeletionPolicy.TRASH, false));
            cases.add(Arguments.of(SyncMode.TWO_WAY, DeletionPolicy.REAL, true));
            return cases.stream();
        }
        for (DeletionPolicy policy : DeletionPolicy.values()) {
            for (boolean times : new boolean[]{true, false}) {
                cases.add(Arguments.of(SyncMode.TWO_WAY, policy, times));
            }
        }
        cases.add(Arguments.of(SyncMode.MIRROR_RIGHT, DeletionPolicy.TRASH, true));
        return cases.stream();
    }

    /** A pair after a first run, and what people did since. */
    private RunHarness prepared(SyncMode mode, DeletionPolicy policy, boolean times) throws Exception {
        CrashPoint point = new CrashPoint();
        MemoryVolume left = new MemoryVolume("local", false, point);
        MemoryVolume right = new MemoryVolume("site", true, point).keepingTimes(times, times);
        left.folder("/pair");
        right.folder("/pair");
        for (String name : List.of("same", "left-edit", "right-edit", "left-gone", "right-gone", "both", "to-folder",
                "moved")) {
            left.put("/pair/" + name + ".txt", name + " first");
        }
        left.put("/pair/folder-gone/a.txt", "a first").put("/pair/folder-gone/deep/b.txt", "b first");
        left.put("/pair/to-file/inner.txt", "inner first");
        SyncRules rules = SyncRules.DEFAULT.withMode(mode).withDeletion(policy).withConflict(ConflictChoice.BOTH);
        RunHarness harness = new RunHarness(left, right, point, states.resolve(mode + "-" + policy + times), rules);
        harness.sync();
        assertTrue(harness.plan().nothingToDo());
        left.put("/pair/left-edit.txt", "left-edit second");
        right.put("/pair/right-edit.txt", "right-edit second, longer");
        left.remove("/pair/left-gone.txt");
        right.remove("/pair/right-gone.txt");
        left.put("/pair/both.txt", "both by the left");
        right.put("/pair/both.txt", "both by the right");
        left.remove("/pair/folder-gone");
        left.remove("/pair/to-folder.txt").put("/pair/to-folder.txt/inside.txt", "inside");
        left.remove("/pair/to-file").put("/pair/to-file", "a file now");
        left.put("/pair/new/one.txt", "new one").put("/pair/new/two.txt", "new two").put("/pair/new.txt", "new");
        right.put("/pair/from-right/three.txt", "new three").folder("/pair/from-right/empty");
        left.move("/pair/moved.txt", "/pair/elsewhere/moved.txt");
        return harness;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyEndIsMended(SyncMode mode, DeletionPolicy policy, boolean times) throws Exception {
        RunHarness harness = prepared(mode, policy, times);
        MemoryVolume left = (MemoryVolume) harness.left;
        MemoryVolume right = (MemoryVolume) harness.right;
        SyncPlan plan = harness.plan();
        TreeMap<String, MemoryVolume.Node> leftBefore = left.snapshot();
        TreeMap<String, MemoryVolume.Node> rightBefore = right.snapshot();
        Map<String, byte[]> stateBefore = harness.stateFiles();
        harness.point.never();
        harness.run(plan);
        int steps = harness.point.steps();
        Map<String, String> leftExpected = left.tree("/pair");
        Map<String, String> rightExpected = right.tree("/pair");
        harness.point.never();
        assertTrue(harness.plan().nothingToDo(), () -> "not converged: " + leftExpected + rightExpected);
        if (mode == SyncMode.TWO_WAY) {
            assertEquals(leftExpected, rightExpected);
        }
        assertTrue(steps > 100, "only " + steps + " steps");
        for (int step = 0; step < steps; step++) {
            left.restore(leftBefore);
            right.restore(rightBefore);
            harness.restoreState(stateBefore);
            harness.point.crashAt(step);
            String where = crash(harness, plan);
            harness.point.never();
            // Somebody else's program, after any time.
            for (int round = 0; round < 3 && !harness.plan().nothingToDo(); round++) {
                harness.sync();
            }
            String told = "end at step " + step + ", " + where;
            assertTrue(harness.plan().nothingToDo(), told + " does not converge");
            assertEquals(stripped(leftExpected), stripped(left.tree("/pair")), told);
            assertEquals(stripped(rightExpected), stripped(right.tree("/pair")), told);
            if (policy != DeletionPolicy.REAL || mode == SyncMode.BACKUP_RIGHT) {
                requireAllVersions(leftBefore, left, told);
                requireAllVersions(rightBefore, right, told);
            }
            requireNoLitter(left, told);
            requireNoLitter(right, told);
        }
        System.out
                .println("crashes " + mode + " " + policy + " " + (times ? "times kept" : "times lost") + ": " + steps);
    }

    /** As above, for a run that takes another one back. */
    @Test
    void everyEndOfAnUndoIsMended() throws Exception {
        RunHarness harness = prepared(SyncMode.TWO_WAY, DeletionPolicy.TRASH, true);
        MemoryVolume left = (MemoryVolume) harness.left;
        MemoryVolume right = (MemoryVolume) harness.right;
        long run = harness.sync().summary().id();
        SyncPlan undo = harness.planUndo(run);
        TreeMap<String, MemoryVolume.Node> leftBefore = left.snapshot();
        TreeMap<String, MemoryVolume.Node> rightBefore = right.snapshot();
        Map<String, byte[]> stateBefore = harness.stateFiles();
        harness.point.never();
        harness.undo(run, undo);
        int steps = harness.point.steps();
        Map<String, String> leftExpected = left.tree("/pair");
        Map<String, String> rightExpected = right.tree("/pair");
        List<Action> expected = actions(harness.plan());
        assertTrue(steps > 100, "only " + steps + " steps");
        for (int step = 0; step < steps; step++) {
            left.restore(leftBefore);
            right.restore(rightBefore);
            harness.restoreState(stateBefore);
            harness.point.crashAt(step);
            String told = "end at step " + step;
            try {
                harness.undo(run, undo);
            } catch (CrashPoint.Crash e) {
                told += ", " + e.getMessage();
            }
            harness.point.never();
            harness.undo(run, harness.planUndo(run));
            assertEquals(leftExpected, left.tree("/pair"), told);
            assertEquals(rightExpected, right.tree("/pair"), told);
            assertEquals(expected, actions(harness.plan()), told);
            requireAllVersions(leftBefore, left, told);
            requireAllVersions(rightBefore, right, told);
        }
        System.out.println("crashes of an undo: " + steps);
    }

    private static List<Action> actions(SyncPlan plan) {
        return plan.items().stream().map(PlanItem::action).toList();
    }

    private static String crash(RunHarness harness, SyncPlan plan) throws Exception {
        try {
            harness.run(plan);
            return "nowhere";
        } catch (CrashPoint.Crash e) {
            return e.getMessage();
        }
    }

    /** A kept one is called after the moment of its run. */
    private static Map<String, String> stripped(Map<String, String> tree) {
        Map<String, String> stripped = new TreeMap<>();
        tree.forEach((path, text) -> stripped.put(path.replaceAll(" \\(.*\\)", " (TIME)"), text));
        return stripped;
    }

    /** What was there before a run is there afterwards, under whatever name. */
    private static void requireAllVersions(TreeMap<String, MemoryVolume.Node> before, MemoryVolume volume,
            String told) {
        List<String> texts = volume.all("/pair").values().stream().toList();
        before.values().forEach(node -> assertTrue(texts.contains(node.text()),
                () -> told + ": lost on " + volume.id() + ": " + node.text() + " of " + volume.all("/pair")));
    }

    /** But for files that a dead program was in the middle of writing, whose names nobody knows. */
    private static void requireNoLitter(MemoryVolume volume, String told) {
        List<String> litter = volume.all("/pair").keySet().stream()
                .filter(path -> path.matches(".*/\\.portside-[0-9a-f]{8}\\.(new|old).*")).collect(Collectors.toList());
        assertEquals(List.of(), litter, told);
    }
}
