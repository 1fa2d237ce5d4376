package io.portside.ui.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Pause;
import io.portside.engine.sync.RunProgress;
import io.portside.engine.sync.ScanProgress;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.Synchroniser;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ui.sync.SyncState.Comparing;
import io.portside.ui.sync.SyncState.Failed;
import io.portside.ui.sync.SyncState.Finished;
import io.portside.ui.sync.SyncState.Preview;
import io.portside.ui.sync.SyncState.Running;
import io.portside.ui.sync.SyncState.Start;
import io.portside.ui.sync.SyncState.Step;

/**
 * One pair on its way from the comparison to the report. All methods on the UI thread, none blocks: what blocks goes to
 * the workers, and what comes back from something that was left meanwhile is dropped.
 */
public final class SyncSession {
    /** How many changes of the plan can be taken back. */
    private static final int REMEMBERED = 100;

    private final Supplier<Synchroniser> engine;
    private final Executor workers;
    private final Executor ui;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final Deque<SyncPlan> before = new ArrayDeque<>();
    private List<PlanItem> compared = List.of();
    private SyncState state = new Start();
    private long generation;
    private CancelToken cancel = new CancelToken();
    private Pause pause = new Pause();

    /**
     * @param workers run what blocks
     * @param ui      runs on the UI thread; callable from every thread
     */
    public SyncSession(Supplier<Synchroniser> engine, Executor workers, Executor ui) {
        this.engine = engine;
        this.workers = workers;
        this.ui = ui;
    }

    public SyncState state() {
        return state;
    }

    /** Hears of every new state. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** Whether something runs that must not be dropped without a word. */
    public boolean running() {
        return state instanceof Running;
    }

    public boolean busy() {
        return state instanceof Running || state instanceof Comparing;
    }

    /** The items of the plan that is shown, as they were before anybody decided otherwise. */
    List<PlanItem> compared() {
        return compared;
    }

    private void preview(SyncPair pair, SyncPlan plan, Set<Guard> acknowledged, Optional<Long> undoOf) {
        compared = plan.items();
        show(new Preview(pair, plan, acknowledged, undoOf));
    }

    private void show(SyncState next) {
        state = next;
        listeners.forEach(Runnable::run);
    }

    /** Back to the list; a comparison is given up, a run is not. */
    public void leave() {
        if (running()) {
            return;
        }
        abandon();
        show(new Start());
    }

    private void abandon() {
        generation++;
        before.clear();
        CancelToken old = cancel;
        cancel = new CancelToken();
        // Cancelling closes sockets, which may take its time.
        workers.execute(old::cancel);
    }

    /** Looks at both sides. Does nothing while a run is under way. */
    public void compare(SyncPair pair) {
        if (running()) {
            return;
        }
        abandon();
        CancelToken token = cancel;
        show(new Comparing(pair, Optional.empty(), Optional.empty(), false));
        work(pair, Step.COMPARE, listener -> engine.get().plan(pair, listener, token),
                plan -> preview(pair, plan, Set.of(), Optional.empty()));
    }

    /** Shows a plan that was made without anybody asking, because somebody has to look at it. */
    public void present(SyncPair pair, SyncPlan plan) {
        if (!running()) {
            abandon();
            preview(pair, plan, Set.of(), Optional.empty());
        }
    }

    /** Plans the undoing of a run. */
    public void planUndo(SyncPair pair, long run) {
        if (running()) {
            return;
        }
        abandon();
        CancelToken token = cancel;
        show(new Comparing(pair, Optional.of(run), Optional.empty(), false));
        work(pair, Step.UNDO, listener -> engine.get().planUndo(pair, run, token),
                plan -> preview(pair, plan, Set.of(), Optional.of(run)));
    }

    /** Shows what an earlier run did. */
    public void showReport(SyncPair pair, long run) {
        if (running()) {
            return;
        }
        abandon();
        work(pair, Step.REPORT, listener -> engine.get().report(pair.id(), run),
                report -> show(new Finished(pair, report, true)));
    }

    /** Says yes to a warning, or takes that back. */
    public void acknowledge(Guard guard, boolean yes) {
        if (state instanceof Preview preview) {
            show(preview.with(guard, yes));
        }
    }

    /** Another plan for the same comparison: somebody decided something. */
    public void edit(SyncPlan plan) {
        if (state instanceof Preview preview) {
            before.push(preview.plan());
            if (before.size() > REMEMBERED) {
                before.removeLast();
            }
            show(preview.with(plan));
        }
    }

