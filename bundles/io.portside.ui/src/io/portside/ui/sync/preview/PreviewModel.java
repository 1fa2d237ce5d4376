package io.portside.ui.sync.preview;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.portside.engine.sync.plan.SyncPlan;

/**
 * The plan and how it is looked at. Rows of big plans are made on a worker, those of small ones at once; what comes back
 * late, after something newer was asked for, is dropped. UI thread.
 */
final class PreviewModel {
    /** Items up to which making the rows takes no time worth mentioning. */
    static final int SMALL = 2_000;

    private final Executor workers;
    private final Executor ui;
    private final Consumer<PreviewRows> shown;
    private SyncPlan plan;
    private PreviewOptions options = PreviewOptions.INITIAL;
    private long asked;

    /** @param shown hears of new rows, on the UI thread */
    PreviewModel(Executor workers, Executor ui, Consumer<PreviewRows> shown) {
        this.workers = workers;
        this.ui = ui;
        this.shown = shown;
    }

    PreviewOptions options() {
        return options;
    }

    void show(SyncPlan other) {
        plan = other;
        make();
    }

    /** Everything is shown again that is shown at first; tree or list stays as it is. */
    void forget() {
        plan = null;
        options = PreviewOptions.INITIAL.withTree(options.tree());
    }

    void change(UnaryOperator<PreviewOptions> change) {
        PreviewOptions now = change.apply(options);
        if (!now.equals(options)) {
            options = now;
            if (plan != null) {
                make();
            }
        }
    }

    private void make() {
        long mine = ++asked;
        SyncPlan of = plan;
        PreviewOptions with = options;
        if (of.items().size() <= SMALL) {
            shown.accept(PreviewRows.of(of, with));
            return;
        }
        workers.execute(() -> {
            PreviewRows rows = PreviewRows.of(of, with);
            ui.execute(() -> {
                if (mine == asked) {
                    shown.accept(rows);
                }
            });
        });
    }
}
