package io.portside.ui.status;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;

import jakarta.annotation.PostConstruct;

/** The widgets of the status line. */
public final class StatusControl {
    /** At least; it gets what the bottom line has left. */
    private static final int WIDTH = 150;
    /** How often the progress of an operation is painted, milliseconds. */
    private static final int PERIOD = 150;

    private StatusLine line;
    private Composite area;
    private Label text;
    private Button cancel;
    private boolean ticking;

    @PostConstruct
    void create(Composite parent, StatusLine line) {
        this.line = line;
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(6, 2).applyTo(area);
        text = new Label(area, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, true).hint(WIDTH, SWT.DEFAULT)
                .applyTo(text);
        cancel = new Button(area, SWT.PUSH);
        cancel.setText(Messages.cancel);
        cancel.addListener(SWT.Selection, event -> line.cancel());
        GridDataFactory.fillDefaults().exclude(true).applyTo(cancel);
        cancel.setVisible(false);
        line.onChange(this::paint);
    }

    private void paint() {
        if (area.isDisposed()) {
            return;
        }
        String now = line.text();
        if (!now.equals(text.getText())) {
            text.setText(now.replace("&", "&&"));
            text.setToolTipText(now.isEmpty() ? null : now);
        }
        boolean busy = line.operation().isPresent();
        if (busy != cancel.getVisible()) {
            cancel.setVisible(busy);
            ((GridData) cancel.getLayoutData()).exclude = !busy;
            area.requestLayout();
        }
        if (busy && !ticking) {
            ticking = true;
            Display display = area.getDisplay();
            display.timerExec(PERIOD, () -> {
                ticking = false;
                paint();
            });
        }
    }
}
