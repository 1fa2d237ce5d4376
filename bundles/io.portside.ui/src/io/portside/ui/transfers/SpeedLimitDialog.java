package io.portside.ui.transfers;

import java.util.Optional;

import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.portside.engine.text.SpeedText;

/** Asks for the speed limit of all sites together. UI thread. */
public final class SpeedLimitDialog extends Dialog {
    private final long initial;
    private Text field;
    private Label fault;
    private Optional<Long> answer = Optional.empty();

    private SpeedLimitDialog(Shell parent, long initial) {
        super(parent);
        this.initial = initial;
    }

    /** Asks and puts the answer in force. */
    public static void change(Shell parent, SpeedLimit limit) {
        SpeedLimitDialog dialog = new SpeedLimitDialog(parent, limit.bytesPerSecond());
        dialog.open();
        dialog.answer.ifPresent(limit::set);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.speedTitle);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(8, 6).applyTo(area);
        Label message = new Label(area, SWT.WRAP);
        message.setText(Messages.speedMessage);
        GridDataFactory.fillDefaults().span(2, 1).hint(convertWidthInCharsToPixels(60), SWT.DEFAULT).applyTo(message);
        new Label(area, SWT.NONE).setText(Messages.speedField);
        field = new Text(area, SWT.BORDER | SWT.SINGLE);
        field.setText(SpeedText.text(initial));
        field.setMessage(Messages.speedNone);
        field.selectAll();
        GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
        fault = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, true)
                .hint(convertWidthInCharsToPixels(60), convertHeightInCharsToPixels(1)).applyTo(fault);
        field.addListener(SWT.Modify, e -> validate());
        field.setFocus();
        return area;
    }

    private void validate() {
        Optional<Long> typed = SpeedText.bytes(field.getText());
        fault.setText(typed.isPresent() ? "" : Messages.speedFault); //$NON-NLS-1$
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setEnabled(typed.isPresent());
        }
    }

    @Override
    protected void okPressed() {
        answer = SpeedText.bytes(field.getText());
        super.okPressed();
    }
}
