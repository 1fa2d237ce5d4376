package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.modeling.EPartService.PartState;

import io.portside.ui.log.LogPart;

/** Brings the lines of the control connections to the front. */
public final class ShowLogHandler {
    @Execute
    void run(EPartService parts) {
        parts.showPart(LogPart.ID, PartState.ACTIVATE);
    }
}
