package io.portside.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.profile.Site;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.ScanProgress;
import io.portside.engine.sync.SyncHarness;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.KeepInStep;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.watch.InStepListener;
import io.portside.ftp.cancel.CancelToken;

/** Everything together: pairs, memory, scan, planner, run, keeping in step. */
@Timeout(120)
@SuppressWarnings("resource") // The house closes the engine.
class SynchroniseThroughTheEngineTest {
    @TempDir
    Path folder;
    private Path left;
    private Path right;
    private SyncHarness house;
    private SyncPair pair;

    @BeforeEach
    void open() throws Exception {
        left = Files.createDirectory(folder.resolve("left"));
        right = Files.createDirectory(folder.resolve("right"));
        house = new SyncHarness(folder.resolve("state"));
        pair = SyncPair.of("Site", end(left), end(right), SyncRules.DEFAULT);
        for (int i = 0; i < 20; i++) {
            write(left, "pages/p" + i + ".html", "page " + i);
        }
        write(left, "index.html", "index");
        write(right, "logo.svg", "logo");
    }

    @AfterEach
    void close() {
        house.close();
    }

    private static SyncEnd end(Path path) throws IOException {
        return new SyncEnd(SyncEnd.LOCAL, path.toRealPath().toString());
    }

    private static void write(Path root, String path, String content) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static ProblemKind kind(Executable call) {
        return assertThrows(ProblemException.class, call).problem().kind();
    }

    private void assertInStep() throws Exception {
        assertEquals(SyncHarness.tree(left), SyncHarness.tree(right));
        SyncPlan plan = house.plan(pair);
        assertEquals(List.of(), SyncHarness.actions(plan));
        assertTrue(plan.nothingToDo());
        assertEquals(List.of(), plan.guards());
    }

    @Test
    void bothSidesGetWhatTheOtherHasAndASecondTimeThereIsNothingToDo() throws Exception {
        house.synchronise(pair);
        assertEquals("logo", Files.readString(left.resolve("logo.svg")));
        assertEquals("page 7", Files.readString(right.resolve("pages/p7.html")));
        assertInStep();
    }

    @Test
    void editsOfBothSidesMeet() throws Exception {
        house.synchronise(pair);
        write(left, "pages/p1.html", "changed on the left");
        write(right, "pages/p2.html", "changed on the right");
        write(right, "new/folder/n", "new");
        Files.delete(left.resolve("pages/p3.html"));
        house.synchronise(pair);
        assertInStep();
        Map<String, String> tree = SyncHarness.tree(left);
        assertEquals("changed on the right", tree.get("pages/p2.html"));
        assertEquals("new", tree.get("new/folder/n"));
        assertFalse(tree.containsKey("pages/p3.html"));
    }

    @Test
    void aRunCanBeTakenBack() throws Exception {
        house.synchronise(pair);
        Map<String, String> before = SyncHarness.tree(right);
        write(left, "index.html", "another index");
        Files.delete(left.resolve("pages/p3.html"));
        SyncReport run = house.synchronise(pair);
        long id = run.summary().id();
        assertEquals(id, house.engine().synchroniser().history(pair.id()).get(0).id());
        assertEquals(run.fates(), house.engine().synchroniser().report(pair.id(), id).fates());
        SyncPlan undo = house.engine().synchroniser().planUndo(pair, id, CancelToken.never());
        house.engine().synchroniser().undo(pair, id, undo, SyncListener.NONE, new Pause(), CancelToken.never());
        assertEquals(before, SyncHarness.tree(right));
    }

    @Test
    void aFolderThatIsNotThereYetIsMadeWithTheFirstRun() throws Exception {
        Files.delete(right.resolve("logo.svg"));
        Files.delete(right);
        house.synchronise(pair);
        assertInStep();
    }

    @Test
    void anEmptyFolderThatHadContentAsksFirst() throws Exception {
        house.synchronise(pair);
        Path away = Files.move(left, folder.resolve("away"));
        Files.createDirectory(left);
        SyncPlan plan = house.plan(pair);
        assertTrue(plan.guards().stream().anyMatch(guard -> guard.kind() == Guard.Kind.ROOT_EMPTY),
                plan.guards().toString());
        Map<String, String> before = SyncHarness.tree(right);
        assertEquals(ProblemKind.PLAN_NOT_ACKNOWLEDGED, kind(() -> house.engine().synchroniser().run(pair, plan,
                Set.of(), SyncListener.NONE, new Pause(), CancelToken.never())));
        assertEquals(before, SyncHarness.tree(right));
        Files.delete(left);
        SyncPlan gone = house.plan(pair);
        assertTrue(gone.guards().stream().anyMatch(guard -> guard.kind() == Guard.Kind.ROOT_EMPTY),
                gone.guards().toString());
        Files.move(away, left);
        assertInStep();
    }

