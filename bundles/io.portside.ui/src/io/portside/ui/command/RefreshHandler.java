package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.Execute;

import io.portside.ui.pane.Pane;
import io.portside.ui.pane.Panes;
import io.portside.ui.sync.SyncDesk;
import io.portside.ui.sync.SyncView;

/** Lists the folder again, or compares again. */
public final class RefreshHandler {
    @Execute
    void run(Panes panes, SyncDesk desk) {
        desk.view().ifPresent(SyncView::again);
        panes.active().ifPresent(Pane::refresh);
    }
}
