package io.portside.ui.transfers;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

import io.portside.engine.transfer.TransferSnapshot;
import io.portside.engine.transfer.TransferSnapshot.ItemFailure;
import io.portside.ui.prompt.NamedFrame;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;

/** One transfer with all its failures, each in words. UI thread. */
final class TransferDetailsDialog extends Dialog {
    private static final int COPY = IDialogConstants.CLIENT_ID;

    private final TransferSnapshot transfer;
    private final TransferWording wording;
    private final ProblemWording problems = new ProblemWording(Formats.here());
    private Table table;
    private Text words;

    TransferDetailsDialog(Shell parent, TransferSnapshot transfer, TransferWording wording) {
        super(parent);
        this.transfer = transfer;
        this.wording = wording;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(NLS.bind(Messages.detailsTitle, wording.what(transfer.request())));
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(10, 4).applyTo(area);
        fact(area, Messages.columnState, wording.state(transfer));
        fact(area, Messages.columnTo, wording.where(transfer.request()));
        fact(area, Messages.columnFiles, wording.files(transfer));
        fact(area, Messages.columnSize, wording.bytes(transfer));
        if (transfer.failures().isEmpty()) {
            fact(area, Messages.columnRemark, wording.remark(transfer));
            return area;
        }
        Label title = new Label(area, SWT.NONE);
        title.setText(NLS.bind(Messages.failures, Formats.here().number(transfer.failures().size())));
        GridDataFactory.fillDefaults().span(2, 1).indent(0, 6).applyTo(title);
        failures(area);
        new Label(area, SWT.NONE).setText(Messages.explanation);
        words = new Text(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.BORDER | SWT.V_SCROLL);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(SWT.DEFAULT, convertHeightInCharsToPixels(6))
                .applyTo(words);
        table.setSelection(0);
        explain();
        return area;
    }

    private void failures(Composite area) {
        Composite frame = NamedFrame.in(area, Messages.failuresName);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(780, 200).applyTo(frame);
        table = new Table(frame, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.BORDER);
        table.setHeaderVisible(true);
        column(Messages.columnPath, 300);
        column(Messages.columnProblem, 460);
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Selection, e -> explain());
        table.setItemCount(transfer.failures().size());
    }

    private void fact(Composite area, String name, String value) {
        new Label(area, SWT.NONE).setText(NLS.bind(Messages.colon, name));
        Label label = new Label(area, SWT.WRAP);
        label.setText(LegacyActionTools.escapeMnemonics(value));
        GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(60), SWT.DEFAULT)
                .applyTo(label);
    }

    private void column(String title, int width) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(title);
        column.setWidth(width);
    }

    private void fill(Event event) {
        ItemFailure failure = transfer.failures().get(event.index);
        ((TableItem) event.item).setText(new String[]{failure.path(), problems.line(failure.problem())});
    }

    private void explain() {
        int index = table.getSelectionIndex();
        if (index >= 0) {
            ItemFailure failure = transfer.failures().get(index);
            ProblemWording.Words said = problems.words(failure.problem());
            words.setText(String.join("\n", said.what(), said.why(), said.todo(), "", //$NON-NLS-1$ //$NON-NLS-2$
                    problems.details(failure.problem())));
        }
    }

    @SuppressWarnings("super")
    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        if (!transfer.failures().isEmpty()) {
            createButton(parent, COPY, Messages.copyAll, false).setToolTipText(Messages.copyAllTip);
        }
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
    }

    @Override
    protected void buttonPressed(int id) {
        if (id != COPY) {
            super.buttonPressed(id);
            return;
        }
        Clipboard clipboard = new Clipboard(getShell().getDisplay());
        clipboard.setContents(new Object[]{text(transfer.failures())}, new Transfer[]{TextTransfer.getInstance()});
        clipboard.dispose();
    }

    String text(List<ItemFailure> failures) {
        return failures.stream().map(wording::failure).collect(Collectors.joining("\n")); //$NON-NLS-1$
    }
}
