package io.portside.ui.command;

import java.util.Optional;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;

import io.portside.engine.PortsideEngine;
import io.portside.engine.files.Location;
import io.portside.ui.app.Workers;
import io.portside.ui.pane.Pane;
import io.portside.ui.pane.Panes;

/** Ends the sessions of the active pane's site; panes that show it go back to this computer. */
public final class DisconnectHandler {
    @CanExecute
    boolean possible(Panes panes) {
        return site(panes).isPresent();
    }

    @Execute
    void run(Panes panes, PortsideEngine engine, Workers workers) {
        site(panes).ifPresent(site -> {
            for (Pane pane : panes.all()) {
                if (pane.location().filter(here -> here.volume().id().equals(site.volume().id())).isPresent()) {
                    pane.open(pane.lastLocal());
                }
            }
            workers.execute(() -> engine.connections().close(site.volume().id()));
        });
    }

    private static Optional<Location> site(Panes panes) {
        return panes.active().flatMap(Pane::location).filter(here -> here.volume().remote());
    }
}
