package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;

import io.portside.ui.pane.Panes;

/** To the path field. */
public final class LocationHandler {
    @CanExecute
    boolean possible(Panes panes) {
        return panes.shown();
    }

    @Execute
    void run(Panes panes) {
        panes.active().ifPresent(pane -> pane.view().focusPath());
    }
}
