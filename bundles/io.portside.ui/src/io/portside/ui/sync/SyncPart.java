package io.portside.ui.sync;

import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;

import io.portside.ui.app.Workers;
import io.portside.ui.sync.preview.EnginePlanAdviser;
import io.portside.ui.theme.Icons;
import jakarta.annotation.PostConstruct;

/** The part with the synchronise view. Wants a {@link SyncDesk} in its context. UI thread. */
public final class SyncPart {
    /** Its element id in the application model. */
    public static final String ID = "io.portside.part.sync"; //$NON-NLS-1$

    private SyncView view;

    @PostConstruct
    void create(Composite parent, SyncDesk desk, Icons icons, Workers workers) {
        Display display = parent.getDisplay();
        view = new SyncView(parent, new SyncTools(desk.house(), desk.session(), new EnginePlanAdviser(), icons,
                workers, work -> {
                    if (!display.isDisposed()) {
                        display.asyncExec(work);
                    }
                }, desk));
        desk.attach(view);
    }

    @Focus
    void focus() {
        view.focus();
    }
}
