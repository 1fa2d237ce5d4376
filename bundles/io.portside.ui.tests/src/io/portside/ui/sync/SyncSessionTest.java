package io.portside.ui.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.ui.sync.pair.Pairs;
import io.portside.ui.sync.preview.Plans;
import io.portside.ui.testing.HandExecutor;

class SyncSessionTest {
    private static final Guard MANY = new Guard(Guard.Kind.MANY_DELETIONS, List.of("RIGHT", "12", "20"));
    private static final Guard EMPTY = new Guard(Guard.Kind.ROOT_EMPTY, List.of("LEFT"));

    private final FakeSynchroniser engine = new FakeSynchroniser();
    private final HandExecutor workers = new HandExecutor();
    private final HandExecutor ui = new HandExecutor();
    private final SyncSession session = new SyncSession(() -> engine, workers, ui);
    private final SyncPair pair = Pairs.web();

    private void settle() {
        while (workers.waiting() + ui.waiting() > 0) {
            workers.all();
            ui.all();
        }
    }

    private SyncState.Preview preview() {
        return assertInstanceOf(SyncState.Preview.class, session.state());
    }

    private void compare(SyncPlan plan) {
        engine.plan = plan;
        session.compare(pair);
        settle();
    }

    @Test
    void whatIsShownIsWhatIsRun() {
        compare(Plans.site());
        SyncPlan decided = Plans.ADVISER.decide(preview().plan(), List.of(VolumePath.parse("/index.html")),
                Action.COPY_RIGHT);
        session.edit(decided);
        assertSame(decided, preview().plan());
        session.run();
        assertInstanceOf(SyncState.Running.class, session.state());
        settle();
        assertEquals(1, engine.ran.size());
        assertSame(decided, engine.ran.get(0));
        assertFalse(assertInstanceOf(SyncState.Finished.class, session.state()).past());
    }

    @Test
    void progressIsShown() {
        session.compare(pair);
        workers.all();
        ui.one();
        assertEquals(44, assertInstanceOf(SyncState.Comparing.class, session.state()).progress().get().entries());
        settle();
        session.run();
        workers.all();
        ui.one();
        assertEquals(2, assertInstanceOf(SyncState.Running.class, session.state()).progress().get().itemsDone());
    }

    @Test
    void eachWarningHasToBeAcknowledged() {
        compare(Plans.site(MANY, EMPTY, MANY));
        assertEquals(2, preview().open());
        session.run();
        settle();
        assertTrue(engine.ran.isEmpty());
        session.acknowledge(MANY, true);
        session.run();
        settle();
        assertTrue(engine.ran.isEmpty());
        session.acknowledge(EMPTY, true);
        session.acknowledge(MANY, false);
        assertFalse(preview().runnable());
        session.acknowledge(MANY, true);
        session.run();
        settle();
        assertEquals(Set.of(MANY, EMPTY), engine.acknowledged);
    }

    @Test
    void aWarningThatADecisionBringsIsOpen() {
        compare(Plans.site(EMPTY));
        session.acknowledge(EMPTY, true);
        SyncPlan other = Plans.site(new Guard(Guard.Kind.ROOT_EMPTY, List.of("RIGHT")));
        session.edit(other);
        assertEquals(1, preview().open());
        session.takeBack();
        assertEquals(1, preview().plan().guards().size());
        assertFalse(session.canTakeBack());
    }

    @Test
    void nothingIsRunTwiceOrWhereNothingIsToBeDone() {
        compare(Plans.plan(Plans.item("/a", Action.SKIP), Plans.item("/b", Action.CONFLICT)));
        session.run();
        settle();
        assertTrue(engine.ran.isEmpty());
        compare(Plans.plan(Plans.item("/a", Action.RECORD)));
        session.run();
        session.run();
        session.compare(pair);
        settle();
        assertEquals(1, engine.ran.size());
        session.run();
        settle();
        assertEquals(1, engine.ran.size());
    }

    @Test
    void whatComesAfterLeavingIsDropped() {
        session.compare(pair);
        session.cancel();
        settle();
        assertInstanceOf(SyncState.Start.class, session.state());
        assertTrue(engine.tokens.get(0).isCancelled());
        session.compare(pair);
        session.compare(pair);
        settle();
        assertTrue(engine.tokens.get(1).isCancelled());
        assertFalse(engine.tokens.get(2).isCancelled());
    }

    @Test
    void aRunIsPausedAndCancelledButNeverDropped() {
        compare(Plans.site());
        session.run();
        session.leave();
        assertTrue(session.running());
        workers.all();
        session.pause(true);
        assertTrue(engine.pauses.get(0).paused());
        session.cancel();
        assertFalse(engine.pauses.get(0).paused());
        assertTrue(assertInstanceOf(SyncState.Running.class, session.state()).cancelling());
        settle();
        assertTrue(engine.tokens.get(1).isCancelled());
        assertInstanceOf(SyncState.Finished.class, session.state());
    }

    @Test
    void failuresAreTold() {
        engine.failure = Optional.of(ProblemKind.PAIR_BUSY);
        session.compare(pair);
        settle();
        SyncState.Failed failed = assertInstanceOf(SyncState.Failed.class, session.state());
        assertEquals(SyncState.Step.COMPARE, failed.step());
        assertEquals(ProblemKind.PAIR_BUSY, failed.problem().kind());
        engine.failure = Optional.empty();
        session.compare(pair);
        settle();
        engine.failure = Optional.of(ProblemKind.SYNC_STATE);
        session.run();
        settle();
        assertEquals(SyncState.Step.RUN, assertInstanceOf(SyncState.Failed.class, session.state()).step());
    }

    @Test
    void aRunIsUndoneAfterItsPreview() {
        session.planUndo(pair, 7);
        settle();
        assertEquals(Optional.of(7L), preview().undoOf());
        session.run();
        settle();
        assertTrue(engine.ran.isEmpty());
        assertSame(engine.plan, engine.undone.get(0));
        session.showReport(pair, 7);
        settle();
        assertTrue(assertInstanceOf(SyncState.Finished.class, session.state()).past());
    }
}
