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
import org.eclipse.swt.widgets.Text;

/** Asks for a name: rename or new folder. OK stays disabled until the name is possible. UI thread. */
public final class NameDialog extends Dialog {
    private final String title;
    private final String message;
    private final String initial;
    private final boolean selectStem;
    private final NameRules rules;
    private Text field;
    private Label fault;
    private Optional<String> name = Optional.empty();

    private NameDialog(Shell parent, String title, String message, String initial, boolean selectStem,
            NameRules rules) {
        super(parent);
        this.title = title;
        this.message = message;
        this.initial = initial;
        this.selectStem = selectStem;
        this.rules = rules;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    /** For a new folder. */
    public static NameDialog newFolder(Shell parent, NameRules rules) {
        return new NameDialog(parent, Messages.newFolderTitle, Messages.newFolderMessage, "", false, rules); //$NON-NLS-1$
    }

    /** For another name of {@code old}; of a file the part before the extension is selected. */
    public static NameDialog rename(Shell parent, String old, boolean folder, NameRules rules) {
        return new NameDialog(parent, Messages.renameTitle, NLS.bind(Messages.renameMessage, old), old, !folder, rules);
    }

    /** Blocks in an event loop; empty when cancelled or when the name stayed as it was. */
    public Optional<String> ask() {
        open();
        return name;
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(title);
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().margins(10, 10).spacing(8, 6).applyTo(area);
        Label label = new Label(area, SWT.WRAP);
        label.setText(LegacyActionTools.escapeMnemonics(message));
        GridDataFactory.fillDefaults().hint(convertWidthInCharsToPixels(60), SWT.DEFAULT).applyTo(label);
        field = new Text(area, SWT.BORDER | SWT.SINGLE);
        field.setText(initial);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
        fault = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, true)
                .hint(convertWidthInCharsToPixels(60), convertHeightInCharsToPixels(2)).applyTo(fault);
        field.addListener(SWT.Modify, e -> validate());
        int dot = initial.lastIndexOf('.');
        field.setSelection(0, selectStem && dot > 0 ? dot : initial.length());
        field.setFocus();
        return area;
    }

    // Other buttons than OK and Cancel, so not those of the superclass.
    @SuppressWarnings("super")
    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.OK_LABEL, true);
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
        validate();
    }

    private void validate() {
        String text = field.getText();
        boolean untouched = text.equals(initial);
        Optional<String> wrong = untouched ? Optional.empty() : rules.fault(text);
        fault.setText(LegacyActionTools.escapeMnemonics(wrong.orElse(""))); //$NON-NLS-1$
        Button ok = getButton(IDialogConstants.OK_ID);
        if (ok != null) {
            ok.setEnabled(wrong.isEmpty() && !text.isEmpty());
        }
    }

    @Override
    protected void okPressed() {
        name = Optional.of(field.getText()).filter(text -> !text.equals(initial));
        super.okPressed();
    }
}
