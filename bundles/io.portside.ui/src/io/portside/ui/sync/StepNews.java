package io.portside.ui.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.portside.engine.problem.Problem;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.watch.InStepListener;

/** The latest of each pair that is kept in step. The engine tells from its threads; everything else is on the UI thread. */
public final class StepNews implements InStepListener {
    private final Executor ui;
    private final Map<String, News> latest = new LinkedHashMap<>();
    private final Set<String> putOff = new HashSet<>();
    private final List<Consumer<News>> hearers = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** What became of a pair that is kept in step. */
    public sealed interface News {
        SyncPair pair();

        /** It ran by itself. */
        record Ran(SyncPair pair, SyncReport report, Instant at) implements News {}

        /** Somebody has to look at the plan. */
        record Asks(SyncPair pair, SyncPlan plan) implements News {}

        /** It did not work, and is tried again after a while. */
        record Failed(SyncPair pair, Problem problem, Duration again) implements News {}

        /** It could not log in, because nobody gave a password. */
        record Unanswered(SyncPair pair) implements News {}

        /** It was looked at, and there was nothing to be done. */
        record Quiet(SyncPair pair, Instant at) implements News {}
    }

    /** @param ui runs on the UI thread, later; callable from every thread */
    public StepNews(Executor ui) {
        this.ui = ui;
    }

    /** Hears what is told, and that a question was put off. */
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Hears what is told, once. */
    void onNews(Consumer<News> hearer) {
        hearers.add(hearer);
    }

    public Optional<News> of(String pairId) {
        return Optional.ofNullable(latest.get(pairId));
    }

    /** Plans that wait for somebody, the oldest first; without those that were put off. */
    List<News.Asks> questions() {
        List<News.Asks> found = new ArrayList<>();
        latest.values().forEach(news -> {
            if (news instanceof News.Asks asks && !putOff.contains(asks.pair().id())) {
                found.add(asks);
            }
        });
        return found;
    }

    /**
     * Somebody has answered, be it that nothing shall be done now. The pair is not in step then, and is said to want a
     * decision, but nobody is asked about the same again: the next question is another one.
     */
    void putOff(String pairId) {
        if (latest.get(pairId) instanceof News.Asks && putOff.add(pairId)) {
            listeners.forEach(Runnable::run);
        }
    }

    private void tell(News news) {
        ui.execute(() -> {
            String pair = news.pair().id();
            if (news instanceof News.Quiet && latest.get(pair) instanceof News.Ran) {
                // That it ran says more.
                return;
            }
            putOff.remove(pair);
            latest.remove(pair);
            latest.put(pair, news);
            hearers.forEach(hearer -> hearer.accept(news));
            listeners.forEach(Runnable::run);
        });
    }

    @Override
    public void quiet(SyncPair pair) {
        tell(new News.Quiet(pair, Instant.now()));
    }

    @Override
    public void ran(SyncPair pair, SyncReport report) {
        tell(new News.Ran(pair, report, Instant.now()));
    }

    @Override
    public void asks(SyncPair pair, SyncPlan plan) {
        tell(new News.Asks(pair, plan));
    }

    @Override
    public void unanswered(SyncPair pair) {
        tell(new News.Unanswered(pair));
    }

    @Override
    public void failed(SyncPair pair, Problem problem, Duration again) {
        tell(new News.Failed(pair, problem, again));
    }
}
