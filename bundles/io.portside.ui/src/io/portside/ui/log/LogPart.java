package io.portside.ui.log;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.widgets.Composite;

import jakarta.annotation.PostConstruct;

/** The part with the control connections' lines. Wants a {@link WireLog} in its context. UI thread. */
public final class LogPart {
    /** Its element id in the application model. */
    public static final String ID = "io.portside.part.log"; //$NON-NLS-1$

    private LogView view;

    @PostConstruct
    void create(Composite parent, WireLog log) {
        view = new LogView(parent, log);
    }

    @Focus
    void focus() {
        view.text().setFocus();
    }
}
