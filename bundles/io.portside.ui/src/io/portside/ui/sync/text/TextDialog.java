package io.portside.ui.sync.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.TableItem;

import io.portside.engine.files.Location;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ui.prompt.NamedFrame;
import io.portside.ui.sync.table.GrowingTable;
import io.portside.ui.sync.table.GrowingTable.Column;
import io.portside.ui.work.Work;

/** Both sides' texts of a file line beside line, and the decision about it. Reads on workers. UI thread. */
public final class TextDialog extends Dialog {
    private static final int NEXT = IDialogConstants.CLIENT_ID;
    private static final int PREVIOUS = IDialogConstants.CLIENT_ID + 1;
    private static final int TO_RIGHT = IDialogConstants.CLIENT_ID + 2;
    private static final int TO_LEFT = IDialogConstants.CLIENT_ID + 3;

    private final String name;
    private final Source source;
    private final Set<Action> choices;
    private final Executor workers;
    private final CancelToken cancel = new CancelToken();
    private final Formats formats = Formats.here();
    private GrowingTable table;
    private Label left;
    private Label right;
    private Label note;
    private TextComparison comparison;
    private Optional<Action> chosen = Optional.empty();

    /** Where a side's file is; empty when it is not there. Blocks: worker threads. */
    public interface Source {
        Optional<Location> left() throws ProblemException;

        Optional<Location> right() throws ProblemException;
    }

    /**
     * @param name    of the file, for people
     * @param choices what may be decided here
     */
    public TextDialog(Shell parent, String name, Source source, Set<Action> choices, Executor workers) {
        super(parent);
        this.name = name;
        this.source = source;
        this.choices = choices;
        this.workers = workers;
        setShellStyle(getShellStyle() | SWT.RESIZE | SWT.MAX);
    }

    /** Blocks in an event loop; what was decided, if anything. */
    public Optional<Action> ask() {
        open();
        return chosen;
    }

    Optional<Action> chosen() {
        return chosen;
    }

    GrowingTable table() {
        return table;
    }

    Label note() {
        return note;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(NLS.bind(Messages.title, name));
        shell.addListener(SWT.Dispose, e -> workers.execute(cancel::cancel));
    }

    @Override
    protected Point getInitialSize() {
        Point least = super.getInitialSize();
        Rectangle screen = getParentShell().getMonitor().getClientArea();
        return new Point(Math.max(least.x, Math.min(1200, screen.width - 60)),
                Math.max(least.y, Math.min(760, screen.height - 80)));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().numColumns(2).equalWidth(true).margins(10, 10).spacing(8, 6).applyTo(area);
        left = line(area, 1);
        right = line(area, 1);
        Composite frame = NamedFrame.in(area, Messages.tableName);
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(700, 300).applyTo(frame);
        table = new GrowingTable(frame,
                List.of(new Column(Messages.columnMark, 100, SWT.LEFT, 0),
                        new Column(Messages.columnLine, 50, SWT.RIGHT, 0),
                        new Column(Messages.columnLeft, 240, SWT.LEFT, 1),
                        new Column(Messages.columnLine, 50, SWT.RIGHT, 0),
                        new Column(Messages.columnRight, 240, SWT.LEFT, 1)),
                this::fill);
        table.onTable(control -> control.setFont(JFaceResources.getTextFont()));
        note = line(area, 2);
        note.setText(Messages.reading);
        return area;
    }

