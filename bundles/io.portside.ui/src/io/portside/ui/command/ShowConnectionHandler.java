package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.modeling.EPartService.PartState;

import io.portside.ui.connection.ConnectionPart;

/** Brings the sequence of a site's connections to the front. */
public final class ShowConnectionHandler {
    @Execute
    void run(EPartService parts) {
        parts.showPart(ConnectionPart.ID, PartState.ACTIVATE);
    }
}
