package io.portside.ui.prompt;

import java.util.Optional;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;

import io.portside.engine.profile.Site;
import io.portside.engine.site.PasswordPrompt.Answer;

/** Asks for a password that can be stored, again with the reason when one was refused. UI thread. */
final class PasswordDialog extends Dialog implements Asking<Answer> {
    private final String title;
    private final String message;
    private final Optional<String> refusal;
    private PasswordField field;
    private Button remember;
    private Optional<Answer> answer = Optional.empty();

    private PasswordDialog(Shell parent, String title, String message, Optional<String> refusal) {
        super(parent);
        this.title = title;
        this.message = message;
        this.refusal = refusal;
    }

    /** @param refused the server's words when a password was just refused */
    static PasswordDialog ofSite(Shell parent, Site site, Optional<String> refused) {
        return new PasswordDialog(parent, NLS.bind(Messages.passwordTitle, name(site)),
                NLS.bind(Messages.passwordMessage, site.user(), site.host()),
                refused.map(words -> NLS.bind(Messages.passwordRefused, words)));
    }

    /** Of the file with the client certificate. */
    static PasswordDialog ofKey(Shell parent, Site site, String file, boolean refused) {
        return new PasswordDialog(parent, Messages.keyPasswordTitle,
                NLS.bind(Messages.keyPasswordMessage, file, name(site)),
                refused ? Optional.of(Messages.keyPasswordRefused) : Optional.empty());
    }

    private static String name(Site site) {
        return site.name().isBlank() ? site.host() : site.name();
    }

    @Override
    public Optional<Answer> answer() {
        return answer;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().numColumns(3).margins(10, 10).spacing(8, 8).applyTo(area);
        refusal.ifPresent(words -> refusal(area, words));
        Label text = new Label(area, SWT.WRAP);
        text.setText(LegacyActionTools.escapeMnemonics(message));
        GridDataFactory.fillDefaults().span(3, 1).hint(convertWidthInCharsToPixels(60), SWT.DEFAULT).applyTo(text);
        field = new PasswordField(area, Messages.password, 1);
        new Label(area, SWT.NONE);
        remember = new Button(area, SWT.CHECK);
        remember.setText(Messages.savePassword);
        remember.setToolTipText(Messages.savePasswordTip);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(remember);
        field.text().setFocus();
        return area;
    }

    private void refusal(Composite area, String words) {
        Composite line = new Composite(area, SWT.NONE);
        GridDataFactory.fillDefaults().span(3, 1).applyTo(line);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).applyTo(line);
        Label icon = new Label(line, SWT.NONE);
        icon.setImage(line.getDisplay().getSystemImage(SWT.ICON_WARNING));
        icon.setToolTipText(Messages.warning);
        Label text = new Label(line, SWT.WRAP);
        text.setText(LegacyActionTools.escapeMnemonics(words));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false)
                .hint(convertWidthInCharsToPixels(52), SWT.DEFAULT).applyTo(text);
    }

    // Other buttons than OK and Cancel, so not those of the superclass.
    @SuppressWarnings("super")
    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, Messages.logIn, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
    }

    @Override
    protected void okPressed() {
        answer = Optional.of(new Answer(field.password(), remember.getSelection()));
        super.okPressed();
    }
}
