package io.portside.ui.transfers;

import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.e4.ui.workbench.modeling.EPartService.PartState;
import org.eclipse.swt.widgets.Composite;

import io.portside.engine.PortsideEngine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;

/**
 * The tool control in the window's bottom trim. Brings the list of transfers up when one has failed, without taking the
 * focus from what the person is doing. UI thread.
 */
public final class TransferStatus {
    private PortsideEngine engine;
    private Gathering gathering;

    @PostConstruct
    void create(Composite parent, PortsideEngine running, EPartService parts) {
        engine = running;
        StatusLine line = new StatusLine(parent, engine.transfers(),
                () -> parts.showPart(TransfersPart.ID, PartState.ACTIVATE),
                () -> parts.showPart(TransfersPart.ID, PartState.VISIBLE));
        gathering = new Gathering(parent.getDisplay(), line::refresh);
        engine.addListener(gathering);
    }

    @PreDestroy
    void dispose() {
        engine.removeListener(gathering);
    }
}
