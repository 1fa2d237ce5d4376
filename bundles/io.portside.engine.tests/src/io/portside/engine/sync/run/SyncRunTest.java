package io.portside.engine.sync.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.TimeQuality.Precision;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Fate;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.RunProgress;
import io.portside.engine.sync.RunSummary.State;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.LinkPolicy;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;

class SyncRunTest {
    @TempDir
    Path states;
    private final CrashPoint point = new CrashPoint();
    private final MemoryVolume left = new MemoryVolume("local", false, point);
    private final MemoryVolume right = new MemoryVolume("site", true, point);
    private RunHarness harness;

    @BeforeEach
    void pair() {
        left.folder("/pair");
        right.folder("/pair");
        with(SyncRules.DEFAULT);
    }

    private void with(SyncRules rules) {
        harness = new RunHarness(left, right, point, states.resolve("pair"), rules);
    }

    private static Fate fate(SyncReport report, String path) {
        return report.fates().stream().filter(fate -> fate.path().toString().equals(path)).findFirst().orElseThrow();
    }

    private static ProblemException problem(ProblemKind kind) {
        return MemoryVolume.problem(kind, "/pair", "text");
    }

    // What is not as the plan knew it.

    @Test
    void whatChangedSinceThePlanIsLeftAlone() throws Exception {
        left.put("/pair/edit.txt", "one").put("/pair/gone.txt", "one").put("/pair/source.txt", "one")
                .put("/pair/fresh.txt", "one");
        harness.sync();
        left.put("/pair/edit.txt", "two").remove("/pair/gone.txt").put("/pair/source.txt", "two")
                .put("/pair/new.txt", "new").put("/pair/fine.txt", "fine");
        SyncPlan plan = harness.plan();
        right.put("/pair/edit.txt", "right's own").put("/pair/gone.txt", "right's own").put("/pair/new.txt", "right's");
        left.put("/pair/source.txt", "three");
        SyncReport report = harness.run(plan);
        for (String path : List.of("/edit.txt", "/gone.txt", "/new.txt", "/source.txt")) {
            assertEquals(Outcome.CHANGED, fate(report, path).outcome(), path);
            assertEquals(ProblemKind.TARGET_CHANGED, fate(report, path).problem().orElseThrow().kind(), path);
        }
        assertEquals(Outcome.DONE, fate(report, "/fine.txt").outcome());
        assertEquals("right's own", right.tree("/pair").get("/edit.txt"));
        assertEquals("right's own", right.tree("/pair").get("/gone.txt"));
        assertEquals("one", right.tree("/pair").get("/source.txt"));
        assertEquals(State.WITH_FAILURES, report.summary().state());
    }

    @Test
    void whatCameBackOnTheOtherSideIsNotDeleted() throws Exception {
        left.put("/pair/gone.txt", "one");
        harness.sync();
        left.remove("/pair/gone.txt");
        SyncPlan plan = harness.plan();
        left.put("/pair/gone.txt", "back");
        assertEquals(Outcome.CHANGED, fate(harness.run(plan), "/gone.txt").outcome());
        assertEquals("one", right.tree("/pair").get("/gone.txt"));
    }

    @Test
    void nothingIsDeletedThroughALink() throws Exception {
        left.put("/pair/folder/a.txt", "a").put("/pair/folder/b.txt", "b");
        right.put("/other/a.txt", "a", Instant.EPOCH);
        harness.sync();
        left.remove("/pair/folder/a.txt");
        SyncPlan plan = harness.plan();
        // As a server would show it: the link's folder lists what it points to.
        right.remove("/pair/folder").link("/pair/folder", "/other").put("/pair/folder/a.txt", "a",
                plan.items().get(0).right().orElseThrow().modified().orElseThrow().time());
        Fate fate = fate(harness.run(plan), "/folder/a.txt");
        assertEquals(Outcome.CHANGED, fate.outcome());
        assertEquals(ProblemKind.LINK_NOT_FOLLOWED, fate.problem().orElseThrow().kind());
        assertEquals("a", right.all("/pair").get("/folder/a.txt"));
    }

