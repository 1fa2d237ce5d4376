package io.portside.ui.transfers;

import org.eclipse.e4.core.contexts.IEclipseContext;
import org.eclipse.e4.ui.di.Focus;
import org.eclipse.swt.widgets.Composite;

import io.portside.engine.PortsideEngine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

import java.util.Optional;

/** The part with the list of transfers. UI thread. */
public final class TransfersPart {
    /** Its element id in the application model. */
    public static final String ID = "io.portside.part.transfers"; //$NON-NLS-1$

    private PortsideEngine engine;
    private TransfersView view;
    private Gathering gathering;

    @PostConstruct
    void create(Composite parent, PortsideEngine running, SpeedLimit limit, IEclipseContext context) {
        engine = running;
        view = new TransfersView(parent, engine.transfers(), Optional.ofNullable(context.get(TargetOpener.class)),
                limit);
        gathering = new Gathering(parent.getDisplay(), view::refresh);
        engine.addListener(gathering);
    }

    @Focus
    void focus() {
        view.focus();
    }

    @PreDestroy
    void dispose() {
        engine.removeListener(gathering);
    }
}
