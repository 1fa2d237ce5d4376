package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;

import io.portside.ui.pane.Panes;

/** To the other pane. */
public final class SwitchHandler {
    @CanExecute
    boolean possible(Panes panes) {
        return panes.shown();
    }

    @Execute
    void run(Panes panes) {
        panes.other().ifPresent(other -> {
            panes.activate(other);
            other.view().focus();
        });
    }
}
