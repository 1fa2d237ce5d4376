package io.portside.engine.sync.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.RunSummary.State;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.SyncRules;

/** A folder that was renamed on one side is renamed on the other, where that is the same as moving its files. */
class FolderMovesTest extends RunCase {
    private final List<String> renames = new ArrayList<>();

    private void album() throws Exception {
        for (int i = 0; i < 5; i++) {
            left.put("/pair/album/" + i + ".jpg", "picture " + i).put("/pair/album/raw/" + i + ".raw", "raw " + i);
        }
        left.put("/pair/other.txt", "other");
        harness.sync();
        renames.clear();
        right.fault((what, path) -> {
            if (what.equals("rename")) {
                renames.add(path);
            }
        });
    }

    private static void moveFolder(MemoryVolume volume, String from, String to) {
        volume.folder(to);
        for (String path : List.copyOf(volume.all("/pair").keySet())) {
            String whole = "/pair" + path;
            if (whole.startsWith(from + "/") && !whole.endsWith("/")) {
                volume.move(whole, to + whole.substring(from.length()));
            } else if (whole.startsWith(from + "/")) {
                volume.folder(to + whole.substring(from.length(), whole.length() - 1));
            }
        }
        volume.remove(from);
    }

    @Test
    void oneRenameMovesAll() throws Exception {
        album();
        moveFolder(left, "/pair/album", "/pair/holiday/2024");
        SyncPlan plan = harness.plan();
        SyncReport report = harness.run(plan);
        assertEquals(List.of("/pair/album"), renames);
        assertEquals(State.DONE, report.summary().state(), report::toString);
        // Each item that was shown has its fate.
        assertEquals(plan.items().size(), report.summary().done());
        assertEquals(10, report.fates().stream().filter(fate -> fate.action() == Action.MOVE_RIGHT
                && fate.outcome() == Outcome.DONE).count());
        assertEquals(left.tree("/pair"), right.tree("/pair"));
        assertTrue(harness.plan().nothingToDo(), () -> "again");
    }

    /** Servers there are that make another name of it; a folder that is made is looked at, one that was renamed is too late. */
    @Test
    void aNameThatNotEveryServerTakesIsNoneForARename() throws Exception {
        album();
        moveFolder(left, "/pair/album", "/pair/holiday ");
        assertEquals(State.DONE, harness.sync().summary().state());
        assertTrue(!renames.contains("/pair/album"), renames::toString);
        assertEquals(left.tree("/pair"), right.tree("/pair"));
    }

    @Test
    void anUndoMovesItBackWithOneRenameToo() throws Exception {
        album();
        Map<String, String> before = right.tree("/pair");
        moveFolder(left, "/pair/album", "/pair/holiday");
        SyncReport report = harness.sync();
        renames.clear();
        SyncReport undone = harness.undo(report.summary().id(), harness.planUndo(report.summary().id()));
        assertEquals(State.DONE, undone.summary().state(), undone::toString);
        assertEquals(List.of("/pair/holiday"), renames);
        assertEquals(before, right.tree("/pair"));
        assertEquals(State.DONE, harness.sync().summary().state());
        assertEquals(left.tree("/pair"), right.tree("/pair"));
        assertTrue(harness.plan().nothingToDo());
    }

    @Test
    void afterOneMoveOfAFileInItTheRestGoesFileByFile() throws Exception {
        album();
        moveFolder(left, "/pair/album", "/pair/holiday");
        left.move("/pair/holiday/3.jpg", "/pair/three.jpg");
        assertEquals(State.DONE, harness.sync().summary().state());
        assertTrue(renames.size() > 1, renames::toString);
        assertEquals(left.tree("/pair"), right.tree("/pair"));
    }

    @Test
    void whatIsNewInTheNewFolderKeepsItFromBeingOneRename() throws Exception {
        album();
        moveFolder(left, "/pair/album", "/pair/holiday");
        left.put("/pair/holiday/new.jpg", "new");
        assertEquals(State.DONE, harness.sync().summary().state());
        assertEquals(left.tree("/pair"), right.tree("/pair"));
        assertTrue(harness.plan().nothingToDo());
    }

