package io.portside.ui.prompt;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;

/** A field for a password and a box that shows it: two cells of its parent's grid. UI thread. */
public final class PasswordField {
    private final Text text;
    private final Button show;

    /**
     * @param label created directly before the field, which gets its name for screen readers from it
     * @param span  columns of the field
     */
    public PasswordField(Composite parent, String label, int span) {
        new Label(parent, SWT.NONE).setText(label);
        text = new Text(parent, SWT.BORDER | SWT.SINGLE | SWT.PASSWORD);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).span(span, 1).applyTo(text);
        show = new Button(parent, SWT.CHECK);
        show.setText(Messages.showPassword);
        show.setToolTipText(Messages.showPasswordTip);
        char hidden = text.getEchoChar();
        show.addListener(SWT.Selection, e -> text.setEchoChar(show.getSelection() ? '\0' : hidden));
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
}
