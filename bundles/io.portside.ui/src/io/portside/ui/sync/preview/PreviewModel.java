package io.portside.ui.sync.preview;

import java.util.Optional;
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
    private boolean making;

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
        asked++;
        if (plan.items().size() <= SMALL) {
            shown.accept(PreviewRows.of(plan, options));
        } else if (!making) {
            makeOnWorker();
        }
    }

    /** One at a time: somebody who types asks faster than rows are made, and those in between would take the processors. */
    private void makeOnWorker() {
        long mine = asked;
        SyncPlan of = plan;
        PreviewOptions with = options;
        making = true;
        workers.execute(() -> {
            Optional<PreviewRows> rows = Optional.empty();
            try {
                rows = Optional.of(PreviewRows.of(of, with));
            } finally {
                Optional<PreviewRows> made = rows;
                ui.execute(() -> made(mine, made));
            }
        });
    }

    private void made(long number, Optional<PreviewRows> rows) {
        making = false;
        if (number == asked) {
            rows.ifPresent(shown);
        } else if (plan != null && plan.items().size() > SMALL) {
            makeOnWorker();
        }
    }
}
