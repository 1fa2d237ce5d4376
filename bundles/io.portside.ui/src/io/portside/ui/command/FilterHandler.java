package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.Execute;

import io.portside.ui.pane.Panes;

/** To the quick filter. */
public final class FilterHandler {
    @Execute
    void run(Panes panes) {
        panes.active().ifPresent(pane -> pane.view().focusFilter());
    }
}
