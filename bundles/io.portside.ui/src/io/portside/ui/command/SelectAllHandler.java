package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;

import io.portside.ui.pane.Panes;
import io.portside.ui.sync.SyncDesk;
import io.portside.ui.sync.SyncView;

/** Selects everything in the pane, or the text of a field that has the keyboard. */
public final class SelectAllHandler {
    @Execute
    void run(Panes panes, SyncDesk desk, Display display) {
        if (display.getFocusControl() instanceof Text text) {
            text.selectAll();
        } else if (display.getFocusControl() instanceof StyledText text) {
            text.selectAll();
        } else {
            desk.view().ifPresent(SyncView::selectAll);
            panes.active().ifPresent(pane -> pane.view().selectAll());
        }
    }
}
