package io.portside.engine.sync.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Change;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.KeepInStep;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.ftp.cancel.CancelToken;

@Timeout(120)
class InStepTest {
    @TempDir
    Path folder;
    private final ScriptedSynchroniser synchroniser = new ScriptedSynchroniser();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> quiet = new LinkedBlockingQueue<>();
    /** A day passes with each look at the clock: whatever waits for a time is due at the next look. */
    private final AtomicLong days = new AtomicLong();
    private final InstantSource clock = () -> Instant.EPOCH.plus(Duration.ofDays(days.getAndIncrement()));
    private InStep inStep;

    @BeforeEach
    void open() {
        inStep = new InStep(synchroniser, clock);
    }

    @AfterEach
    void close() {
        inStep.close();
    }

    private final InStepListener listener = new InStepListener() {
        @Override
        public void ran(SyncPair pair, SyncReport report) {
            heard.add("ran");
        }

        @Override
        public void asks(SyncPair pair, SyncPlan plan) {
            heard.add("asks " + plan.guards().size() + " " + plan.items().size());
        }

        @Override
        public void quiet(SyncPair pair) {
            quiet.add(pair.id());
        }

        @Override
        public void unanswered(SyncPair pair) {
            heard.add("unanswered");
        }

        @Override
        public void failed(SyncPair pair, Problem problem, Duration again) {
            heard.add("failed " + problem.kind() + " " + again.toSeconds());
        }
    };

    private SyncPair pair(KeepInStep when) {
        return new SyncPair("p", "name", new SyncEnd(SyncEnd.LOCAL, folder.toString()), new SyncEnd("shop", "/"),
                SyncRules.DEFAULT, when, 0, 0);
    }

    private SyncPair watched() {
        return pair(new KeepInStep(true, Optional.empty()));
    }

    private static SyncPlan plan(List<Guard> guards, Action... actions) {
        List<PlanItem> items = new ArrayList<>();
        for (Action action : actions) {
            items.add(new PlanItem(VolumePath.parse("/f" + items.size()), Optional.empty(), Optional.empty(),
                    Optional.empty(), Change.CREATED, Change.ABSENT, action, action, List.of(), Optional.empty()));
        }
        return new SyncPlan("p", SyncRules.DEFAULT, Instant.EPOCH, items, guards, 1);
    }

    @Test
    void onlyPairsThatWantItAndOnlyWhenStarted() throws Exception {
        synchroniser.saved(pair(KeepInStep.BY_HAND));
        inStep.refresh();
        inStep.start(listener);
        assertEquals(Set.of(), inStep.kept());
        synchroniser.saved(watched());
        inStep.refresh();
        assertEquals(Set.of("p"), inStep.kept());
        synchroniser.saved(pair(KeepInStep.BY_HAND));
        inStep.refresh();
        assertEquals(Set.of(), inStep.kept());
    }

    @Test
    void aChangeIsSynchronisedWithoutAsking() throws Exception {
        synchroniser.plans(plan(List.of()), plan(List.of(), Action.COPY_RIGHT), plan(List.of()));
        synchroniser.saved(watched());
        inStep.start(listener);
        synchroniser.awaitPlans(1);
        Files.writeString(folder.resolve("f"), "1");
        assertEquals("ran", heard.take());
        assertEquals(1, synchroniser.runs());
    }

    @Test
    void whatARunWritesIsLookedAtOnceMoreAndThenItIsQuiet() throws Exception {
        synchroniser.plans(plan(List.of(), Action.COPY_LEFT), plan(List.of()));
        synchroniser.onRun(() -> Files.writeString(folder.resolve("ours"), "1"));
        synchroniser.saved(watched());
        inStep.start(listener);
        assertEquals("ran", heard.take());
        synchroniser.awaitPlans(2);
        assertEquals(1, synchroniser.runs());
    }

    @Test
    void guardsAndConflictsAskOnceForTheSamePlan() throws Exception {
        Guard guard = new Guard(Guard.Kind.ROOT_EMPTY, List.of("LEFT"));
        synchroniser.plans(plan(List.of(guard), Action.DELETE_RIGHT), plan(List.of(guard), Action.DELETE_RIGHT),
                plan(List.of(), Action.CONFLICT, Action.COPY_RIGHT), plan(List.of()));
        synchroniser.saved(pair(new KeepInStep(false, Optional.of(Duration.ofMinutes(1)))));
        inStep.start(listener);
        assertEquals("asks 1 1", heard.take());
        assertEquals("asks 0 2", heard.take());
        synchroniser.awaitPlans(4);
        assertEquals(0, synchroniser.runs());
    }

    @Test
    void theFirstRunIsNotMadeUnseen() throws Exception {
        SyncPlan known = plan(List.of(), Action.COPY_RIGHT);
        synchroniser.plans(new SyncPlan("p", known.rules(), known.made(), known.items(), List.of(), 0), known);
        synchroniser.saved(pair(new KeepInStep(false, Optional.of(Duration.ofMinutes(1)))));
        inStep.start(listener);
        assertEquals("asks 0 1", heard.take());
        assertEquals("ran", heard.take(), "something is remembered by now");
        assertEquals(1, synchroniser.runs());
    }

