package io.portside.ui.sites;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;

import io.portside.ui.prompt.PasswordField;

/**
 * A password that can be stored: a field, which never shows the stored one, and a box that says whether to store it.
 * Needs four columns. UI thread.
 */
final class SecretField {
    private final PasswordField password;
    private final Button save;
    private boolean saved;
    private boolean touched;

    SecretField(Composite group, String label, String saveLabel, Runnable changed) {
        password = new PasswordField(group, label, 2);
        new Label(group, SWT.NONE);
        save = new Button(group, SWT.CHECK);
        save.setText(saveLabel);
        save.setToolTipText(Messages.savePasswordTip);
        GridDataFactory.fillDefaults().span(3, 1).applyTo(save);
        password.text().addListener(SWT.Modify, e -> {
            touched = !password.isEmpty();
            if (touched) {
                save.setSelection(true);
            }
            changed.run();
        });
        save.addListener(SWT.Selection, e -> {
            if (!save.getSelection()) {
                // What is not to be saved would be lost silently: it is asked for when the site is opened.
                password.set(new char[0]);
            }
            changed.run();
        });
    }

    PasswordField password() {
        return password;
    }

    Button save() {
        return save;
    }

    /** Told once it is known: a saved password is never loaded into the field. */
    void saved(boolean is) {
        saved = is;
        if (is && touched) {
            return;
        }
        password.text().setMessage(is ? Messages.passwordIsSaved : "");
        save.setSelection(is || touched);
    }

    void setEnabled(boolean enabled) {
        password.text().setEnabled(enabled);
        save.setEnabled(enabled);
    }

    PasswordChange change() {
        if (!save.getSelection()) {
            return saved ? new PasswordChange.Remove() : new PasswordChange.Keep();
        }
        return touched ? new PasswordChange.Replace(password.password()) : new PasswordChange.Keep();
    }
}
