package io.portside.ui.sync.run;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.TableItem;

import io.portside.engine.sync.Fate;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.text.ClearingWording;
import io.portside.engine.text.Formats;
import io.portside.ui.prompt.NamedFrame;
import io.portside.ui.prompt.ProblemDialog;
import io.portside.ui.sync.table.GrowingTable;
import io.portside.ui.sync.table.GrowingTable.Column;
import io.portside.ui.theme.Icons;

/** What a run did, item by item. UI thread; long lists are sifted on a worker. */
public final class ReportPage {
    private final Composite page;
    private final Icons icons;
    private final Executor workers;
    private final Executor ui;
    private final Formats formats = Formats.here();
    private final FateWording wording = new FateWording(formats);
    private final ClearingWording clearing = new ClearingWording(formats);
    private final Label title;
    private final Label summary;
    private final Button onlyTrouble;
    private final GrowingTable table;
    private final Button details;
    private final Button copy;
    private final Button undo;
    private SyncReport report;
    private List<Fate> shown = List.of();
    private long asked;

    /** What can be done afterwards. */
    public interface Actions {
        void compareAgain();

        void history();

        /** Plans the undoing of the run that is shown. */
        void undo(long run);
    }

    public ReportPage(Composite parent, Icons icons, Actions actions, Executor workers, Executor ui) {
        this.icons = icons;
        this.workers = workers;
        this.ui = ui;
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(8, 6).spacing(6, 6).applyTo(page);
        title = new Label(page, SWT.NONE);
        title.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        GridDataFactory.fillDefaults().grab(true, false).applyTo(title);
        summary = new Label(page, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(summary);
        onlyTrouble = new Button(page, SWT.CHECK);
        onlyTrouble.setText(Messages.onlyTrouble);
        onlyTrouble.addListener(SWT.Selection, e -> sift());
        Composite frame = NamedFrame.in(page, Messages.fates);
        GridDataFactory.fillDefaults().grab(true, true).hint(400, 120).applyTo(frame);
        table = new GrowingTable(frame,
                List.of(new Column(Messages.columnOutcome, 150, SWT.LEFT, 0),
                        new Column(Messages.columnPath, 280, SWT.LEFT, 2),
                        new Column(Messages.columnAction, 170, SWT.LEFT, 0),
                        new Column(Messages.columnSize, 90, SWT.RIGHT, 0),
                        new Column(Messages.columnRemark, 280, SWT.LEFT, 3)),
                this::fill);
        Composite bottom = new Composite(page, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bottom);
        GridLayoutFactory.fillDefaults().numColumns(6).spacing(8, 0).applyTo(bottom);
        details = button(bottom, Messages.details, this::showDetails);
        copy = button(bottom, Messages.copy, this::copy);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.BEGINNING, SWT.FILL).applyTo(copy);
        button(bottom, Messages.history, actions::history);
        undo = button(bottom, Messages.undo, () -> actions.undo(report.summary().id()));
        undo.setToolTipText(Messages.undoTip);
        button(bottom, Messages.compareAgain, actions::compareAgain);
        table.onTable(control -> {
            control.addListener(SWT.Selection, e -> enable());
            control.addListener(SWT.DefaultSelection, e -> showDetails());
        });
    }

    private static Button button(Composite parent, String text, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.addListener(SWT.Selection, e -> action.run());
        return button;
    }

    public Composite control() {
        return page;
    }

    GrowingTable table() {
        return table;
    }

    public void focus() {
        table.table().setFocus();
    }

    public void selectAll() {
        table.table().selectAll();
    }

    /** @param past whether it is looked at from the history */
    public void show(SyncReport now, boolean past) {
        if (now == report) {
            return;
        }
        report = now;
        String when = formats.time(now.summary().started());
        set(title, now.summary().undoOf().isPresent()
                ? NLS.bind(Messages.titleUndo, when)
                : past ? NLS.bind(Messages.titlePast, when) : Messages.title);
        set(summary, Stream.of(Optional.of(wording.summary(now.summary())), clearing.cleared(now),
                clearing.failed(now), clearing.since(now.summary())).flatMap(Optional::stream)
                .collect(Collectors.joining(" "))); //$NON-NLS-1$
        onlyTrouble.setSelection(now.summary().failed() > 0);
        undo.setEnabled(now.summary().undoable());
        sift();
        page.layout(true, true);
    }

    private static boolean trouble(Fate fate) {
        return fate.outcome() != Outcome.DONE && fate.outcome() != Outcome.LEFT_ALONE;
    }

    private void sift() {
        boolean only = onlyTrouble.getSelection();
        List<Fate> all = report.fates();
        long mine = ++asked;
        workers.execute(() -> {
            List<Fate> found = only ? all.stream().filter(ReportPage::trouble).toList() : all;
            ui.execute(() -> {
                if (mine == asked && !page.isDisposed()) {
                    shown = found;
                    table.show(found.size(), found.isEmpty() ? new int[0] : new int[]{0}, 0);
                    enable();
                }
            });
        });
    }

    private void fill(TableItem item, int index) {
        Fate fate = shown.get(index);
        item.setImage(0, icons.get(FateWording.icon(fate.outcome())));
        item.setText(new String[]{FateWording.outcome(fate.outcome()), fate.path().toString(), wording.action(fate),
                wording.size(fate), wording.remark(fate)});
    }

    private Optional<Fate> current() {
        int index = table.table().getSelectionIndex();
        return index >= 0 && index < shown.size() ? Optional.of(shown.get(index)) : Optional.empty();
    }

    private void enable() {
        details.setEnabled(current().flatMap(Fate::problem).isPresent());
        copy.setEnabled(!shown.isEmpty());
    }

    private void showDetails() {
        current().flatMap(Fate::problem).ifPresent(problem -> new ProblemDialog(page.getShell(), problem).open());
    }

    /** The selected rows, or all of them, for a mail or a table. */
    private void copy() {
        int[] selected = table.selection();
        List<Fate> fates = selected.length > 1
                ? Arrays.stream(selected).mapToObj(shown::get).toList()
                : shown;
        workers.execute(() -> {
            String text = fates.stream().map(this::line).collect(Collectors.joining("\n")); //$NON-NLS-1$
            ui.execute(() -> {
                if (!page.isDisposed() && !text.isEmpty()) {
                    Clipboard clipboard = new Clipboard(page.getDisplay());
                    clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
                    clipboard.dispose();
                }
            });
        });
    }

    private String line(Fate fate) {
        return String.join("\t", FateWording.outcome(fate.outcome()), fate.path().toString(), wording.action(fate), //$NON-NLS-1$
                wording.size(fate), wording.remark(fate));
    }

    private static void set(Label label, String text) {
        label.setText(LegacyActionTools.escapeMnemonics(text));
    }
}
