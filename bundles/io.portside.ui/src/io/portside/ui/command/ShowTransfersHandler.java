package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.modeling.EPartService.PartState;

import io.portside.ui.transfers.TransfersPart;

/** Brings the list of transfers to the front. */
public final class ShowTransfersHandler {
    @Execute
    void run(EPartService parts) {
        parts.showPart(TransfersPart.ID, PartState.ACTIVATE);
    }
}