    /** After the preview: what nobody knew must not be moved along, and stays where it was put. */
    @Test
    void somethingThatCameMeanwhileStays() throws Exception {
        album();
        moveFolder(left, "/pair/album", "/pair/holiday");
        SyncPlan plan = harness.plan();
        right.put("/pair/album/raw/mine.txt", "mine");
        right.put("/pair/album/2.jpg", "another picture");
        SyncReport report = harness.run(plan);
        assertEquals("mine", right.tree("/pair").get("/album/raw/mine.txt"));
        assertEquals("another picture", right.tree("/pair").get("/album/2.jpg"));
        assertEquals("picture 3", right.tree("/pair").get("/holiday/3.jpg"));
        assertEquals(Outcome.CHANGED, fate(report, "/holiday/2.jpg").outcome());
        assertTrue(!renames.contains("/pair/album"), renames::toString);
    }

    @Test
    void aFolderThatCameMeanwhileUnderTheNewNameIsFilled() throws Exception {
        album();
        moveFolder(left, "/pair/album", "/pair/holiday");
        SyncPlan plan = harness.plan();
        right.put("/pair/holiday/theirs.txt", "theirs");
        assertEquals(State.DONE, harness.run(plan).summary().state());
        harness.sync();
        assertEquals("theirs", left.tree("/pair").get("/holiday/theirs.txt"));
        assertEquals(left.tree("/pair"), right.tree("/pair"));
    }

    @Test
    void whatChangedOnTheSideThatMovedItMeanwhileIsNotMoved() throws Exception {
        album();
        moveFolder(left, "/pair/album", "/pair/holiday");
        SyncPlan plan = harness.plan();
        left.put("/pair/holiday/1.jpg", "changed since");
        SyncReport report = harness.run(plan);
        assertEquals(Outcome.CHANGED, fate(report, "/holiday/1.jpg").outcome());
        assertEquals("picture 1", right.tree("/pair").get("/album/1.jpg"));
        harness.sync();
        assertEquals(left.tree("/pair"), right.tree("/pair"));
    }

    @Test
    void aServerThatRenamesNoFoldersGetsFileByFile() throws Exception {
        album();
        moveFolder(left, "/pair/album", "/pair/holiday");
        right.fault((what, path) -> {
            if (what.equals("rename") && path.equals("/pair/album")) {
                throw problem(ProblemKind.NO_PERMISSION);
            }
        });
        SyncReport report = harness.sync();
        assertEquals(State.DONE, report.summary().state(), report::toString);
        assertEquals(left.tree("/pair"), right.tree("/pair"));
        assertTrue(harness.plan().nothingToDo());
    }

    @Test
    void aSessionThatIsLostAfterTheRenameIsFoundOut() throws Exception {
        album();
        moveFolder(left, "/pair/album", "/pair/holiday");
        right.fault((what, path) -> {
            if (what.equals("after rename")) {
                throw problem(ProblemKind.SESSION_LOST);
            }
        });
        SyncReport report = harness.sync();
        assertEquals(State.DONE, report.summary().state(), report::toString);
        assertEquals(left.tree("/pair"), right.tree("/pair"));
        assertTrue(harness.plan().nothingToDo());
    }

    /** Whenever the program ends, the next one finds the folder moved or not, and nothing in between. */
    @Test
    void everyEndIsMended() throws Exception {
        for (boolean undone : new boolean[]{false, true}) {
            everyEndIsMended(undone);
        }
    }

