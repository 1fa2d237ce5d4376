package io.portside.ui.transfers;

import io.portside.engine.files.Location;

/** Shows a folder in a pane. Put into the application's context by whoever owns the panes. UI thread. */
@FunctionalInterface
public interface TargetOpener {
    void show(Location folder);
}
