package io.portside.engine.sync.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Fate;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncRules;

/** Somebody writes the very file that is being replaced, while the new content is on its way. */
class LateEditsTest extends RunCase {
    private MemoryVolume of(Side side) {
        return side == Side.LEFT ? left : right;
    }

    private void onceWhileWriting(Side side, Runnable edit) {
        boolean[] done = new boolean[1];
        of(side).fault((what, path) -> {
            if (what.equals("writing") && !done[0]) {
                done[0] = true;
                harness.passes(Duration.ofMinutes(10));
                edit.run();
            }
        });
    }

    private void assertNothingOfOursStays(Side side) {
        assertFalse(of(side).all("/pair").keySet().stream().anyMatch(path -> path.startsWith("/.portside-")),
                () -> of(side).all("/pair").toString());
    }

    @ParameterizedTest
    @EnumSource(DeletionPolicy.class)
    void whatSomebodyWritesHereDuringADownloadStays(DeletionPolicy policy) throws Exception {
        assertStays(policy, Side.LEFT);
    }

    @ParameterizedTest
    @EnumSource(DeletionPolicy.class)
    void whatSomebodyWritesOnTheServerDuringAnUploadStays(DeletionPolicy policy) throws Exception {
        assertStays(policy, Side.RIGHT);
    }

    private void assertStays(DeletionPolicy policy, Side written) throws Exception {
        with(SyncRules.DEFAULT.withDeletion(policy));
        left.put("/pair/big.iso", "old");
        harness.sync();
        of(written.other()).put("/pair/big.iso", "new content that takes long to come over");
        SyncPlan plan = harness.plan();
        onceWhileWriting(written, () -> of(written).put("/pair/big.iso", "somebody's work of the last hour"));
        Fate fate = fate(harness.run(plan), "/big.iso");
        assertEquals("somebody's work of the last hour", of(written).tree("/pair").get("/big.iso"));
        assertEquals(Outcome.CHANGED, fate.outcome());
        assertEquals(ProblemKind.TARGET_CHANGED, fate.problem().orElseThrow().kind());
        assertNothingOfOursStays(written);
        assertEquals(Action.CONFLICT, harness.plan().items().get(0).action(), "a person decides");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void whatSomebodyDeletesMeanwhileDoesNotComeBackUnasked(Side written) throws Exception {
        left.put("/pair/big.iso", "old");
        harness.sync();
        of(written.other()).put("/pair/big.iso", "new content that takes long to come over");
        SyncPlan plan = harness.plan();
        onceWhileWriting(written, () -> of(written).remove("/pair/big.iso"));
        assertEquals(Outcome.CHANGED, fate(harness.run(plan), "/big.iso").outcome());
        assertNothingOfOursStays(written);
        assertEquals(Action.CONFLICT, harness.plan().items().get(0).action());
    }

    /** A move that the program died before: the file is gone from one place and in the other, but not by us. */
    @Test
    void whatSomebodyPutWhereADeadRunWasToMoveSomethingIsNotTakenForThat() throws Exception {
        left.put("/pair/a.txt", "content");
        harness.sync();
        left.move("/pair/a.txt", "/pair/b.txt");
        SyncPlan plan = harness.plan();
        assertEquals(Action.MOVE_RIGHT, plan.items().get(0).action());
        right.fault((what, path) -> {
            if (what.equals("rename")) {
                throw new CrashPoint.Crash("before the move");
            }
        });
        assertThrows(CrashPoint.Crash.class, () -> harness.run(plan));
        right.fault((what, path) -> {});
        right.remove("/pair/a.txt").put("/pair/b.txt", "somebody's own");
        assertEquals(List.of(Action.RECORD, Action.CONFLICT),
                harness.plan().items().stream().map(item -> item.action()).toList());
        assertEquals("somebody's own", right.tree("/pair").get("/b.txt"));
        assertEquals("content", left.tree("/pair").get("/b.txt"));
    }

    /** Between the last look at a file and its move. */
    @Test
    void whatSomebodyWritesJustBeforeAMoveIsNotTakenForAgreed() throws Exception {
        left.put("/pair/a.txt", "content");
        harness.sync();
        left.move("/pair/a.txt", "/pair/b.txt");
        SyncPlan plan = harness.plan();
        right.fault((what, path) -> {
            if (what.equals("rename") && path.equals("/pair/a.txt")) {
                right.put("/pair/a.txt", "somebody's own");
            }
        });
        assertEquals(Outcome.CHANGED, fate(harness.run(plan), "/b.txt").outcome());
        right.fault((what, path) -> {});
        assertEquals(List.of(Action.CONFLICT), harness.plan().items().stream().map(item -> item.action()).toList());
        assertEquals("somebody's own", right.tree("/pair").get("/b.txt"));
        assertEquals("content", left.tree("/pair").get("/b.txt"));
    }

    /** The same, when a whole folder moves by one rename. */
    @Test
    void whatSomebodyWritesJustBeforeItsFolderIsMovedIsNotTakenForAgreed() throws Exception {
        left.put("/pair/old/a.txt", "content").put("/pair/old/b.txt", "other content");
        harness.sync();
        left.move("/pair/old/a.txt", "/pair/new/a.txt").move("/pair/old/b.txt", "/pair/new/b.txt").remove("/pair/old");
        SyncPlan plan = harness.plan();
        right.fault((what, path) -> {
            if (what.equals("rename") && path.equals("/pair/old")) {
                right.put("/pair/old/a.txt", "somebody's own");
            }
        });
        assertEquals(Outcome.CHANGED, fate(harness.run(plan), "/new/a.txt").outcome());
        right.fault((what, path) -> {});
        assertEquals(List.of(Action.CONFLICT), harness.plan().items().stream().map(item -> item.action()).toList());
        assertEquals("somebody's own", right.tree("/pair").get("/new/a.txt"));
        assertEquals("content", left.tree("/pair").get("/new/a.txt"));
    }
}
