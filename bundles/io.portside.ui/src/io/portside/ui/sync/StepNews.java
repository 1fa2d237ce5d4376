package io.portside.ui.sync;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.time.Duration;

import io.portside.engine.problem.Problem;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.watch.InStepListener;

/** The latest of each pair that is kept in step. The engine tells from its threads; everything else is on the UI thread. */
public final class StepNews implements InStepListener {
    private final Executor ui;
    private final Map<String, News> latest = new LinkedHashMap<>();
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
    }

    /** @param ui runs on the UI thread, later; callable from every thread */
    public StepNews(Executor ui) {
        this.ui = ui;
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    public Optional<News> of(String pairId) {
        return Optional.ofNullable(latest.get(pairId));
    }

    /** Plans that wait for somebody, the oldest first. */
    List<News.Asks> questions() {
        List<News.Asks> found = new ArrayList<>();
        latest.values().forEach(news -> {
            if (news instanceof News.Asks asks) {
                found.add(asks);
            }
        });
        return found;
    }

    /** The last that was told. */
    Optional<News> last() {
        return latest.values().stream().reduce((one, other) -> other);
    }

    /** Somebody looks at the pair now. */
    void seen(String pairId) {
        if (latest.get(pairId) instanceof News.Asks) {
            latest.remove(pairId);
            listeners.forEach(Runnable::run);
        }
    }

    private void tell(News news) {
        ui.execute(() -> {
            latest.remove(news.pair().id());
            latest.put(news.pair().id(), news);
            listeners.forEach(Runnable::run);
        });
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
    public void failed(SyncPair pair, Problem problem, Duration again) {
        tell(new News.Failed(pair, problem, again));
    }
}
