package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;

import io.portside.ui.pane.Pane;
import io.portside.ui.pane.Panes;

/** To the parent folder. */
public final class ParentHandler {
    @CanExecute
    boolean possible(Panes panes) {
        return panes.shown();
    }

    @Execute
    void run(Panes panes) {
        panes.active().ifPresent(Pane::up);
    }
}
