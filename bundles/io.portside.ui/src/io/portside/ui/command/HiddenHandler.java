package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;

import io.portside.ui.app.UiMemory;
import io.portside.ui.pane.Panes;

/** Shows hidden files, or hides them again, in both panes. */
public final class HiddenHandler {
    @CanExecute
    boolean possible(Panes panes) {
        return panes.shown();
    }

    @Execute
    void run(Panes panes, UiMemory memory) {
        panes.active().ifPresent(active -> {
            boolean show = !active.content().options().hidden();
            panes.all().forEach(pane -> pane.setHidden(show));
            memory.put(UiMemory.HIDDEN, show);
            memory.save();
        });
    }
}
