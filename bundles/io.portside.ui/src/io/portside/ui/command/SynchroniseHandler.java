package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.swt.widgets.Shell;

import io.portside.ui.sync.SyncDesk;
import jakarta.inject.Named;

/** Compares the two folders that the panes show. */
public final class SynchroniseHandler {
    @Execute
    void run(SyncDesk desk, @Named(IServiceConstants.ACTIVE_SHELL) Shell shell) {
        desk.synchronise(shell);
    }
}