    @Test
    void aFolderThatSomebodyPutSomethingIntoStays() throws Exception {
        left.put("/pair/folder/a.txt", "a");
        harness.sync();
        left.remove("/pair/folder");
        SyncPlan plan = harness.plan();
        right.put("/pair/folder/late.txt", "late");
        SyncReport report = harness.run(plan);
        assertEquals(Outcome.DONE, fate(report, "/folder/a.txt").outcome());
        assertEquals(Outcome.CHANGED, fate(report, "/folder").outcome());
        assertEquals("late", right.tree("/pair").get("/folder/late.txt"));
    }

    /** A server whose RMD takes everything along, and a file that no listing showed before. */
    @Test
    void aServerThatDeletesFoldersWithWhatIsInThemGetsNoChance() throws Exception {
        left.put("/pair/folder/a.txt", "a");
        harness.sync();
        left.remove("/pair/folder");
        SyncPlan plan = harness.plan();
        right.fault((what, path) -> {
            if (what.equals("after delete") || what.equals("after rename")) {
                right.put("/pair/folder/.htaccess", "late");
            }
            if (what.equals("delete") && path.equals("/pair/folder")) {
                right.remove("/pair/folder/.htaccess");
            }
        });
        SyncReport report = harness.run(plan);
        assertEquals(Outcome.CHANGED, fate(report, "/folder").outcome());
        assertEquals("late", right.tree("/pair").get("/folder/.htaccess"));
    }

    @Test
    void aTargetThatBecameAFolderIsLeftAlone() throws Exception {
        left.put("/pair/x", "one");
        harness.sync();
        left.put("/pair/x", "two");
        SyncPlan plan = harness.plan();
        right.remove("/pair/x").put("/pair/x/inside.txt", "inside");
        assertEquals(Outcome.CHANGED, fate(harness.run(plan), "/x").outcome());
        assertEquals("inside", right.tree("/pair").get("/x/inside.txt"));
    }

    // Sources and targets that lie.

    @Test
    void aSourceThatGrowsWhileItIsReadIsNoGoodCopy() throws Exception {
        left.put("/pair/log.txt", "x".repeat(100));
        SyncPlan plan = harness.plan();
        left.fault((what, path) -> {
            if (what.equals("reading") && !left.tree("/pair").get("/log.txt").endsWith("more")) {
                left.put("/pair/log.txt", "x".repeat(100) + "more");
            }
        });
        Fate fate = fate(harness.run(plan), "/log.txt");
        assertEquals(Outcome.FAILED, fate.outcome());
        assertEquals(ProblemKind.SOURCE_CHANGED, fate.problem().orElseThrow().kind());
        assertEquals(Map.of(), right.all("/pair"), "and nothing half stays");
        harness.sync();
        assertEquals(left.tree("/pair"), right.tree("/pair"));
    }

    /** A small file on a server: the same size, other bytes. Only its folder's listing shows it afterwards. */
    @Test
    void aSourceOnAServerThatChangesWhileItIsReadIsSaidAndCopiedAgain() throws Exception {
        right.put("/pair/a.txt", "one").put("/pair/b.txt", "bbb");
        SyncPlan plan = harness.plan();
        boolean[] once = new boolean[1];
        left.fault((what, path) -> {
            if (what.equals("committing") && path.endsWith("a.txt") && !once[0]) {
                once[0] = true;
                right.put("/pair/a.txt", "two");
            }
        });
        SyncReport report = harness.run(plan);
        assertEquals(Outcome.FAILED, fate(report, "/a.txt").outcome());
        assertEquals(ProblemKind.SOURCE_CHANGED, fate(report, "/a.txt").problem().orElseThrow().kind());
        assertEquals(Outcome.DONE, fate(report, "/b.txt").outcome());
        SyncPlan again = harness.plan();
        assertEquals(List.of(Action.COPY_LEFT), again.items().stream().map(item -> item.action()).toList());
        harness.run(again);
        assertEquals("two", left.tree("/pair").get("/a.txt"));
        assertTrue(harness.plan().nothingToDo());
    }

    @Test
    void aServerThatCutsAFileAfterItSaidAllIsWellIsFoundOut() throws Exception {
        left.put("/pair/a.txt", "whole content").put("/pair/b.txt", "b");
        SyncPlan plan = harness.plan();
        right.fault((what, path) -> {
            if (what.equals("after write") && path.endsWith("a.txt")) {
                right.put("/pair/a.txt", "whole");
            }
        });
        SyncReport report = harness.run(plan);
        assertEquals(Outcome.FAILED, fate(report, "/a.txt").outcome(), report::toString);
        assertEquals(ProblemKind.VERIFICATION_FAILED, fate(report, "/a.txt").problem().orElseThrow().kind());
        right.fault((what, path) -> {});
        assertEquals(Action.CONFLICT, harness.plan().items().get(0).action(), "nobody knows which one is right");
    }

