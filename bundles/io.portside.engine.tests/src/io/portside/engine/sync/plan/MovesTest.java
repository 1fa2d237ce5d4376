package io.portside.engine.sync.plan;

import static io.portside.engine.sync.plan.ModelTree.file;
import static io.portside.engine.sync.plan.ModelTree.path;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.TimeQuality.Precision;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

class MovesTest {
    private final ModelPair pair = new ModelPair();

    @Test
    void aRenamedFileIsRenamedOnTheOtherSide() {
        both("a", 5, 1);
        pair.remember();
        rename(Side.LEFT, "a", "b");
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Map.of("/b", Action.MOVE_RIGHT), SyncPlannerTest.actions(plan));
        PlanItem move = plan.items().get(0);
        assertEquals(Optional.of(path("a")), move.from());
        assertTrue(move.reasons().contains(Reason.of(Kind.MOVED_LEFT, "/a")), move::toString);
        assertRuns(plan);
    }

    @Test
    void aMovedFolderFollowsAsItsFilesDo() {
        both("old/a", 5, 1);
        both("old/deep/b", 6, 1);
        pair.remember();
        rename(Side.RIGHT, "old/a", "new/a");
        rename(Side.RIGHT, "old/deep/b", "new/deep/b");
        pair.right.remove(path("old"));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Map.of("/new", Action.COPY_LEFT, "/new/a", Action.MOVE_LEFT, "/new/deep", Action.COPY_LEFT,
                "/new/deep/b", Action.MOVE_LEFT, "/old", Action.DELETE_LEFT, "/old/deep", Action.DELETE_LEFT),
                SyncPlannerTest.actions(plan));
        assertRuns(plan);
    }

    /** A program that unpacks an archive gives many files the same time, and some have the same size. */
    @Test
    void equalFilesOfAMovedFolderKeepTheirNames() {
        both("old/a", 5, 1);
        both("old/b", 5, 1);
        pair.remember();
        rename(Side.LEFT, "old/a", "new/a");
        rename(Side.LEFT, "old/b", "new/b");
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Action.MOVE_RIGHT, plan.item(path("new/a")).orElseThrow().action());
        assertEquals(Optional.of(path("old/a")), plan.item(path("new/a")).orElseThrow().from());
        assertRuns(plan);
    }

    @Test
    void whereSeveralCouldBeMeantNoneIs() {
        both("a", 5, 1);
        both("b", 5, 1);
        pair.remember();
        rename(Side.LEFT, "a", "c");
        rename(Side.LEFT, "b", "d");
        assertNoMoves(4);
    }

    @Test
    void chainsAndSwapsAreCopied() {
        both("a", 5, 1);
        both("b", 6, 2);
        pair.remember();
        Facts a = pair.left.at(path("a")).orElseThrow();
        pair.left.put(path("a"), pair.left.at(path("b")).orElseThrow());
        pair.left.put(path("b"), a);
        assertEquals(Map.of("/a", Action.COPY_RIGHT, "/b", Action.COPY_RIGHT),
                SyncPlannerTest.actions(pair.plan(SyncRules.DEFAULT)));
        pair.left.put(path("c"), pair.left.at(path("a")).orElseThrow());
        pair.left.remove(path("a"));
        assertNoMoves(3);
    }

    @Test
    void whatChangedOnTheOtherSideIsNotMoved() {
        both("a", 5, 1);
        pair.remember();
        rename(Side.LEFT, "a", "b");
        pair.right.put(path("a"), file(9, 9));
        assertEquals(Map.of("/a", Action.CONFLICT, "/b", Action.COPY_RIGHT),
                SyncPlannerTest.actions(pair.plan(SyncRules.DEFAULT)));
    }

    @Test
    void aTargetThatIsTakenIsNotMovedTo() {
        both("a", 5, 1);
        pair.remember();
        rename(Side.LEFT, "a", "b");
        pair.right.put(path("b"), file(9, 9));
        assertEquals(Map.of("/a", Action.DELETE_RIGHT, "/b", Action.CONFLICT),
                SyncPlannerTest.actions(pair.plan(SyncRules.DEFAULT)));
    }

    @Test
    void emptyFilesAreAllAlike() {
        both("a", 0, 1);
        pair.remember();
        rename(Side.LEFT, "a", "b");
        assertNoMoves(2);
    }

    @Test
    void minutesAreNotExactEnough() {
        Facts coarse = new Facts(EntryKind.FILE, OptionalLong.of(5), Optional.of(
                new Stamp(Instant.parse("2026-03-01T12:00:00Z"), new TimeQuality(Precision.MINUTE, true))),
                Optional.empty(), Optional.empty(), false);
        pair.left.with("a", file(5, 0));
        pair.right.with("a", coarse);
        pair.remember();
        rename(Side.RIGHT, "a", "b");
        assertNoMoves(2);
        pair.left.put(path("a"), file(5, 0).withChecksum("SHA-256:00"));
        pair.right.put(path("a"), coarse.withChecksum("SHA-256:00"));
        pair.left.remove(path("b"));
        pair.right.remove(path("b"));
        pair.remember();
        rename(Side.RIGHT, "a", "b");
        assertEquals(Map.of("/b", Action.MOVE_LEFT), SyncPlannerTest.actions(pair.plan(SyncRules.DEFAULT)));
    }

    @Test
    void equalSizesAndTimesWithOtherChecksumsAreNoMove() {
        pair.left.with("a", file(5, 1).withChecksum("SHA-256:00"));
        pair.right.with("a", file(5, 1).withChecksum("SHA-256:00"));
        pair.remember();
        pair.left.remove(path("a"));
        pair.left.with("b", file(5, 1).withChecksum("SHA-256:11"));
        assertNoMoves(2);
    }

    @Test
    void updatesDoNotMoveWhatTheyWouldNotDelete() {
        both("a", 5, 1);
        pair.remember();
        rename(Side.LEFT, "a", "b");
        assertEquals(Map.of("/a", Action.SKIP, "/b", Action.COPY_RIGHT),
                SyncPlannerTest.actions(pair.plan(SyncRules.DEFAULT.withMode(SyncMode.UPDATE_RIGHT))));
    }

    @Test
    void aMoveMayBeTakenApartAndPutTogetherAgain() {
        both("old/a", 5, 1);
        pair.remember();
        rename(Side.LEFT, "old/a", "b");
        pair.left.remove(path("old"));
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Set.of(Action.SKIP, Action.MOVE_RIGHT, Action.COPY_RIGHT),
                PlanEdits.choices(plan, List.of(path("b"))));
        SyncPlan apart = PlanEdits.choose(plan, List.of(path("b")), Action.COPY_RIGHT);
        assertEquals(Map.of("/b", Action.COPY_RIGHT, "/old", Action.DELETE_RIGHT, "/old/a", Action.DELETE_RIGHT),
                SyncPlannerTest.actions(apart));
        assertTrue(PlanEdits.choices(apart, List.of(path("b"))).contains(Action.MOVE_RIGHT));
        assertEquals(plan, PlanEdits.choose(apart, List.of(path("b")), Action.MOVE_RIGHT));
        SyncPlan skipped = PlanEdits.choose(plan, List.of(path("b")), Action.SKIP);
        assertEquals(Map.of("/b", Action.SKIP, "/old", Action.SKIP), SyncPlannerTest.actions(skipped));
        assertEquals(plan, PlanEdits.reset(skipped, List.of(path("b"))));
    }

    private void both(String path, long size, long second) {
        pair.left.with(path, file(size, second));
        pair.right.with(path, file(size, second));
    }

    private void rename(Side side, String from, String to) {
        Facts facts = pair.tree(side).at(path(from)).orElseThrow();
        pair.tree(side).remove(path(from));
        pair.tree(side).with(to, facts);
    }

    private void assertNoMoves(int items) {
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(items, plan.items().size(), plan::toString);
        assertTrue(plan.items().stream().allMatch(item -> item.from().isEmpty()), plan::toString);
        assertRuns(plan);
    }

    private void assertRuns(SyncPlan plan) {
        new ModelRun(pair, true).run(plan);
        assertEquals(pair.left.entries(), pair.right.entries());
    }
}
