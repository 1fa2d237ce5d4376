package io.portside.engine.sync.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.ClearedFile;
import io.portside.engine.sync.RunSummary;
import io.portside.engine.sync.RunSummary.State;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Reason;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.KeepRules;
import io.portside.engine.sync.rule.SyncRules;

/** What goes out of trash and versions at the end of a run, and what stays. */
class KeptClearingTest extends RunCase {
    private static final Duration DAY = Duration.ofDays(1);

    private static KeepRules keep(int trashDays, int versions, int versionDays) {
        return new KeepRules(some(trashDays), some(versions), some(versionDays));
    }

    private static OptionalInt some(int number) {
        return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private void rules(DeletionPolicy policy, KeepRules keep) {
        with(SyncRules.DEFAULT.withDeletion(policy).withKeep(keep));
    }

    /** One more version of a file, a day later. */
    private SyncReport edit(int number) throws Exception {
        harness.pass(DAY);
        left.put("/pair/d/a.txt", "content " + number);
        SyncReport report = harness.sync();
        assertEquals(State.DONE, report.summary().state(), report::toString);
        return report;
    }

    /** Texts of what is kept on a side. */
    private List<String> kept(MemoryVolume volume) {
        return volume.all("/pair").entrySet().stream().filter(one -> one.getKey().startsWith("/.portside-"))
                .filter(one -> !one.getKey().endsWith("/")).map(Map.Entry::getValue).sorted().toList();
    }

    @Test
    void asUsualEverythingIsKept() throws Exception {
        for (DeletionPolicy policy : List.of(DeletionPolicy.TRASH, DeletionPolicy.VERSIONS)) {
            rules(policy, SyncRules.DEFAULT.keep());
            for (int i = 0; i < 5; i++) {
                harness.pass(Duration.ofDays(1000));
                assertEquals(List.of(), edit(i).cleared());
            }
        }
        assertEquals(9, kept(right).size());
    }

    @Test
    void theTrashIsClearedOfWhatIsOldAndTheReportTells() throws Exception {
        rules(DeletionPolicy.TRASH, keep(3, 0, 0));
        edit(0);
        SyncReport first = edit(1);
        for (int i = 2; i < 5; i++) {
            assertEquals(List.of(), edit(i).cleared());
        }
        assertEquals(List.of("content 0", "content 1", "content 2", "content 3"), kept(right));
        SyncReport report = edit(5);
        assertEquals(List.of("content 1", "content 2", "content 3", "content 4"), kept(right));
        ClearedFile cleared = report.cleared().get(0);
        assertEquals(1, report.cleared().size());
        assertTrue(cleared.gone());
        assertEquals("/d/a.txt", cleared.path().toString());
        assertEquals(9, cleared.bytes());
        assertEquals(first.summary().started(), cleared.since());
        assertFalse(right.all("/pair").keySet().stream()
                .anyMatch(path -> path.contains("Z-" + first.summary().id())), "its folders too");
        assertEquals(report.cleared(), harness.history().report(report.summary().id()).cleared());
        RunSummary past = harness.history().report(first.summary().id()).summary();
        assertEquals(1, past.cleared());
        // What the first run did not put away itself can still be said to be lost.
        SyncPlan undo = harness.planUndo(first.summary().id());
        assertEquals(List.of(Action.SKIP), undo.items().stream().map(item -> item.action()).toList());
        assertTrue(undo.items().get(0).reasons().contains(Reason.of(Reason.Kind.UNDO_CLEARED)), undo::toString);
    }

    @Test
    void theNewestVersionsOfEachFileStay() throws Exception {
        rules(DeletionPolicy.VERSIONS, keep(0, 2, 0));
        left.put("/pair/rare.txt", "rare first");
        edit(0);
        left.put("/pair/rare.txt", "rare second");
        for (int i = 1; i < 8; i++) {
            edit(i);
        }
        assertEquals(List.of("content 5", "content 6", "rare first"), kept(right));
    }

    @Test
    void aVersionStaysThatOneOfTheTwoRulesKeeps() throws Exception {
        rules(DeletionPolicy.VERSIONS, keep(0, 1, 3));
        for (int i = 0; i < 8; i++) {
            edit(i);
        }
        // By the start of the run before: three days and some hours.
        assertEquals(List.of("content 3", "content 4", "content 5", "content 6"), kept(right));
        harness.pass(Duration.ofDays(100));
        left.put("/pair/other.txt", "other");
        harness.sync();
        left.put("/pair/other.txt", "another");
        harness.sync();
        left.put("/pair/other.txt", "yet another");
        harness.sync();
        assertEquals(List.of("another", "content 6", "other"), kept(right));
    }

    @Test
    void whatTheNewestRunThatCanBeUndonePutAwayStays() throws Exception {
        rules(DeletionPolicy.TRASH, keep(1, 0, 0));
        edit(0);
        SyncReport last = edit(1);
        harness.pass(Duration.ofDays(50));
        for (int i = 0; i < 3; i++) {
            // They replace nothing: nothing to undo but what is new, and still each is a run.
            harness.pass(Duration.ofDays(50));
            harness.run(harness.plan());
        }
        assertEquals(List.of("content 0"), kept(right));
        SyncReport undone = harness.undo(last.summary().id(), harness.planUndo(last.summary().id()));
        assertEquals(State.DONE, undone.summary().state());
        assertEquals("content 0", right.tree("/pair").get("/d/a.txt"));
    }

    @Test
    void whatAnUndoTookBackIsNotCleared() throws Exception {
        rules(DeletionPolicy.TRASH, keep(1, 0, 0));
        edit(0);
        SyncReport report = edit(1);
        harness.pass(Duration.ofDays(50));
        SyncReport undone = harness.undo(report.summary().id(), harness.planUndo(report.summary().id()));
        assertEquals(List.of(), undone.cleared());
        for (int i = 2; i < 6; i++) {
            edit(i);
        }
        assertEquals(0, harness.history().report(report.summary().id()).summary().cleared());
        assertEquals(left.tree("/pair"), right.tree("/pair"));
    }

    @Test
    void whatSomebodyElseKeepsThereStays() throws Exception {
        rules(DeletionPolicy.TRASH, keep(1, 1, 1));
        right.put("/pair/.portside-trash/20200101T000000Z-1/d/a.txt", "of another pair");
        right.put("/pair/.portside-versions/d/a.txt~20200101T000000Z-1", "a version of another pair");
        for (int i = 0; i < 5; i++) {
            edit(i);
        }
        assertTrue(kept(right).containsAll(List.of("of another pair", "a version of another pair")),
                () -> kept(right).toString());
    }

    @Test
    void whatIsNotAsItWasPutThereStaysAndIsTold() throws Exception {
        rules(DeletionPolicy.TRASH, keep(1, 0, 0));
        edit(0);
        edit(1);
        String place = "/pair" + right.all("/pair").keySet().stream()
                .filter(path -> path.startsWith("/.portside-trash") && path.endsWith("a.txt")).findFirst()
                .orElseThrow();
        right.put(place, "somebody wrote here");
        edit(2);
        edit(3);
        SyncReport report = edit(4);
        assertTrue(kept(right).contains("somebody wrote here"));
        assertEquals(State.DONE, report.summary().state());
        assertEquals(1, report.cleared().stream().filter(file -> !file.gone()).count(), report::toString);
    }

    @Test
    void whatGoesWrongFailsNoRun() throws Exception {
        rules(DeletionPolicy.TRASH, keep(1, 0, 0));
        edit(0);
        edit(1);
        edit(2);
        right.fault((what, path) -> {
            if (what.equals("delete") && path.contains("portside-trash")) {
                throw problem(ProblemKind.NO_PERMISSION);
            }
        });
        edit(3);
        SyncReport report = edit(4);
        assertEquals(State.DONE, report.summary().state());
        assertEquals(List.of(ProblemKind.NO_PERMISSION), report.cleared().stream()
                .map(file -> file.problem().orElseThrow().kind()).distinct().toList());
        assertEquals(List.of(), harness.history().report(report.summary().id()).cleared());
        right.fault((what, path) -> {});
        assertTrue(edit(5).cleared().stream().allMatch(ClearedFile::gone));
        assertFalse(kept(right).contains("content 0"));
    }

    @Test
    void aRunThatWasCancelledClearsNothing() throws Exception {
        rules(DeletionPolicy.TRASH, keep(1, 0, 0));
        for (int i = 0; i < 3; i++) {
            edit(i);
        }
        List<String> before = kept(right);
        harness.pass(DAY);
        left.put("/pair/d/a.txt", "content 3").put("/pair/d/b.txt", "b");
        SyncPlan plan = harness.plan();
        right.fault((what, path) -> {
            if (what.equals("writing") && path.endsWith("b.txt")) {
                harness.cancel.cancel();
            }
        });
        SyncReport report = harness.run(plan);
        assertEquals(State.CANCELLED, report.summary().state());
        assertEquals(List.of(), report.cleared());
        assertTrue(kept(right).containsAll(before));
    }

    /** A year ahead for one run, and back again. */
    @Test
    void aClockThatJumpsClearsNothing() throws Exception {
        rules(DeletionPolicy.TRASH, keep(30, 0, 0));
        for (int i = 0; i < 4; i++) {
            edit(i);
        }
        harness.pass(Duration.ofDays(400));
        assertEquals(List.of(), edit(4).cleared());
        harness.pass(Duration.ofDays(-400));
        assertEquals(List.of(), edit(5).cleared());
        assertEquals(5, kept(right).size());
    }

    /** Whenever the program ends in it: what is in the pair is untouched, and the next runs clear what is due and no more. */
    @Test
    void everyEndOfAClearingIsMended() throws Exception {
        rules(DeletionPolicy.TRASH, keep(2, 0, 0));
        for (int i = 0; i < 5; i++) {
            edit(i);
        }
        harness.pass(Duration.ofDays(3));
        left.put("/pair/e.txt", "e");
        SyncPlan plan = harness.plan();
        TreeMap<String, MemoryVolume.Node> leftBefore = left.snapshot();
        TreeMap<String, MemoryVolume.Node> rightBefore = right.snapshot();
        Map<String, byte[]> state = harness.stateFiles();
        point.never();
        harness.run(plan);
        int steps = point.steps();
        List<String> passed = point.passed();
        int begin = passed.lastIndexOf("journal after end");
        assertTrue(steps - begin > 4, passed::toString);
        edit(5);
        Map<String, String> expected = right.tree("/pair");
        List<String> expectedKept = kept(right);
        for (int step = begin; step < steps; step++) {
            left.restore(leftBefore);
            right.restore(rightBefore);
            harness.restoreState(state);
            point.crashAt(step);
            try {
                harness.run(plan);
            } catch (CrashPoint.Crash e) {
                // As meant.
            }
            point.never();
            harness.pass(DAY);
            edit(5);
            String told = "end at " + passed.get(step);
            assertEquals(expected, right.tree("/pair"), told);
            assertEquals(expectedKept, kept(right), told);
            long told2 = harness.history().runs().stream().mapToLong(RunSummary::cleared).sum();
            assertTrue(told2 >= 1, told + " forgot what it cleared: "
                    + harness.history().runs().stream().map(RunSummary::toString).collect(Collectors.joining("\n")));
        }
    }
}