    @Test
    void thatNothingIsToBeDoneIsTold() throws Exception {
        Guard guard = new Guard(Guard.Kind.ROOT_EMPTY, List.of("LEFT"));
        synchroniser.plans(plan(List.of(guard), Action.DELETE_RIGHT), plan(List.of()));
        synchroniser.saved(pair(new KeepInStep(false, Optional.of(Duration.ofMinutes(1)))));
        inStep.start(listener);
        assertEquals("asks 1 1", heard.take());
        assertEquals("p", quiet.take(), "whoever was asked need not decide any more");
    }

    @Test
    void itGivesWayToWhoeverWorksAtThePair() throws Exception {
        synchroniser.blocking();
        synchroniser.saved(pair(new KeepInStep(true, Optional.of(Duration.ofMinutes(1)))));
        inStep.start(listener);
        synchroniser.awaitPlans(1);
        try (InStep.Attention attention = inStep.attend("p")) {
            synchroniser.awaitCancelled();
            synchroniser.forbid(true);
            inStep.refresh();
            Files.writeString(folder.resolve("f"), "1");
            synchroniser.forbid(false);
        }
        synchroniser.awaitPlans(2);
        assertTrue(heard.isEmpty(), "giving way is no failure");
        assertEquals(0, synchroniser.forbidden());
    }

    @Test
    void whatSomebodyStoppedIsNotGoneOnWithBeforeSomethingChanges() throws Exception {
        synchroniser.saved(watched());
        inStep.start(listener);
        synchroniser.awaitPlans(1);
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        synchroniser.forbid(true);
        quiet.take();
        long looks = days.get();
        new AttendedSynchroniser(synchroniser, inStep).run(watched(), plan(List.of(), Action.COPY_RIGHT), Set.of(),
                SyncListener.NONE, new Pause(), cancel);
        while (days.get() < looks + 2) {
            // Until the keeper has looked at the clock once more.
            Thread.onSpinWait();
        }
        synchroniser.forbid(false);
        Files.writeString(folder.resolve("f"), "1");
        synchroniser.awaitPlans(2);
        assertEquals(0, synchroniser.forbidden());
    }

    @Test
    void aPairThatIsSavedAnewIsLetGoOfBeforeSomebodyWorksAtIt() throws Exception {
        synchroniser.blocking();
        synchroniser.saved(watched());
        inStep.start(listener);
        synchroniser.awaitPlans(1);
        synchroniser.saved(pair(KeepInStep.BY_HAND));
        inStep.refresh();
        try (InStep.Attention attention = inStep.attend("p")) {
            assertEquals(0, synchroniser.busy());
        }
        assertEquals(Set.of(), inStep.kept());
    }

    @Test
    void failuresAreToldAndTriedAgainLater() throws Exception {
        synchroniser.failing(ProblemKind.CONNECT_TIMED_OUT, ProblemKind.PAIR_BUSY, ProblemKind.LOGIN_REFUSED);
        synchroniser.plans(plan(List.of(), Action.RECORD), plan(List.of()));
        synchroniser.saved(pair(new KeepInStep(false, Optional.of(Duration.ofMinutes(1)))));
        inStep.start(listener);
        assertEquals("failed CONNECT_TIMED_OUT 30", heard.take());
        assertEquals("failed LOGIN_REFUSED 60", heard.take());
        assertEquals("ran", heard.take());
    }

    @Test
    void whoGaveNoPasswordIsNotAskedAgainBeforeSomethingChanges() throws Exception {
        synchroniser.failing(ProblemKind.CANCELLED);
        synchroniser.plans(plan(List.of(), Action.COPY_RIGHT));
        synchroniser.saved(watched());
        Set<Thread> others = Thread.getAllStackTraces().keySet();
        inStep.start(listener);
        assertEquals("unanswered", heard.take());
        // Keepers of other tests may not have ended yet.
        Thread keeper = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("Portside keeps name in step") && !others.contains(thread))
                .findFirst().orElseThrow();
        while (keeper.getState() != Thread.State.WAITING) {
            assertFalse(Thread.interrupted(), "not in time");
            Thread.onSpinWait();
        }
        assertTrue(heard.isEmpty(), "it waits for a change, not for a time");
        Files.writeString(folder.resolve("f"), "1");
        assertEquals("ran", heard.take());
    }

    @Test
    void aFolderThatIsNotThereIsToldAndLookedAtAllTheSame() throws Exception {
        Path gone = folder.resolve("gone");
        SyncPair pair = watched();
        synchroniser.saved(new SyncPair("p", "name", new SyncEnd(SyncEnd.LOCAL, gone.toString()), pair.right(),
                pair.rules(), pair.keepInStep(), 0, 0));
        synchroniser.plans(plan(List.of()), plan(List.of()), plan(List.of()));
        inStep.start(new InStepListener() {
            @Override
            public void notWatched(SyncPair told, Problem problem) {
                heard.add(problem.kind().name());
            }
        });
        assertEquals("NOT_FOUND", heard.take());
        synchroniser.awaitPlans(2);
        assertTrue(heard.isEmpty(), "told once");
    }

    @Test
    void closingCancelsWhatRuns() throws Exception {
        synchroniser.blocking();
        synchroniser.saved(watched());
        inStep.start(listener);
        synchroniser.awaitPlans(1);
        inStep.close();
        synchroniser.awaitCancelled();
        assertTrue(heard.isEmpty());
    }
}
