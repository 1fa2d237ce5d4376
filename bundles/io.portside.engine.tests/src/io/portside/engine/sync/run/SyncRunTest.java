package io.portside.engine.sync.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.state.PairState;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.RunProgress;
import io.portside.engine.sync.RunSummary.State;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Manner;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.LinkPolicy;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;

/** The pace of runs, where old files go, and what is kept of runs. */
class SyncRunTest extends RunCase {
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

    /** The site's profile was given another address; its id, and the folder's name, are the same. */
    @Test
    void anotherServerHasNoBaselineOfThisOne() throws Exception {
        left.put("/pair/a.txt", "a");
        harness.sync();
        for (String place : List.of("ann@one:21", "ann@one:21", "ann@two:21")) {
            try (PairState state = PairState.open(harness.folder, harness.pair, Map.of(Side.RIGHT, place))) {
                boolean one = !place.contains("two");
                assertEquals(one, state.baseline().exists(), place);
                assertEquals(one ? 1 : 0, state.baseline().files(), place);
            }
        }
    }

    /** A dead run's swap here, and then the other side is another folder: the file here must not stay away. */
    @Test
    void whatIsHalfDoneHereIsMendedThoughTheOtherSideIsAnotherOne() throws Exception {
        left.put("/pair/a.txt", "one");
        harness.sync();
        right.put("/pair/a.txt", "second");
        SyncPlan plan = harness.plan();
        left.fault((what, path) -> {
            if (what.equals("after rename")) {
                throw new CrashPoint.Crash("in the gap");
            }
        });
        assertThrows(CrashPoint.Crash.class, () -> harness.run(plan));
        assertFalse(left.tree("/pair").containsKey("/a.txt"), "the test is about the gap");
        left.fault((what, path) -> {});
        right.remove("/pair/a.txt");
        try (PairState state = PairState.open(harness.folder, harness.pair, Map.of(Side.RIGHT, "ann@one:21"))) {
            assertTrue(state.baseline().exists());
        }
        try (PairState state = PairState.open(harness.folder, harness.pair, Map.of(Side.RIGHT, "ann@two:21"))) {
            assertEquals(1, state.journal().pending().size());
        }
        assertEquals(List.of(Action.COPY_RIGHT), harness.plan().items().stream().map(PlanItem::action).toList());
        assertEquals("second", left.tree("/pair").get("/a.txt"));
        harness.sync();
        assertTrue(harness.plan().nothingToDo());
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
    void theHistoryTellsCopiesApart() throws Exception {
        left.put("/pair/old.txt", "old");
        harness.run(harness.plan());
        left.put("/pair/old.txt", "newer").put("/pair/new/a.txt", "a");
        SyncReport report = harness.run(harness.plan());
        SyncReport kept = harness.history().report(report.summary().id());
        assertEquals(report.fates(), kept.fates());
        assertEquals(Manner.REPLACES, fate(kept, "/old.txt").manner());
        assertEquals(Manner.FOLDER, fate(kept, "/new").manner());
        assertEquals(Manner.PLAIN, fate(kept, "/new/a.txt").manner());
        asOfAnEarlierVersion();
        SyncReport early = harness.history().report(report.summary().id());
        assertEquals(report.fates().size(), early.fates().size());
        assertEquals(Manner.PLAIN, fate(early, "/new").manner());
        left.put("/pair/more/b.txt", "b");
        SyncReport later = harness.run(harness.plan());
        assertEquals(later.fates(), harness.history().report(later.summary().id()).fates());
    }

    private void asOfAnEarlierVersion() throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + harness.folder.resolve("history.db"));
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE fate_manner");
        }
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
