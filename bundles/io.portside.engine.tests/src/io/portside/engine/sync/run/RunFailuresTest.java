package io.portside.engine.sync.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.RunSummary.State;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.SyncPlan;

/** Runs that lose sessions, disks and servers, and what is mended after them. */
class RunFailuresTest extends RunCase {
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
}
