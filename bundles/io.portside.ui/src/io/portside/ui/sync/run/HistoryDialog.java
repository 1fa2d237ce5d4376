package io.portside.ui.sync.run;

import java.util.List;
import java.util.Optional;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TableItem;

import io.portside.engine.problem.Problem;
import io.portside.engine.sync.RunSummary;
import io.portside.engine.text.ClearingWording;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;
import io.portside.ui.prompt.NamedFrame;
import io.portside.ui.sync.table.GrowingTable;
import io.portside.ui.sync.table.GrowingTable.Column;
import io.portside.ui.work.Work;

/** The runs of a pair, the newest first; chooses one whose report is to be shown or that is to be undone. UI thread. */
public final class HistoryDialog extends Dialog {
    private static final int REPORT = IDialogConstants.CLIENT_ID;
    private static final int UNDO = IDialogConstants.CLIENT_ID + 1;

    private final String pairName;
    private final Work.Task<List<RunSummary>> reading;
    private final Formats formats = Formats.here();
    private final FateWording wording = new FateWording(formats);
    private final ClearingWording clearing = new ClearingWording(formats);
    private GrowingTable table;
    private Label note;
    private List<RunSummary> runs = List.of();
    private Optional<Choice> chosen = Optional.empty();

    /**
     * What was chosen.
     *
     * @param undo the run is to be undone; else its report is to be shown
     */
    public record Choice(long run, boolean undo) {}

    public HistoryDialog(Shell parent, String pairName, Work.Task<List<RunSummary>> reading) {
        super(parent);
        this.pairName = pairName;
        this.reading = reading;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /** Blocks in an event loop. */
    public Optional<Choice> ask() {
        open();
        return chosen;
    }

    Optional<Choice> chosen() {
        return chosen;
    }

    GrowingTable table() {
        return table;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(NLS.bind(Messages.historyTitle, pairName));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().margins(10, 10).spacing(8, 8).applyTo(area);
        Composite frame = NamedFrame.in(area, Messages.runs);
        GridDataFactory.fillDefaults().grab(true, true).hint(780, 280).applyTo(frame);
        table = new GrowingTable(frame,
                List.of(new Column(Messages.columnStarted, 190, SWT.LEFT, 1),
                        new Column(Messages.columnState, 170, SWT.LEFT, 1),
                        new Column(Messages.columnDone, 75, SWT.RIGHT, 0),
                        new Column(Messages.columnFailed, 75, SWT.RIGHT, 0),
                        new Column(Messages.columnLeftAlone, 90, SWT.RIGHT, 0),
                        new Column(Messages.columnSize, 90, SWT.RIGHT, 0),
                        new Column(Messages.columnTook, 90, SWT.RIGHT, 0)),
                this::fill);
        table.onTable(control -> {
            control.addListener(SWT.Selection, e -> enable());
            control.addListener(SWT.DefaultSelection, e -> choose(false));
        });
        note = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(780, convertHeightInCharsToPixels(2)).applyTo(note);
        return area;
    }

    private void fill(TableItem item, int index) {
        RunSummary run = runs.get(index);
        String state = FateWording.state(run);
        String what = run.undoOf().flatMap(this::find)
                .map(undone -> NLS.bind(Messages.undoOf, state, formats.time(undone.started()))).orElse(state);
        String lost = clearing.since(run).map(words -> NLS.bind(Messages.stateCleared, what, words)).orElse(what);
        item.setText(new String[]{formats.time(run.started()), lost, formats.number(run.done()),
                formats.number(run.failed()), formats.number(run.leftAlone()), formats.size(run.bytes()),
                wording.took(run)});
    }

    private Optional<RunSummary> find(long id) {
        return runs.stream().filter(run -> run.id() == id).findFirst();
    }

    @SuppressWarnings("super")
    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, UNDO, Messages.undo, false).setToolTipText(Messages.undoTip);
        createButton(parent, REPORT, Messages.report, true).setToolTipText(Messages.reportTip);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, false);
        note.setText(Messages.readingHistory);
        enable();
        Work.run(Messages.readingHistory, getShell(), reading, read -> {
            runs = read;
            table.show(runs.size(), runs.isEmpty() ? new int[0] : new int[]{0}, 0);
            note.setText(runs.isEmpty() ? Messages.noRuns : ""); //$NON-NLS-1$
            enable();
        }, this::failed);
        table.table().setFocus();
    }

    private void failed(Problem problem) {
        note.setText(new ProblemWording(formats).line(problem));
    }

    private Optional<RunSummary> selected() {
        int index = table.table().getSelectionIndex();
        return index >= 0 && index < runs.size() ? Optional.of(runs.get(index)) : Optional.empty();
    }

    private void enable() {
        getButton(REPORT).setEnabled(selected().isPresent());
        getButton(UNDO).setEnabled(selected().filter(RunSummary::undoable).isPresent());
    }

    @Override
    protected void buttonPressed(int id) {
        switch (id) {
            case REPORT -> choose(false);
            case UNDO -> choose(true);
            default -> super.buttonPressed(id);
        }
    }

    private void choose(boolean undo) {
        if (selected().isPresent()) {
            chosen = Optional.of(new Choice(selected().get().id(), undo));
            okPressed();
        }
    }
}
