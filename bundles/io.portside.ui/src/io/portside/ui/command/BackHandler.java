package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;

import io.portside.ui.pane.Panes;

/** To the folder visited before. */
public final class BackHandler {
    @CanExecute
    boolean possible(Panes panes) {
        return panes.shown();
    }

    @Execute
    void run(Panes panes) {
        panes.active().ifPresent(pane -> pane.step(-1));
    }
}
