package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;

import io.portside.ui.pane.Panes;

/** To where one went back from. */
public final class ForwardHandler {
    @CanExecute
    boolean possible(Panes panes) {
        return panes.shown();
    }

    @Execute
    void run(Panes panes) {
        panes.active().ifPresent(pane -> pane.step(1));
    }
}
