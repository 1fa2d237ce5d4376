package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.Shell;

import io.portside.ui.transfers.SpeedLimit;
import io.portside.ui.transfers.SpeedLimitDialog;
import jakarta.inject.Named;

/** Asks for the speed limit of all sites together. */
public final class SpeedLimitHandler {
    @Execute
    void run(SpeedLimit limit, @Named(IServiceConstants.ACTIVE_SHELL) Shell shell) {
        SpeedLimitDialog.change(shell, limit);
    }
}
