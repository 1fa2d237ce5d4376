package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.Execute;

import io.portside.ui.pane.Panes;
import io.portside.ui.sync.SyncDesk;
import io.portside.ui.sync.SyncView;

/** To the quick filter, or the field that looks for names. */
public final class FilterHandler {
    @Execute
    void run(Panes panes, SyncDesk desk) {
        desk.view().ifPresent(SyncView::focusSearch);
        panes.active().ifPresent(pane -> pane.view().focusFilter());
    }
}
