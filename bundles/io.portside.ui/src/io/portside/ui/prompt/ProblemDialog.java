package io.portside.ui.prompt;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

import io.portside.engine.problem.Problem;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;

/** Tells a problem: what happened, why, what to do, and the technical details folded away. UI thread. */
public final class ProblemDialog extends Dialog {
    private static final int COPY = IDialogConstants.CLIENT_ID;
    private static final int WIDTH = 72;

    private final ProblemWording.Words words;
    private final String details;
    private Composite fold;
    private Button toggle;

    public ProblemDialog(Shell parent, Problem problem) {
        super(parent);
        ProblemWording wording = new ProblemWording(Formats.here());
        words = wording.words(problem);
        details = wording.details(problem);
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(words.title());
    }

    @Override
    protected Control createDialogArea(Composite parent) {
        Composite area = (Composite) super.createDialogArea(parent);
        GridLayoutFactory.swtDefaults().numColumns(2).margins(10, 10).spacing(12, 8).applyTo(area);
        Label icon = new Label(area, SWT.NONE);
        icon.setImage(parent.getDisplay().getSystemImage(SWT.ICON_ERROR));
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.BEGINNING).span(1, 3).applyTo(icon);
        Label what = line(area, words.what());
        what.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        line(area, words.why());
        line(area, words.todo());
        fold = new Composite(area, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(fold);
        GridData data = GridDataFactory.fillDefaults().span(2, 1).grab(true, true)
                .hint(SWT.DEFAULT, convertHeightInCharsToPixels(8)).create();
        data.exclude = true;
        fold.setLayoutData(data);
        fold.setVisible(false);
        new Label(fold, SWT.NONE).setText(Messages.details);
        Text text = new Text(fold, SWT.MULTI | SWT.READ_ONLY | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        text.setText(details);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(text);
        return area;
    }

    private Label line(Composite area, String text) {
        Label label = new Label(area, SWT.WRAP);
        label.setText(LegacyActionTools.escapeMnemonics(text));
        GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(WIDTH), SWT.DEFAULT)
                .applyTo(label);
        return label;
    }

    // Other buttons than OK and Cancel, so not those of the superclass.
    @SuppressWarnings("super")
    @Override
    protected void createButtonsForButtonBar(Composite parent) {
        createButton(parent, COPY, Messages.copyDetails, false).setToolTipText(Messages.copyDetailsTip);
        toggle = createButton(parent, IDialogConstants.DETAILS_ID, IDialogConstants.SHOW_DETAILS_LABEL, false);
        createButton(parent, IDialogConstants.OK_ID, IDialogConstants.CLOSE_LABEL, true);
    }

    @Override
    protected void buttonPressed(int id) {
        if (id == COPY) {
            copy();
        } else if (id == IDialogConstants.DETAILS_ID) {
            toggleDetails();
        } else {
            super.buttonPressed(id);
        }
    }

    private void copy() {
        Clipboard clipboard = new Clipboard(getShell().getDisplay());
        String text = String.join("\n", words.title(), words.what(), words.why(), words.todo(), "", details); //$NON-NLS-1$ //$NON-NLS-2$
        clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
        clipboard.dispose();
    }

    private void toggleDetails() {
        GridData data = (GridData) fold.getLayoutData();
        data.exclude = !data.exclude;
        fold.setVisible(!data.exclude);
        toggle.setText(data.exclude ? IDialogConstants.SHOW_DETAILS_LABEL : IDialogConstants.HIDE_DETAILS_LABEL);
        Point wanted = getShell().computeSize(SWT.DEFAULT, SWT.DEFAULT);
        getShell().setSize(Math.max(wanted.x, getShell().getSize().x), wanted.y);
        getShell().layout(true, true);
    }
}