    private void everyEndIsMended(boolean undone) throws Exception {
        left.remove("/pair").folder("/pair");
        right.remove("/pair").folder("/pair");
        harness = new RunHarness(left, right, point, states.resolve("pair" + undone), SyncRules.DEFAULT);
        album();
        right.fault((what, path) -> {});
        moveFolder(left, "/pair/album", "/pair/holiday");
        long run = undone ? harness.sync().summary().id() : 0;
        SyncPlan plan = undone ? harness.planUndo(run) : harness.plan();
        TreeMap<String, MemoryVolume.Node> leftBefore = left.snapshot();
        TreeMap<String, MemoryVolume.Node> rightBefore = right.snapshot();
        Map<String, byte[]> state = harness.stateFiles();
        point.never();
        execute(undone, run, plan);
        int steps = point.steps();
        List<String> passed = point.passed();
        assertEquals(1, passed.stream().filter(what -> what.contains("before rename")).count(), passed::toString);
        Map<String, String> expected = right.tree("/pair");
        assertTrue(steps > 40, passed::toString);
        for (int step = 0; step < steps; step++) {
            left.restore(leftBefore);
            right.restore(rightBefore);
            harness.restoreState(state);
            point.crashAt(step);
            try {
                execute(undone, run, plan);
            } catch (CrashPoint.Crash e) {
                // As meant.
            }
            point.never();
            String told = "end at " + passed.get(step);
            if (undone) {
                harness.undo(run, harness.planUndo(run));
                assertEquals(expected, right.tree("/pair"), told);
            } else {
                SyncPlan next = harness.plan();
                assertTrue(next.items().stream().noneMatch(item -> item.action() == Action.COPY_RIGHT
                        && !item.folder()), () -> told + " sends again: " + next);
                harness.run(next);
                assertEquals(expected, right.tree("/pair"), told);
                assertTrue(harness.plan().nothingToDo(), told);
            }
        }
        System.out.println("crashes of a folder that moves" + (undone ? " back: " : ": ") + steps);
    }

    private SyncReport execute(boolean undone, long run, SyncPlan plan) throws Exception {
        return undone ? harness.undo(run, plan) : harness.run(plan);
    }

    /** Whatever is moved, edited and deleted on both sides: nothing gets lost, and both are equal in the end. */
    @Test
    void manyFoldersAndManyChanges() throws Exception {
        int whole = 0;
        for (int seed = 0; seed < 60; seed++) {
            whole += changes(seed);
        }
        assertTrue(whole > 12, "only " + whole + " folders were moved whole");
    }

    private int changes(int seed) throws Exception {
        Random random = new Random(seed);
        left.remove("/pair").folder("/pair");
        right.remove("/pair").folder("/pair");
        DeletionPolicy policy = DeletionPolicy.values()[seed % 3];
        harness = new RunHarness(left, right, point, states.resolve("seed" + seed),
                SyncRules.DEFAULT.withDeletion(policy));
        List<String> folders = List.of("a", "b", "a/x", "a/x/y", "b/x");
        for (int i = 0; i < 12; i++) {
            left.put("/pair/" + folders.get(random.nextInt(folders.size())) + "/" + i + ".txt", "content " + i);
        }
        harness.sync();
        renames.clear();
        List<String> names = List.of("a", "b", "a/x", "a/x/y", "b/x", "c", "c/d", "b/z");
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            MemoryVolume side = random.nextInt(4) > 0 ? left : right;
            String from = "/pair/" + names.get(random.nextInt(names.size()));
            String to = "/pair/" + names.get(random.nextInt(names.size()));
            if (there(side, from) && !there(side, to) && !to.startsWith(from + "/")) {
                moveFolder(side, from, to);
            }
            if (random.nextInt(3) == 0) {
                side.put("/pair/" + names.get(random.nextInt(names.size())) + "/new" + i + ".txt", "new " + i + seed);
            }
        }
        int[] whole = new int[1];
        for (MemoryVolume volume : List.of(left, right)) {
            volume.fault((what, path) -> {
                if (what.equals("rename") && !path.endsWith(".txt") && !path.contains(".portside-")) {
                    whole[0]++;
                }
            });
        }
        TreeMap<String, String> contents = contents();
        for (int round = 0; round < 4 && !harness.plan().nothingToDo(); round++) {
            harness.sync();
        }
        String told = "seed " + seed;
        assertTrue(harness.plan().items().stream().noneMatch(item -> item.action().writes()), told);
        if (harness.plan().items().isEmpty()) {
            assertEquals(left.tree("/pair"), right.tree("/pair"), told);
        }
        TreeMap<String, String> after = contents();
        contents.keySet().forEach(text -> assertTrue(after.containsKey(text), () -> told + " lost " + text));
        return whole[0];
    }

    private static boolean there(MemoryVolume volume, String path) {
        return volume.all("/pair").containsKey(path.substring("/pair".length()) + "/");
    }

    private TreeMap<String, String> contents() {
        TreeMap<String, String> contents = new TreeMap<>();
        for (MemoryVolume volume : List.of(left, right)) {
            volume.all("/pair").forEach((path, text) -> {
                if (!path.endsWith("/")) {
                    contents.put(text, path);
                }
            });
        }
        return contents;
    }
}
