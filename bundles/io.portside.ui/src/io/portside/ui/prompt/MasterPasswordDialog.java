package io.portside.ui.prompt;

import java.util.Arrays;
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

import io.portside.engine.secret.MasterPasswordPrompt.Reason;

/** Asks for the password that protects the saved ones, or has one chosen, typed twice. UI thread. */
final class MasterPasswordDialog extends Dialog implements Asking<char[]> {
    private final Reason reason;
    private PasswordField field;
    private PasswordField again;
    private Label fault;
    private Optional<char[]> answer = Optional.empty();

    MasterPasswordDialog(Shell parent, Reason reason) {
        super(parent);
        this.reason = reason;
    }

    @Override
    public Optional<char[]> answer() {
        return answer;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.masterTitle);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().numColumns(3).margins(10, 10).spacing(8, 8).applyTo(area);
        Label message = new Label(area, SWT.WRAP);
        message.setText(switch (reason) {
            case CREATE -> Messages.masterCreate;
            case UNLOCK -> Messages.masterUnlock;
            case WRONG -> Messages.masterWrong;
        });
        GridDataFactory.fillDefaults().span(3, 1).hint(convertWidthInCharsToPixels(64), SWT.DEFAULT).applyTo(message);
        field = field(area, Messages.masterPassword);
        if (reason == Reason.CREATE) {
            again = field(area, Messages.masterAgain);
        }
        fault = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(fault);
        field.text().setFocus();
        return area;
    }

    private PasswordField field(Composite area, String label) {
        PasswordField made = new PasswordField(area, label, 1);
        made.text().addListener(SWT.Modify, e -> validate());
        return made;
    }

    @SuppressWarnings("super")
    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID,
                reason == Reason.CREATE ? IDialogConstants.OK_LABEL : Messages.unlock, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        validate();
    }

    private void validate() {
        Button ok = getButton(IDialogConstants.OK_ID);
        boolean same = again == null || sameTwice();
        fault.setText(same || again.isEmpty() ? "" : Messages.masterDiffers); //$NON-NLS-1$
        if (ok != null) {
            ok.setEnabled(same && !field.isEmpty());
        }
    }

    private boolean sameTwice() {
        char[] first = field.password();
        char[] second = again.password();
        try {
            return Arrays.equals(first, second);
        } finally {
            PromptService.wipe(first);
            PromptService.wipe(second);
        }
    }

    @Override
    protected void okPressed() {
        answer = Optional.of(field.password());
        super.okPressed();
    }
}