    @Test
    void serversThatKeepNoTimesAndSaySoAreInStepAfterOneRun() throws Exception {
        right.keepingTimes(false, false);
        converges();
    }

    @Test
    void serversThatOnlySayThatTheyKeepTimesAreInStepAfterOneRun() throws Exception {
        right.keepingTimes(false, true);
        converges();
    }

    @Test
    void serversThatListMinutesAreInStepAfterOneRun() throws Exception {
        right.listing(new TimeQuality(Precision.MINUTE, true));
        converges();
    }

    @Test
    void serversThatListDaysWithoutZoneAreInStepAfterOneRun() throws Exception {
        right.listing(new TimeQuality(Precision.DAY, false));
        converges();
    }

    private void converges() throws Exception {
        for (int i = 0; i < 5; i++) {
            left.put("/pair/folder/" + i + ".txt", "left " + i);
            right.put("/pair/folder/r" + i + ".txt", "right " + i);
        }
        SyncReport report = harness.sync();
        assertEquals(State.DONE, report.summary().state(), report::toString);
        assertTrue(harness.plan().nothingToDo(), () -> plan().toString());
        left.put("/pair/folder/1.txt", "left 1 again");
        right.put("/pair/folder/r2.txt", "right 2 again");
        harness.sync();
        assertTrue(harness.plan().nothingToDo(), () -> plan().toString());
        assertEquals(left.tree("/pair"), right.tree("/pair"));
        assertEquals("right 2 again", left.tree("/pair").get("/folder/r2.txt"));
    }

