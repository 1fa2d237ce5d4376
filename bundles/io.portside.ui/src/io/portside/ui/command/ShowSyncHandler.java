package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.Execute;

import io.portside.ui.sync.SyncDesk;

/** To the synchronise view with its pairs, or back to the panes. */
public final class ShowSyncHandler {
    @Execute
    void run(SyncDesk desk) {
        desk.toggle();
    }
}