    @Test
    void twoAtOnceAreRefused() throws Exception {
        CountDownLatch scanning = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Thread first = new Thread(() -> {
            try {
                house.engine().synchroniser().plan(pair, new SyncListener() {
                    @Override
                    public void scanning(ScanProgress progress) {
                        scanning.countDown();
                        try {
                            goOn.await();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }, CancelToken.never());
            } catch (ProblemException e) {
                throw new IllegalStateException(e);
            }
        });
        first.start();
        scanning.await();
        assertEquals(ProblemKind.PAIR_BUSY, kind(() -> house.plan(pair)));
        house.engine().synchroniser().pairs().save(pair);
        assertEquals(ProblemKind.PAIR_BUSY, kind(() -> house.engine().synchroniser().pairs().delete(pair.id())));
        goOn.countDown();
        first.join();
        house.synchronise(pair);
        assertInStep();
    }

    @Test
    void aPairThatIsDeletedIsForgotten() throws Exception {
        house.engine().synchroniser().pairs().save(pair);
        house.synchronise(pair);
        house.engine().synchroniser().pairs().delete(pair.id());
        assertEquals(List.of(), house.engine().synchroniser().history(pair.id()));
        Files.delete(left.resolve("index.html"));
        assertEquals(List.of("COPY_LEFT /index.html"), SyncHarness.actions(house.plan(pair)),
                "without a baseline nothing is deleted");
    }

    @Test
    void aPairWhoseSiteIsDeletedIsToldAndStays() throws Exception {
        Site site = Site.of("shop", "Shop", "shop.example", 21, "ann");
        house.engine().store().save(site);
        SyncPair remote = SyncPair.of("Shop", end(left), new SyncEnd("shop", "/"), SyncRules.DEFAULT);
        house.engine().synchroniser().pairs().save(remote);
        assertEquals(List.of(), house.engine().synchroniser().pairs().damaged());
        house.engine().store().delete("shop");
        List<Problem> told = house.engine().synchroniser().pairs().damaged();
        assertEquals(List.of(ProblemKind.PAIR_SITE_GONE), told.stream().map(Problem::kind).toList());
        assertEquals(List.of(remote), house.engine().synchroniser().pairs().all());
        assertEquals(ProblemKind.PAIR_SITE_GONE, kind(() -> house.plan(remote)));
    }

    @Test
    void aPairThatBreaksTheRulesIsNotRun() throws Exception {
        SyncPair twice = SyncPair.of("twice", end(left), end(left), SyncRules.DEFAULT);
        assertEquals(ProblemKind.PAIR_INVALID, kind(() -> house.plan(twice)));
    }

    @Test
    void keptInStepOnceSomebodyHasSeenTheFirstRun() throws Exception {
        BlockingQueue<SyncPlan> asked = new LinkedBlockingQueue<>();
        BlockingQueue<SyncReport> ran = new LinkedBlockingQueue<>();
        house.engine().inStep().start(new InStepListener() {
            @Override
            public void asks(SyncPair which, SyncPlan plan) {
                asked.add(plan);
            }

            @Override
            public void ran(SyncPair which, SyncReport report) {
                ran.add(report);
            }
        });
        SyncPair kept = new SyncPair(pair.id(), "Site", pair.left(), pair.right(), SyncRules.DEFAULT,
                new KeepInStep(true, Optional.of(Duration.ofHours(1))), 0, 0);
        house.engine().synchroniser().pairs().save(kept);
        SyncPlan first = asked.take();
        assertTrue(ran.isEmpty());
        assertEquals(0, house.engine().synchroniser().run(kept, first, Set.of(), SyncListener.NONE, new Pause(),
                new CancelToken()).summary().failed());
        assertEquals(SyncHarness.tree(left), SyncHarness.tree(right));
        write(left, "pages/new.html", "new");
        while (!Files.exists(right.resolve("pages/new.html"))) {
            assertTrue(ran.take().fates().stream().allMatch(fate -> fate.action() != Action.CONFLICT));
        }
        assertEquals("new", Files.readString(right.resolve("pages/new.html")));
    }
}
