package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.Execute;

import io.portside.ui.sync.SyncDesk;
import io.portside.ui.sync.SyncView;

/** Runs the plan that the synchronise view shows, wherever in it the keyboard is. */
public final class RunSyncHandler {
    @Execute
    void run(SyncDesk desk) {
        desk.view().ifPresent(SyncView::run);
    }
}
