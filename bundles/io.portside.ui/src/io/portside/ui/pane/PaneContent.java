package io.portside.ui.pane;

import java.util.Optional;

import io.portside.engine.files.Location;

/**
 * What a pane shows at one moment; immutable.
 *
 * @param generation grows with every listing begun; equal ones are the same visit of the same folder
 * @param label      the volume's name
 * @param location   empty while a site is being opened
 * @param focus      the entry to put the cursor on, once
 */
public record PaneContent(long generation, String label, Optional<Location> location, PaneState state,
        RowOptions options, Rows rows, Optional<String> focus) {

    public boolean loading() {
        return state instanceof PaneState.Loading || state instanceof PaneState.Coming;
    }

    /** Some rows are here already, and more are coming. */
    public boolean coming() {
        return state instanceof PaneState.Coming;
    }

    /** Nothing to see although the listing is there and complete, apart from the way up. */
    public boolean empty() {
        return state instanceof PaneState.Ready && rows.entries() == 0;
    }

    /** Whether that shows the same folder of the same volume. */
    public boolean sameFolder(PaneContent other) {
        return location.isPresent() && other.location.isPresent()
                && location.get().volume().id().equals(other.location.get().volume().id())
                && location.get().path().equals(other.location.get().path());
    }
}
