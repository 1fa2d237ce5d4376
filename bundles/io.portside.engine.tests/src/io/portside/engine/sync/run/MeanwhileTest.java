package io.portside.engine.sync.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.TimeQuality.Precision;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Fate;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.RunSummary.State;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;

/** Runs between sides that are not, or do not stay, as the plan knew them, and servers that lie. */
class MeanwhileTest extends RunCase {
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
    void whatCameBackWhereItMovedFromIsNotMovedOnTheOtherSide() throws Exception {
        left.put("/pair/old.txt", "the content");
        harness.sync();
        left.move("/pair/old.txt", "/pair/new.txt");
        SyncPlan plan = harness.plan();
        assertEquals(List.of(Action.MOVE_RIGHT), plan.items().stream().map(PlanItem::action).toList());
        left.put("/pair/old.txt", "something else");
        assertEquals(Outcome.CHANGED, fate(harness.run(plan), "/new.txt").outcome());
        assertEquals(Map.of("/old.txt", "the content"), right.tree("/pair"));
        harness.sync();
        assertEquals(left.tree("/pair"), right.tree("/pair"));
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

    /** A server's listings show hidden files, and from one day on they do not. */
    @Test
    void whatAServerHidesFromItsListingsIsNotTakenForDeleted() throws Exception {
        left.put("/pair/.htaccess", "deny").put("/pair/.user.ini", "ini");
        for (int i = 0; i < 5; i++) {
            left.put("/pair/" + i, "one");
        }
        harness.sync();
        right.hidingDots();
        for (int i = 0; i < 5; i++) {
            left.put("/pair/" + i, "two");
        }
        SyncPlan plan = harness.plan();
        assertEquals(2, plan.items().stream().filter(item -> item.action() == Action.DELETE_LEFT).count(),
                "the test is about this");
        SyncReport report = harness.run(plan);
        assertEquals(Outcome.CHANGED, fate(report, "/.htaccess").outcome());
        assertEquals(Outcome.CHANGED, fate(report, "/.user.ini").outcome());
        assertEquals(Outcome.DONE, fate(report, "/3").outcome());
        assertEquals("deny", left.tree("/pair").get("/.htaccess"));
        assertEquals("ini", left.tree("/pair").get("/.user.ini"));
    }

    /** Two pictures of one burst: the same size, the same second. One was put away, the other one chosen. */
    @Test
    void anotherFileOfTheSameSizeAndSecondIsNotTakenForTheOldOneRenamed() throws Exception {
        Instant second = Instant.parse("2024-04-01T10:00:00Z");
        left.put("/pair/one.raw", "picture 1", second);
        harness.sync();
        left.remove("/pair/one.raw").put("/pair/two.raw", "picture 2", second);
        SyncPlan plan = harness.plan();
        assertEquals(List.of(Action.MOVE_RIGHT), plan.items().stream().map(item -> item.action()).toList());
        assertEquals(Outcome.CHANGED, fate(harness.run(plan), "/two.raw").outcome());
        assertEquals("picture 2", right.tree("/pair").get("/two.raw"));
        SyncPlan rest = harness.plan();
        assertEquals(List.of(Action.DELETE_RIGHT), rest.items().stream().map(item -> item.action()).toList());
        harness.run(rest);
        assertEquals(left.tree("/pair"), right.tree("/pair"));
        assertTrue(harness.plan().nothingToDo());
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
}
