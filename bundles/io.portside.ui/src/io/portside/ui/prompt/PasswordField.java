package io.portside.ui.prompt;

import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;

/** A field for a password with a box that shows it. Create its label directly before. UI thread. */
public final class PasswordField {
    private final Composite area;
    private final Text text;
    private final Button show;

    public PasswordField(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        GridLayout layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        layout.marginHeight = 0;
        area.setLayout(layout);
        text = new Text(area, SWT.BORDER | SWT.SINGLE | SWT.PASSWORD);
        text.setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
        show = new Button(area, SWT.CHECK);
        show.setText(Messages.showPassword);
        show.setToolTipText(Messages.showPasswordTip);
        char hidden = text.getEchoChar();
        show.addListener(SWT.Selection, e -> text.setEchoChar(show.getSelection() ? '\0' : hidden));
    }

    public Composite control() {
        return area;
    }

    public Text text() {
        return text;
    }

    /** A copy that the caller overwrites. */
    public char[] password() {
        return text.getTextChars();
    }

    public boolean isEmpty() {
        return text.getCharCount() == 0;
    }

    /** Shows a copy of {@code password}. */
    public void set(char[] password) {
        text.setTextChars(password);
    }

    public void setEnabled(boolean enabled) {
        text.setEnabled(enabled);
        show.setEnabled(enabled);
    }
}
