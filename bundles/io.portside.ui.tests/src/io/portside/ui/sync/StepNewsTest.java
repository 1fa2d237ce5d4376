package io.portside.ui.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.portside.engine.sync.RunSummary;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.ui.sync.StepNews.News;
import io.portside.ui.sync.pair.Pairs;
import io.portside.ui.sync.preview.Notice;
import io.portside.ui.sync.preview.Plans;

class StepNewsTest {
    private static final SyncPair WEB = Pairs.web();
    private static final SyncPlan CONFLICT = Plans.plan(Plans.item("/a", Action.CONFLICT));
    private static final SyncPlan MANY = Plans.plan(List.of(Plans.item("/b", Action.DELETE_RIGHT)),
            new Guard(Guard.Kind.MANY_DELETIONS, List.of("RIGHT", "12", "20")));
    private static final SyncReport REPORT = new SyncReport(new RunSummary(1, Plans.MADE, Optional.of(Plans.MADE),
            RunSummary.State.DONE, 1, 0, 0, 0, Optional.empty(), false), List.of());

    private final StepNews news = new StepNews(Runnable::run);

    private List<SyncPlan> questions() {
        return news.questions().stream().map(News.Asks::plan).toList();
    }

    @Test
    void aQuestionStaysUntilItIsAnsweredOrGone() {
        List<News> heard = new ArrayList<>();
        news.onNews(heard::add);
        news.asks(WEB, MANY);
        assertEquals(List.of(MANY), questions());
        news.putOff(WEB.id());
        assertEquals(List.of(), questions());
        assertTrue(news.of(WEB.id()).get() instanceof News.Asks, "still not in step");
        news.asks(WEB, CONFLICT);
        assertEquals(List.of(CONFLICT), questions());
        news.quiet(WEB);
        assertEquals(List.of(), questions());
        assertEquals(3, heard.size());
    }

    @Test
    void thatItRanIsNotForgottenWhenItWasLookedAtOnceMore() {
        news.ran(WEB, REPORT);
        news.quiet(WEB);
        assertTrue(news.of(WEB.id()).get() instanceof News.Ran);
    }

    @Test
    void whoGaveNoPasswordKnowsWhenItIsAskedForAgain() {
        news.unanswered(WEB);
        assertEquals("not in step", StepWording.state(news.of(WEB.id())));
        assertTrue(StepWording.words(news.of(WEB.id())).contains("asks again when something changes"));
    }

    private static Optional<Notice> notice(News last, SyncPlan shown) {
        return StepWording.notice(Optional.of(last),
                new SyncState.Preview(WEB, shown, Set.of(), Optional.empty()), shown.items());
    }

    @Test
    void whoLooksAtAPlanIsToldWhatItIs() {
        SyncPlan first = Plans.plan(Plans.item("/a", Action.COPY_RIGHT));
        Instant later = Plans.MADE.plusSeconds(1);
        assertEquals(Optional.of(Notice.QUESTION), notice(new News.Asks(WEB, MANY), MANY));
        assertEquals(Optional.of(Notice.FIRST), notice(new News.Asks(WEB, first), first));
        assertEquals(Optional.empty(), notice(new News.Asks(WEB, MANY), first), "compared since");
        assertEquals(Optional.of(Notice.STALE),
                notice(new News.Asks(WEB, new SyncPlan("web", MANY.rules(), later, MANY.items(), List.of(), 1)),
                        first));
        assertEquals(Optional.of(Notice.STALE), notice(new News.Ran(WEB, REPORT, later), first));
        assertEquals(Optional.empty(), notice(new News.Ran(WEB, REPORT, Plans.MADE.minusSeconds(1)), first));
        assertEquals(Optional.empty(), notice(new News.Quiet(WEB, later), Plans.plan()), "nothing is shown");
    }
}