    /** The pair's filter has become narrower, and the plan with it. What was decided before cannot be taken back then. */
    public void excluded(SyncPair pair, SyncPlan plan) {
        if (state instanceof Preview preview && preview.pair().id().equals(pair.id())) {
            before.clear();
            preview(pair, plan, preview.with(plan).acknowledged(), preview.undoOf());
        }
    }

    public boolean canTakeBack() {
        return state instanceof Preview && !before.isEmpty();
    }

    /** Takes the last change of the plan back. */
    public void takeBack() {
        if (state instanceof Preview preview && !before.isEmpty()) {
            show(preview.with(before.pop()));
        }
    }

    /** Runs the plan that is shown, if nothing is in the way. */
    public void run() {
        if (!(state instanceof Preview preview) || !preview.runnable()) {
            return;
        }
        SyncPair pair = preview.pair();
        generation++;
        before.clear();
        cancel = new CancelToken();
        pause = new Pause();
        CancelToken token = cancel;
        Pause holding = pause;
        show(new Running(pair, preview.plan(), preview.undoOf(), Optional.empty(), false, false));
        if (preview.undoOf().isPresent()) {
            work(pair, Step.UNDO, listener -> engine.get().undo(pair, preview.undoOf().get(), preview.plan(),
                    listener, holding, token), report -> show(new Finished(pair, report, false)));
        } else {
            work(pair, Step.RUN, listener -> engine.get().run(pair, preview.plan(), preview.acknowledged(), listener,
                    holding, token), report -> show(new Finished(pair, report, false)));
        }
    }

    public void pause(boolean on) {
        if (state instanceof Running running) {
            pause.set(on);
            show(new Running(running.pair(), running.plan(), running.undoOf(), running.progress(), on,
                    running.cancelling()));
        }
    }

    /** Stops a comparison or a run as soon as it can be. */
    public void cancel() {
        CancelToken token = cancel;
        if (state instanceof Comparing) {
            // Nothing was changed yet, so nobody needs to wait for its end.
            leave();
        } else if (state instanceof Running running && !running.cancelling()) {
            pause.set(false);
            show(new Running(running.pair(), running.plan(), running.undoOf(), running.progress(), false, true));
            workers.execute(token::cancel);
        }
    }

    @FunctionalInterface
    private interface Call<T> {
        T run(SyncListener listener) throws ProblemException;
    }

    @FunctionalInterface
    private interface Done<T> {
        void accept(T result);
    }

    private <T> void work(SyncPair pair, Step step, Call<T> call, Done<T> done) {
        long mine = generation;
        Latest latest = new Latest(mine);
        workers.execute(() -> {
            Runnable end;
            try {
                T result = call.run(latest);
                end = () -> done.accept(result);
            } catch (ProblemException e) {
                end = () -> failed(pair, step, e.problem());
            } catch (RuntimeException e) {
                end = () -> failed(pair, step, Problem.of(ProblemKind.INTERNAL, e.toString(), e.toString()));
            }
            Runnable outcome = end;
            ui.execute(() -> {
                if (mine == generation) {
                    outcome.run();
                }
            });
        });
    }

    private void failed(SyncPair pair, Step step, Problem problem) {
        if (problem.kind() == ProblemKind.CANCELLED && step != Step.RUN) {
            show(new Start());
        } else {
            show(new Failed(pair, step, problem));
        }
    }

    /** Brings progress to the UI thread: only the latest, and never more than one on its way. */
    private final class Latest implements SyncListener {
        private final long mine;
        private final AtomicReference<Runnable> next = new AtomicReference<>();

        Latest(long mine) {
            this.mine = mine;
        }

        @Override
        public void scanning(ScanProgress progress) {
            post(() -> {
                if (state instanceof Comparing now) {
                    show(new Comparing(now.pair(), now.undoOf(), Optional.of(progress), now.cancelling()));
                }
            });
        }

        @Override
        public void running(RunProgress progress) {
            post(() -> {
                if (state instanceof Running now) {
                    show(new Running(now.pair(), now.plan(), now.undoOf(), Optional.of(progress), now.paused(),
                            now.cancelling()));
                }
            });
        }

        private void post(Runnable update) {
            if (next.getAndSet(update) == null) {
                ui.execute(() -> {
                    Runnable now = next.getAndSet(null);
                    if (mine == generation) {
                        now.run();
                    }
                });
            }
        }
    }
}
