package io.portside.ui.connection;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.widgets.Composite;

import jakarta.annotation.PostConstruct;

/** The part with the sequence of a site's connections. Wants a {@link ConnectionLog} in its context. UI thread. */
public final class ConnectionPart {
    /** Its element id in the application model. */
    public static final String ID = "io.portside.part.connection";

    private ConnectionView view;

    @PostConstruct
    void create(Composite parent, ConnectionLog log) {
        view = new ConnectionView(parent, log);
    }

    @Focus
    void focus() {
        view.focus();
    }
}
