package io.portside.ui.sync.table;

import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;

/** Pages of which one is seen. UI thread. */
public final class Pages {
    private final Composite area;
    private final StackLayout stack = new StackLayout();

    public Pages(Composite parent) {
        area = new Composite(parent, SWT.NONE);
        area.setLayout(stack);
    }

    /** The parent of the pages. */
    public Composite area() {
        return area;
    }

    public Control top() {
        return stack.topControl;
    }

    /** Whether another page was seen before. */
    public boolean show(Control page) {
        if (stack.topControl == page) {
            return false;
        }
        stack.topControl = page;
        area.layout();
        return true;
    }
}
