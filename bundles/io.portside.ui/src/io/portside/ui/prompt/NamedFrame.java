package io.portside.ui.prompt;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;

/**
 * Surrounds a table of a dialog with something that screen readers read out: SWT gives a table itself no name on GTK and
 * ignores one that is set.
 */
public final class NamedFrame {
    private NamedFrame() {}

    /** The frame for the table; it fills it. */
    public static Composite in(Composite parent, String name) {
        Composite frame = new Composite(parent, SWT.NONE);
        frame.setLayout(new FillLayout());
        frame.getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(e -> e.result = name));
        return frame;
    }
}