    private SyncPlan plan() {
        try {
            return harness.plan();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    // Failures.

    @Test
    void aLostSessionIsTriedAgain() throws Exception {
        left.put("/pair/a.txt", "a").put("/pair/b.txt", "b");
        harness.sync();
        left.put("/pair/a.txt", "a again").remove("/pair/b.txt").put("/pair/new/c.txt", "c");
        SyncPlan plan = harness.plan();
        AtomicInteger failures = new AtomicInteger();
        Map<String, Boolean> failed = new java.util.HashMap<>();
        right.fault((what, path) -> {
            // Most of them after they had their effect, and nobody heard.
            if (List.of("write", "after makeFolder", "after rename", "after delete").contains(what)
                    && failed.putIfAbsent(what, true) == null) {
                failures.incrementAndGet();
                throw problem(ProblemKind.SESSION_LOST);
            }
        });
        SyncReport report = harness.run(plan);
        assertEquals(State.DONE, report.summary().state(), report::toString);
        assertTrue(failures.get() >= 3, "failures " + failures);
        right.fault((what, path) -> {});
        assertEquals(left.tree("/pair"), right.tree("/pair"));
        assertTrue(harness.plan().nothingToDo());
    }

    @Test
    void aTransientReplyIsTriedAgainAndARefusalIsNot() throws Exception {
        left.put("/pair/busy.txt", "busy").put("/pair/refused.txt", "refused");
        SyncPlan plan = harness.plan();
        AtomicInteger busy = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        right.fault((what, path) -> {
            if (what.equals("write") && path.endsWith("busy.txt") && busy.incrementAndGet() < 3) {
                throw new ProblemException(Problem.of(ProblemKind.WRITE_FAILED,
                        "CommandRefusedException: STOR: 450 busy", path, "busy"), null);
            }
            if (what.equals("write") && path.endsWith("refused.txt")) {
                refused.incrementAndGet();
                throw new ProblemException(Problem.of(ProblemKind.WRITE_FAILED,
                        "CommandRefusedException: STOR: 550 no", path, "no"), null);
            }
        });
        SyncReport report = harness.run(plan);
        assertEquals(Outcome.DONE, fate(report, "/busy.txt").outcome());
        assertEquals(Outcome.FAILED, fate(report, "/refused.txt").outcome());
        assertEquals(3, busy.get());
        assertEquals(1, refused.get());
    }

    @Test
    void aFullServerEndsTheCopiesToItAndNothingElse() throws Exception {
        left.put("/pair/gone.txt", "gone");
        harness.sync();
        for (int i = 0; i < 5; i++) {
            left.put("/pair/up" + i + ".txt", "up");
            right.put("/pair/down" + i + ".txt", "down");
        }
        left.remove("/pair/gone.txt");
        SyncPlan plan = harness.plan();
        AtomicInteger writes = new AtomicInteger();
        right.fault((what, path) -> {
            if (what.equals("write")) {
                writes.incrementAndGet();
                throw problem(ProblemKind.NO_SPACE);
            }
        });
        SyncReport report = harness.run(plan);
        assertEquals(1, writes.get());
        assertEquals(1, report.fates().stream().filter(fate -> fate.outcome() == Outcome.FAILED).count());
        assertEquals(4, report.fates().stream().filter(fate -> fate.outcome() == Outcome.NOT_DONE).count());
        assertEquals(Outcome.DONE, fate(report, "/down4.txt").outcome());
        assertEquals(Outcome.DONE, fate(report, "/gone.txt").outcome());
    }

    @Test
    void whatNeedsAFolderThatCouldNotBeMadeIsNotTried() throws Exception {
        left.put("/pair/new/deep/a.txt", "a").put("/pair/b.txt", "b");
        SyncPlan plan = harness.plan();
        right.fault((what, path) -> {
            if (what.equals("makeFolder")) {
                throw problem(ProblemKind.NO_PERMISSION);
            }
        });
        SyncReport report = harness.run(plan);
        assertEquals(Outcome.FAILED, fate(report, "/new").outcome());
        assertEquals(Outcome.NOT_DONE, fate(report, "/new/deep/a.txt").outcome());
        assertEquals(Outcome.DONE, fate(report, "/b.txt").outcome());
    }

    @Test
    void aServerThatIsGoneEndsTheRunAndWhatWasHalfDoneIsMendedWithoutAPerson() throws Exception {
        for (int i = 0; i < 6; i++) {
            left.put("/pair/" + i + ".txt", "one " + i);
        }
        harness.sync();
        for (int i = 0; i < 6; i++) {
            left.put("/pair/" + i + ".txt", "two " + i);
        }
        SyncPlan plan = harness.plan();
        boolean[] dead = new boolean[1];
        right.fault((what, path) -> {
            // Between the two renames of a swap.
            dead[0] |= what.equals("after rename") && path.endsWith("/2.txt");
            if (dead[0]) {
                throw problem(ProblemKind.CONNECT_TIMED_OUT);
            }
        });
        SyncReport report = harness.run(plan);
        assertEquals(State.WITH_FAILURES, report.summary().state());
        assertEquals(Outcome.FAILED, fate(report, "/2.txt").outcome());
        assertEquals(Outcome.NOT_DONE, fate(report, "/5.txt").outcome());
        assertFalse(right.tree("/pair").containsKey("/2.txt"), "the test is about the gap");
        right.fault((what, path) -> {});
        harness.plan();
        assertEquals("two 2", right.tree("/pair").get("/2.txt"), "planning mends it");
        harness.sync();
        assertEquals(left.tree("/pair"), right.tree("/pair"));
    }

    /** Nothing may be planned while a file may be away from its place: it would look deleted. */
    @Test
    void noPlanBeforeWhatIsHalfDoneIsMended() throws Exception {
        aServerThatIsGoneEndsTheRunAndWhatWasHalfDoneIsMendedWithoutAPerson();
        left.put("/pair/3.txt", "three 3");
        SyncPlan plan = harness.plan();
        point.crashAt(findStep(plan));
        try {
            harness.run(plan);
        } catch (CrashPoint.Crash e) {
            point.never();
        }
        assertFalse(right.tree("/pair").containsKey("/3.txt"), "the test is about the gap");
        right.fault((what, path) -> {
            if (what.equals("stat")) {
                throw problem(ProblemKind.SESSION_LOST);
            }
        });
        ProblemException refused = org.junit.jupiter.api.Assertions.assertThrows(ProblemException.class, harness::plan);
        assertEquals(ProblemKind.SESSION_LOST, refused.problem().kind());
    }

    /** What somebody put in the place of a file that was away is theirs, and a conflict. */
    @Test
    void whatAppearsInTheGapOfADeadRunIsNotTouched() throws Exception {
        aServerThatIsGoneEndsTheRunAndWhatWasHalfDoneIsMendedWithoutAPerson();
        left.put("/pair/3.txt", "three 3");
        SyncPlan plan = harness.plan();
        point.crashAt(findStep(plan));
        try {
            harness.run(plan);
        } catch (CrashPoint.Crash e) {
            point.never();
        }
        right.put("/pair/3.txt", "somebody's");
        SyncPlan next = harness.plan();
        assertEquals(List.of(Action.CONFLICT), next.items().stream().map(item -> item.action()).toList());
        assertEquals("somebody's", right.tree("/pair").get("/3.txt"));
        assertEquals("three 3", left.tree("/pair").get("/3.txt"));
        assertTrue(right.all("/pair").containsValue("two 3"), "the old one is in the trash");
        assertTrue(right.all("/pair").keySet().stream().noneMatch(path -> path.contains(".new")));
    }

    /** A server that refuses for good what would mend it: nothing is taken for deleted, and the pair is not stuck. */
    @Test
    void whatCannotBeMendedIsCopiedAnew() throws Exception {
        aServerThatIsGoneEndsTheRunAndWhatWasHalfDoneIsMendedWithoutAPerson();
        left.put("/pair/3.txt", "three 3");
        SyncPlan plan = harness.plan();
        point.crashAt(findStep(plan));
        try {
            harness.run(plan);
        } catch (CrashPoint.Crash e) {
            point.never();
        }
        right.fault((what, path) -> {
            if (what.equals("rename")) {
                throw problem(ProblemKind.NO_PERMISSION);
            }
        });
        SyncPlan next = harness.plan();
        assertEquals(List.of(Action.COPY_RIGHT), next.items().stream().map(item -> item.action()).toList());
        harness.run(next);
        assertEquals("three 3", right.tree("/pair").get("/3.txt"));
        assertEquals(left.tree("/pair"), right.tree("/pair"));
        assertTrue(harness.plan().nothingToDo());
    }

    /** Edited again on its own side before the dead run's copy was accounted for. */
    @Test
    void aSourceThatChangesAfterADeadRunIsNoConflict() throws Exception {
        left.put("/pair/a.txt", "first");
        SyncPlan plan = harness.plan();
        point.never();
        var state = harness.stateFiles();
        harness.run(plan);
        int written = point.passed().indexOf("site after write /pair/a.txt");
        right.remove("/pair/a.txt");
        harness.restoreState(state);
        point.crashAt(written);
        try {
            harness.run(plan);
        } catch (CrashPoint.Crash e) {
            point.never();
        }
        assertEquals("first", right.tree("/pair").get("/a.txt"), "written, and nobody noted it");
        left.put("/pair/a.txt", "second");
        SyncPlan next = harness.plan();
        assertEquals(List.of(Action.COPY_RIGHT), next.items().stream().map(item -> item.action()).toList());
    }

    private int findStep(SyncPlan plan) throws Exception {
        var state = harness.stateFiles();
        var before = right.snapshot();
        point.never();
        harness.run(plan);
        int step = point.passed().indexOf("site after rename /pair/3.txt");
        right.restore(before);
        harness.restoreState(state);
        assertTrue(step > 0);
        return step;
    }

    // Pace.

    @Test
    void severalFilesAtATimeAndNotMoreThanAllowed() throws Exception {
        right.parallelism(4);
        for (int i = 0; i < 40; i++) {
            left.put("/pair/f/" + i + ".txt", "content " + i);
        }
        SyncPlan plan = harness.plan();
        CountDownLatch together = new CountDownLatch(4);
        right.fault((what, path) -> {
            if (what.equals("committing")) {
                together.countDown();
                try {
                    together.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        });
        harness.run(plan);
        assertEquals(4, right.mostWorking());
        assertEquals(left.tree("/pair"), right.tree("/pair"));
        assertTrue(harness.plan().nothingToDo());
    }

    @Test
    void thePairsOwnLimitOfSessionsCounts() throws Exception {
        right.parallelism(4);
        SyncPair pair = harness.pair;
        harness.pair = new SyncPair(pair.id(), pair.name(), pair.left(), pair.right(), pair.rules(), pair.keepInStep(),
                0, 1);
        for (int i = 0; i < 10; i++) {
            left.put("/pair/" + i + ".txt", "content " + i);
        }
        harness.sync();
        assertEquals(1, right.mostWorking());
    }

    @Test
    void cancellingLeavesTheRestUndoneAndTheNextRunGoesOn() throws Exception {
        for (int i = 0; i < 6; i++) {
            left.put("/pair/" + i + ".txt", "content " + i);
        }
        SyncPlan plan = harness.plan();
        right.fault((what, path) -> {
            if (what.equals("writing") && path.endsWith("3.txt")) {
                harness.cancel.cancel();
            }
        });
        SyncReport report = harness.run(plan);
        assertEquals(State.CANCELLED, report.summary().state());
        assertEquals(3, report.summary().done());
        assertEquals(3, report.fates().stream().filter(fate -> fate.outcome() == Outcome.NOT_DONE).count());
        assertEquals(List.of("/0.txt", "/1.txt", "/2.txt"), List.copyOf(right.all("/pair").keySet()));
        right.fault((what, path) -> {});
        harness.cancel = new io.portside.ftp.cancel.CancelToken();
        harness.sync();
        assertEquals(left.tree("/pair"), right.tree("/pair"));
        assertTrue(harness.plan().nothingToDo());
    }

    /** Cancelled between the two renames: the swap is finished, so that no name is without a file. */
    @Test
    void cancellingDoesNotLeaveANameWithoutItsFile() throws Exception {
        left.put("/pair/a.txt", "one");
        harness.sync();
        left.put("/pair/a.txt", "two");
        SyncPlan plan = harness.plan();
        right.fault((what, path) -> {
            if (what.equals("after rename") && path.endsWith("a.txt")) {
                harness.cancel.cancel();
            }
        });
        harness.run(plan);
        assertEquals("two", right.tree("/pair").get("/a.txt"));
    }

    @Test
    void pausedNothingMovesAndAfterwardsAllDoes() throws Exception {
        left.put("/pair/a.txt", "a".repeat(100)).put("/pair/b.txt", "b");
        SyncPlan plan = harness.plan();
        CountDownLatch paused = new CountDownLatch(1);
        right.fault((what, path) -> {
            if (what.equals("writing") && path.endsWith("a.txt") && paused.getCount() > 0) {
                harness.pause.set(true);
                paused.countDown();
            }
        });
        SyncReport[] report = new SyncReport[1];
        Thread run = new Thread(() -> {
            try {
                report[0] = harness.run(plan);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        run.start();
        paused.await();
        while (run.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertFalse(right.tree("/pair").containsKey("/a.txt"));
        harness.pause.set(false);
        run.join();
        assertEquals(State.DONE, report[0].summary().state());
        assertEquals(left.tree("/pair"), right.tree("/pair"));
    }

    @Test
    void aLimitedPairTakesItsTime() throws Exception {
        SyncPair pair = harness.pair;
        harness.pair = new SyncPair(pair.id(), pair.name(), pair.left(), pair.right(), pair.rules(), pair.keepInStep(),
                100_000_000, 0);
        left.put("/pair/a.txt", "a".repeat(10_000));
        assertEquals(10_000, harness.sync().summary().bytes());
        assertEquals(left.tree("/pair"), right.tree("/pair"));
    }

    @Test
    void progressEndsWithAllDone() throws Exception {
        left.put("/pair/a.txt", "12345").put("/pair/b.txt", "123");
        RunProgress[] last = new RunProgress[1];
        harness.listener = new SyncListener() {
            @Override
            public void running(RunProgress progress) {
                last[0] = progress;
            }
        };
        harness.sync();
        assertEquals(2, last[0].itemsDone());
        assertEquals(2, last[0].itemsTotal());
        assertEquals(8, last[0].bytesDone());
        assertEquals(8, last[0].bytesTotal());
        assertEquals(List.of(), last[0].current());
    }

    // Where the old ones go.

    @Test
    void trashAndVersionsAreOnTheSameSideUnderTheirPaths() throws Exception {
        for (DeletionPolicy policy : List.of(DeletionPolicy.TRASH, DeletionPolicy.VERSIONS)) {
            with(SyncRules.DEFAULT.withDeletion(policy));
            left.put("/pair/f/a.txt", policy + " one").put("/pair/f/b.txt", policy + " b");
            harness.sync();
            left.put("/pair/f/a.txt", policy + " two").remove("/pair/f/b.txt");
            harness.sync();
            String place = policy == DeletionPolicy.TRASH
                    ? "/\\.portside-trash/\\d{8}T\\d{6}Z-\\d+/f/a\\.txt"
                    : "/\\.portside-versions/f/a\\.txt~\\d{8}T\\d{6}Z-\\d+";
            assertTrue(right.all("/pair").entrySet().stream()
                    .anyMatch(entry -> entry.getKey().matches(place) && entry.getValue().equals(policy + " one")),
                    () -> right.all("/pair").toString());
            assertTrue(left.all("/pair").keySet().stream().noneMatch(path -> path.contains(".portside")));
        }
    }

    @Test
    void linksAreCopiedBetweenLocalFoldersOnly() throws Exception {
        with(SyncRules.DEFAULT.withLinks(LinkPolicy.COPY));
        MemoryVolume other = new MemoryVolume("disk", false, point);
        other.folder("/pair");
        left.link("/pair/link", "target");
        RunHarness local = new RunHarness(left, other, point, states.resolve("local"), harness.pair.rules());
        local.sync();
        assertEquals("-> target", other.all("/pair").get("/link"));
        left.link("/pair/link", "elsewhere");
        local.sync();
        assertEquals("-> elsewhere", other.all("/pair").get("/link"));
    }

    // State.

    @Test
    void otherFoldersHaveNoBaselineOfThese() throws Exception {
        left.put("/pair/a.txt", "a");
        harness.sync();
        left.folder("/elsewhere");
        SyncPair pair = harness.pair;
        SyncPair moved = new SyncPair(pair.id(), pair.name(),
                new io.portside.engine.sync.rule.SyncEnd(pair.left().volume(), "/elsewhere"), pair.right(),
                pair.rules(), pair.keepInStep(), 0, 0);
        try (var state = io.portside.engine.sync.state.PairState.open(harness.folder, moved)) {
            assertFalse(state.baseline().exists());
            assertEquals(0, state.baseline().files());
        }
    }

    @Test
    void aDamagedHistoryKeepsNobodyFromWorking() throws Exception {
        left.put("/pair/a.txt", "a");
        harness.sync();
        Files.writeString(harness.folder.resolve("history.db"), "no history at all ".repeat(300));
        assertEquals(List.of(), harness.history().runs());
        left.put("/pair/b.txt", "b");
        SyncReport report = harness.sync();
        assertEquals(State.DONE, report.summary().state());
        assertTrue(Files.exists(harness.folder.resolve("history.db.damaged")));
        assertEquals(1, harness.history().runs().size());
        assertTrue(report.summary().id() > 1, "no number is used twice");
        assertTrue(harness.plan().nothingToDo(), "and the baseline is what it was");
    }

    @Test
    void theHistoryTellsEachItemsFate() throws Exception {
        left.put("/pair/a.txt", "12345").put("/pair/bad.txt", "bad");
        SyncPlan plan = harness.plan();
        right.fault((what, path) -> {
            if (what.equals("write") && path.endsWith("bad.txt")) {
                throw problem(ProblemKind.NO_PERMISSION);
            }
        });
        SyncReport report = harness.run(plan);
        SyncReport kept = harness.history().report(report.summary().id());
        assertEquals(report.fates().size(), kept.fates().size());
        assertEquals(ProblemKind.NO_PERMISSION, fate(kept, "/bad.txt").problem().orElseThrow().kind());
        assertEquals(5, fate(kept, "/a.txt").bytes());
        assertEquals(report.summary(), kept.summary());
    }

    @Test
    void aRunThatDiedIsInterruptedInTheHistory() throws Exception {
        left.put("/pair/a.txt", "a").put("/pair/b.txt", "b");
        SyncPlan plan = harness.plan();
        point.crashAt(20);
        try {
            harness.run(plan);
        } catch (CrashPoint.Crash e) {
            point.never();
        }
        assertEquals(State.INTERRUPTED, harness.history().runs().get(0).state());
        harness.plan();
        assertEquals(State.INTERRUPTED, harness.history().runs().get(0).state());
        assertEquals(State.DONE, harness.sync().summary().state());
    }
}
