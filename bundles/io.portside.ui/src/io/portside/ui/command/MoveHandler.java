package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.Shell;

import io.portside.engine.PortsideEngine;
import io.portside.ui.pane.Panes;
import io.portside.ui.status.StatusLine;
import jakarta.inject.Named;

/** Moves the selection into the other pane's folder. */
public final class MoveHandler {
    @CanExecute
    boolean possible(Panes panes) {
        return panes.shown();
    }

    @Execute
    void run(Panes panes, PortsideEngine engine, StatusLine status,
            @Named(IServiceConstants.ACTIVE_SHELL) Shell shell) {
        TransferAction.run(panes, engine.transfers(), status, shell, true);
    }
}
