package io.portside.ui.sync.preview;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.Set;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanTotals;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.text.Formats;
import io.portside.ui.sync.table.Pages;
import io.portside.ui.theme.Icons;

/** The preview of a synchronisation: what would be done, why, and everything that can be decided about it. UI thread. */
public final class PreviewPage {
    private static final int BLOCKED_WIDTH = 190;
    /** Milliseconds after which the details follow the cursor. */
    private static final int DETAILS = 60;

    private final Composite page;
    private final Formats formats;
    private final PreviewModel model;
    private final PreviewBar bar;
    private final NoticeBar notice;
    private final GuardBar guards;
    private final Pages body;
    private final Composite tableFrame;
    private final Composite nothing;
    private final Label nothingTitle;
    private final Label nothingText;
    private final PreviewTable table;
    private final PreviewMenu menu;
    private final DetailsPane details;
    private final Label totals;
    private final Label blocked;
    private final Button run;
    private final Executor workers;
    private final Executor ui;
    private SyncPlan plan;
    private long open;
    private boolean detailsComing;
    private boolean totalsChanged;
    private int runWidth;

    /**
     * @param workers run what takes long
     * @param ui      runs on the UI thread, later
     */
    public PreviewPage(Composite parent, Icons icons, PlanAdviser adviser, PreviewActions actions, Executor workers,
            Executor ui) {
        this.workers = workers;
        this.ui = ui;
        formats = Formats.here();
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 3).applyTo(page);
        model = new PreviewModel(workers, ui, this::shown);
        bar = new PreviewBar(page, icons, formats, (kind, on) -> model.change(o -> o.with(kind, on)),
                tree -> model.change(o -> o.withTree(tree)), this::foldAll,
                text -> model.change(o -> o.withSearch(text)));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar.control());
        notice = new NoticeBar(page, icons, actions::putOff, actions::compareAgain);
        guards = new GuardBar(page, icons, adviser, actions::acknowledge);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(guards.control());
        guards.control().setVisible(false);
        body = new Pages(page);
        GridDataFactory.fillDefaults().grab(true, true).hint(400, 120).applyTo(body.area());
        tableFrame = new Composite(body.area(), SWT.NONE);
        tableFrame.setLayout(new FillLayout());
        tableFrame.getAccessible().addAccessibleListener(
                AccessibleListener.getNameAdapter(e -> e.result = Messages.tableName));
        table = new PreviewTable(tableFrame, icons, formats, adviser);
        table.onFold((folder, close) -> model.change(o -> o.toggled(folder, close)));
        menu = new PreviewMenu(table, adviser, actions, workers, ui, formats);
        nothing = new Composite(body.area(), SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(24, 24).spacing(5, 10).applyTo(nothing);
        nothingTitle = centred(nothing, SWT.END);
        nothingTitle.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        nothingText = centred(nothing, SWT.BEGINNING);
        details = new DetailsPane(page, formats, adviser);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(details.control());
        Composite bottom = new Composite(page, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bottom);
        GridLayoutFactory.fillDefaults().numColumns(4).margins(8, 3).spacing(10, 0).applyTo(bottom);
        // In as many lines as it takes: what would be done must not be cut.
        totals = new Label(bottom, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(100, SWT.DEFAULT)
                .applyTo(totals);
        blocked = new Label(bottom, SWT.WRAP | SWT.RIGHT);
        GridDataFactory.fillDefaults().align(SWT.END, SWT.CENTER).hint(BLOCKED_WIDTH, SWT.DEFAULT).applyTo(blocked);
        button(bottom, Messages.again, Messages.againTip, actions::compareAgain);
        run = button(bottom, Messages.run, Messages.runTip, actions::run);
        table.rows().onTable(control -> {
            control.addListener(SWT.Selection, e -> showDetailsSoon());
            control.addListener(SWT.DefaultSelection, e -> open());
        });
        bar.search().addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ARROW_DOWN || e.keyCode == SWT.CR || e.keyCode == SWT.KEYPAD_CR) {
                table.control().setFocus();
                e.doit = false;
            } else if (e.keyCode == SWT.ESC) {
                bar.search().setText(""); //$NON-NLS-1$
                table.control().setFocus();
                e.doit = false;
            }
        });
    }

    private static Label centred(Composite parent, int align) {
        Label label = new Label(parent, SWT.CENTER | SWT.WRAP);
        GridDataFactory.fillDefaults().align(SWT.FILL, align).grab(true, true).hint(200, SWT.DEFAULT).applyTo(label);
        return label;
    }

    private static Button button(Composite parent, String text, String tip, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.setToolTipText(tip);
        button.addListener(SWT.Selection, e -> action.run());
        return button;
    }

    public Composite control() {
        return page;
    }

    PreviewTable table() {
        return table;
    }

    PreviewBar bar() {
        return bar;
    }

    PreviewMenu menu() {
        return menu;
    }

    Button run() {
        return run;
    }

    public void focus() {
        if (body.top() == tableFrame) {
            table.control().setFocus();
        } else if (!run.setFocus()) {
            page.setFocus();
        }
    }

    /** To the field that looks for names. */
    public void focusSearch() {
        bar.search().setFocus();
        bar.search().selectAll();
    }

    /** Has the selected rows do this. */
    public void decide(Action action) {
        menu.decide(action);
    }

    /** Shows both texts of the file at the cursor. */
    public void compareTexts() {
        menu.compareTexts();
    }

    public void selectAll() {
        table.control().selectAll();
        showDetails();
    }

    /**
     * Shows this plan.
     *
     * @param undo     whether it undoes a run
     * @param nowOpen  warnings that are still to be acknowledged
     * @param runnable whether nothing is in the way
     */
    public void show(SyncPlan now, Set<Guard> acknowledged, boolean undo, long nowOpen, boolean runnable) {
        open = nowOpen;
        guards.show(now.guards(), acknowledged);
        run.setText(undo ? Messages.undoNow : Messages.run);
        run.setEnabled(runnable);
        if (now != plan) {
            boolean fresh = plan == null || !plan.made().equals(now.made());
            plan = now;
            if (fresh) {
                // What was sifted away of another comparison must not hide what this one would do.
                bar.search().setText(""); //$NON-NLS-1$
                model.forget();
                table.forget();
            }
            empty(undo);
            model.show(now);
        }
        tellBlocked();
    }

    /** Says this above the rows. */
    public void show(Optional<Notice> of) {
        notice.show(of);
    }

    private void tellBlocked() {
        // Laying all out anew asks a table of a hundred thousand rows too.
        if (set(blocked, table.content().map(PreviewRows::totals).map(this::blocked).orElse("")) //$NON-NLS-1$
                | runWidth != run.computeSize(SWT.DEFAULT, SWT.DEFAULT).x | totalsChanged) {
            runWidth = run.computeSize(SWT.DEFAULT, SWT.DEFAULT).x;
            totalsChanged = false;
            page.layout(new Control[]{totals, blocked, run});
        }
    }

    private String blocked(PlanTotals sums) {
        if (open > 0) {
            return open == 1 ? Messages.oneOpen : NLS.bind(Messages.manyOpen, formats.number(open));
        }
        long undecided = sums.of(Action.CONFLICT).items();
        if (undecided > 0) {
            return undecided == 1
                    ? Messages.oneUndecided
                    : NLS.bind(Messages.manyUndecided, formats.number(undecided));
        }
        return ""; //$NON-NLS-1$
    }

    private void empty(boolean undo) {
        if (plan.items().isEmpty()) {
            nothingTitle.setText(undo ? Messages.nothingToUndo : Messages.sameTitle);
            nothingText.setText(undo
                    ? Messages.nothingToUndoText
                    : NLS.bind(Messages.sameText, formats.number(plan.unchanged()), formats.time(plan.made())));
        }
        body.show(plan.items().isEmpty() ? nothing : tableFrame);
        nothing.layout();
    }

    private void shown(PreviewRows rows) {
        if (page.isDisposed()) {
            return;
        }
        bar.show(rows);
        table.show(rows);
        totalsChanged |= set(totals, new TotalsWording(formats).line(rows.totals()));
        tellBlocked();
        if (!plan.items().isEmpty()) {
            boolean none = rows.shown() == 0;
            if (none) {
                nothingTitle.setText(onlySame(rows) ? Messages.onlySameTitle : Messages.filteredTitle);
                nothingText.setText(onlySame(rows)
                        ? NLS.bind(Messages.onlySameText, formats.number(rows.counts().get(ItemKind.SAME)))
                        : Messages.filteredText);
            }
            body.show(none ? nothing : tableFrame);
            nothing.layout();
        }
        showDetails();
    }

    private static boolean onlySame(PreviewRows rows) {
        return rows.counts().get(ItemKind.SAME) == rows.plan().items().size();
    }

    private void foldAll(boolean fold) {
        if (!fold) {
            model.change(o -> o.withClosed(Set.of()));
            return;
        }
        table.content().ifPresent(this::foldAll);
    }

    private void foldAll(PreviewRows rows) {
        if (rows.plan().items().size() <= PreviewModel.SMALL) {
            model.change(o -> o.withClosed(rows.foldable()));
            return;
        }
        workers.execute(() -> {
            Set<VolumePath> folders = rows.foldable();
            ui.execute(() -> {
                if (table.content().filter(now -> now.plan() == rows.plan()).isPresent()) {
                    model.change(o -> o.withClosed(folders));
                }
            });
        });
    }

    /** Enter and double-click: folds a folder, compares a file. */
    private void open() {
        Optional<PreviewRow> row = table.current();
        if (row.filter(PreviewRow::canFold).isPresent()) {
            model.change(o -> o.toggled(row.get().path(), !row.get().closed()));
        } else {
            menu.compareTexts();
        }
    }

    /** GTK walks over all rows to say which are selected, so that is asked once for a key that is held down. */
    private void showDetailsSoon() {
        if (!detailsComing) {
            detailsComing = true;
            page.getDisplay().timerExec(DETAILS, () -> {
                detailsComing = false;
                if (!page.isDisposed()) {
                    showDetails();
                }
            });
        }
    }

    private void showDetails() {
        List<PreviewRow> selected = table.selected();
        details.show(selected.size() == 1
                ? Optional.of(selected.get(0)).filter(PreviewRow::hasItem)
                        .flatMap(row -> table.content().map(rows -> rows.item(row)))
                : Optional.empty(), selected.size());
    }

    private static boolean set(Label label, String text) {
        String safe = LegacyActionTools.escapeMnemonics(text);
        if (safe.equals(label.getText())) {
            return false;
        }
        label.setText(safe);
        label.setToolTipText(text.isEmpty() ? null : safe);
        return true;
    }
}
