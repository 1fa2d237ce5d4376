package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.Execute;

import io.portside.ui.pane.Panes;

/** To the other pane. */
public final class SwitchHandler {
    @Execute
    void run(Panes panes) {
        panes.other().ifPresent(other -> {
            panes.activate(other);
            other.view().focus();
        });
    }
}
