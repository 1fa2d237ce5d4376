package io.portside.ui.connection;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/** What a step means, beside the sequence. UI thread. */
final class DetailsPane {
    private final StyledText text;

    DetailsPane(Composite parent, Runnable close) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(area);
        Label title = new Label(area, SWT.NONE);
        title.setText(Messages.detailsTitle);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).indent(6, 0).applyTo(title);
        ToolBar bar = new ToolBar(area, SWT.FLAT);
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setText("\u2715");
        item.setToolTipText(Messages.closeDetails);
        item.addListener(SWT.Selection, e -> close.run());
        text = new StyledText(area, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | SWT.V_SCROLL | SWT.BORDER);
        text.setMargins(8, 6, 8, 6);
        text.setAlwaysShowScrollBars(false);
        text.getAccessible()
                .addAccessibleListener(AccessibleListener.getNameAdapter(e -> e.result = Messages.detailsTitle));
        text.addListener(SWT.KeyDown, e -> {
            if (e.keyCode == SWT.ESC) {
                close.run();
            }
        });
        GridDataFactory.fillDefaults().grab(true, true).span(2, 1).applyTo(text);
    }

    /** The first line is the title. */
    void show(String details) {
        if (details.equals(text.getText())) {
            return;
        }
        text.setText(details);
        int end = details.indexOf('\n');
        text.setStyleRange(new StyleRange(0, end < 0 ? details.length() : end, null, null,
                SWT.BOLD));
    }

    StyledText text() {
        return text;
    }
}
