package io.portside.ui.pane;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ProgressBar;

/** What a pane shows in place of rows: that it is loading, or why there is nothing, and what can be done. */
final class StatePage {
    private final Composite page;
    private final Label title;
    private final Label text;
    private final ProgressBar progress;
    private final Button retry;
    private final Button details;
    private final Button examine;
    private final Button cancel;
    private Runnable showDetails = () -> {};

    StatePage(Composite parent, Runnable onRetry, Runnable onCancel, Runnable onExamine) {
        page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(24, 24).spacing(5, 10).applyTo(page);
        title = new Label(page, SWT.CENTER);
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.END).grab(true, true).applyTo(title);
        title.setFont(JFaceResources.getFontRegistry()
                .getBold(JFaceResources.DEFAULT_FONT));
        text = new Label(page, SWT.CENTER | SWT.WRAP);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).grab(true, false).hint(200, SWT.DEFAULT)
                .applyTo(text);
        progress = new ProgressBar(page, SWT.INDETERMINATE);
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.CENTER).hint(160, SWT.DEFAULT).applyTo(progress);
        Composite buttons = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).applyTo(buttons);
        GridDataFactory.fillDefaults().align(SWT.CENTER, SWT.BEGINNING).grab(true, true).applyTo(buttons);
        retry = button(buttons, Messages.retry, onRetry);
        examine = button(buttons, Messages.findOut, onExamine);
        examine.setToolTipText(Messages.findOutTip);
        details = button(buttons, Messages.details, () -> showDetails.run());
        cancel = button(buttons, Messages.cancel, onCancel);
    }

    Composite control() {
        return page;
    }

    void loading(String what) {
        fill(what, "", true, false, false);
    }

    /**
     * @param doctor    whether the doctor could tell more
     * @param onDetails shows the technical text
     */
    void failed(String what, String why, boolean doctor, Runnable onDetails) {
        showDetails = onDetails;
        fill(what, why, false, true, doctor);
    }

    private void fill(String what, String why, boolean busy, boolean failed, boolean doctor) {
        title.setText(what);
        text.setText(why);
        show(progress, busy);
        show(cancel, busy);
        show(retry, failed);
        show(examine, doctor);
        show(details, failed);
        page.layout(true, true);
    }

    /** So that the keyboard has something to press; the table is hidden. */
    void focus() {
        if (!(retry.getVisible() && retry.setFocus()) && !(cancel.getVisible() && cancel.setFocus())) {
            page.setFocus();
        }
    }

    private static void show(Control control, boolean visible) {
        control.setVisible(visible);
        ((GridData) control.getLayoutData()).exclude = !visible;
    }

    private static Button button(Composite parent, String text, Runnable action) {
        Button button = new Button(parent, SWT.PUSH);
        button.setText(text);
        button.addListener(SWT.Selection, event -> action.run());
        GridDataFactory.fillDefaults().applyTo(button);
        return button;
    }
}