    private static Label line(Composite area, int span) {
        Label label = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).span(span, 1).hint(200, SWT.DEFAULT).applyTo(label);
        return label;
    }

    @SuppressWarnings("super")
    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, PREVIOUS, Messages.previous, false);
        createButton(parent, NEXT, Messages.next, true);
        if (choices.contains(Action.COPY_RIGHT)) {
            createButton(parent, TO_RIGHT, Messages.toRight, false).setToolTipText(Messages.toRightTip);
        }
        if (choices.contains(Action.COPY_LEFT)) {
            createButton(parent, TO_LEFT, Messages.toLeft, false).setToolTipText(Messages.toLeftTip);
        }
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, false);
        enable(false);
        Work.run(Messages.reading, getShell(),
                () -> TextComparison.load(source.left(), source.right(), workers, cancel), this::show, this::failed);
    }

    private void enable(boolean differences) {
        for (int id : new int[]{PREVIOUS, NEXT}) {
            Button button = getButton(id);
            button.setEnabled(differences);
        }
    }

    private void failed(Problem problem) {
        note.setText(LegacyActionTools.escapeMnemonics(new ProblemWording(formats).line(problem)));
        note.getParent().layout();
    }

    private void show(TextComparison loaded) {
        comparison = loaded;
        set(left, NLS.bind(Messages.leftIs, words(loaded.left())));
        set(right, NLS.bind(Messages.rightIs, words(loaded.right())));
        Optional<DiffRows> rows = loaded.rows();
        rows.ifPresent(found -> table.show(found.rows().size(), new int[0], 0));
        set(note, rows.map(found -> found.beginnings().isEmpty()
                ? Messages.noDifference
                : found.beginnings().size() == 1
                        ? Messages.oneDifference
                        : NLS.bind(Messages.differences, formats.number(found.beginnings().size())))
                .orElse(Messages.notCompared));
        enable(rows.filter(found -> !found.beginnings().isEmpty()).isPresent());
        note.getParent().layout();
        rows.filter(found -> !found.beginnings().isEmpty()).ifPresent(found -> go(found.beginnings().get(0)));
        table.table().setFocus();
    }

    private String words(LoadedText text) {
        if (text instanceof LoadedText.Lines lines) {
            String ends = lines.crLf() ? Messages.windowsEnds : Messages.unixEnds;
            String words = NLS.bind(Messages.lines,
                    new Object[]{formats.number(lines.lines().size()), lines.charset(), ends});
            return lines.endsWithLineEnd() || lines.lines().isEmpty() ? words : NLS.bind(Messages.noEnd, words);
        } else if (text instanceof LoadedText.Binary binary) {
            return NLS.bind(Messages.binary, formats.size(binary.size()));
        } else if (text instanceof LoadedText.TooLarge) {
            return NLS.bind(Messages.tooLarge, formats.size(TextLoader.MOST));
        } else if (text instanceof LoadedText.Failed failed) {
            return new ProblemWording(formats).line(failed.problem());
        }
        return Messages.absent;
    }

    private void fill(TableItem item, int index) {
        DiffRows.Row row = comparison.rows().orElseThrow().rows().get(index);
        item.setText(new String[]{mark(row.kind()), number(row.leftLine()), tabs(row.left()), number(row.rightLine()),
                tabs(row.right())});
    }

    /** A cell has no tab stops. */
    private static String tabs(String line) {
        return line.replace("\t", "    "); //$NON-NLS-1$ //$NON-NLS-2$
    }

    private static String number(int line) {
        return line == 0 ? "" : String.valueOf(line); //$NON-NLS-1$
    }

    private static String mark(DiffRows.Kind kind) {
        return switch (kind) {
            case SAME -> ""; //$NON-NLS-1$
            case CHANGED -> Messages.markChanged;
            case ONLY_LEFT -> Messages.markLeft;
            case ONLY_RIGHT -> Messages.markRight;
        };
    }

    private void go(int row) {
        if (row >= 0 && row < table.table().getItemCount()) {
            table.table().setSelection(row);
            table.table().showSelection();
        }
    }

    @Override
    protected void buttonPressed(int id) {
        int row = table.table().getSelectionIndex();
        switch (id) {
            case NEXT -> go(comparison.rows().map(rows -> rows.next(row)).orElse(-1));
            case PREVIOUS -> go(comparison.rows().map(rows -> rows.previous(row)).orElse(-1));
            case TO_RIGHT -> choose(Action.COPY_RIGHT);
            case TO_LEFT -> choose(Action.COPY_LEFT);
            default -> super.buttonPressed(id);
        }
    }

    private void choose(Action action) {
        chosen = Optional.of(action);
        okPressed();
    }

    private static void set(Label label, String text) {
        label.setText(LegacyActionTools.escapeMnemonics(text));
    }
}
