package io.portside.ui.dnd;

import java.util.List;
import java.util.Optional;

import io.portside.engine.files.Location;
import io.portside.ui.pane.PaneRow;

/** Decides where a drop goes and whether it may. Pure. */
final class DropPlan {
    private DropPlan() {}

    /**
     * The folder a drop goes into: the folder under the pointer, or the pane's own when there is none; empty when it may not go there.
     *
     * @param here the pane's folder
     * @param row  the row under the pointer
     */
    static Optional<Location> target(List<Location> sources, Location here, Optional<PaneRow> row) {
        // A folder that may not take it does not hand it on: that would put it where nobody pointed.
        return Optional.of(row.flatMap(r -> folder(here, r)).orElse(here)).filter(folder -> allowed(sources, folder));
    }

    /** Whether the row itself takes the drop, and should be shown to. */
    static boolean onRow(List<Location> sources, Location here, Optional<PaneRow> row) {
        return row.flatMap(r -> folder(here, r)).filter(folder -> allowed(sources, folder)).isPresent();
    }

    private static Optional<Location> folder(Location here, PaneRow row) {
        if (row.up()) {
            return Optional.of(new Location(here.volume(), here.path().parent()));
        }
        return row.entry().folder() ? Optional.of(here.child(row.name())) : Optional.empty();
    }

    /** Not into where it is already, and no folder into itself. Without known sources, which other programs may hide until the drop, yes. */
    static boolean allowed(List<Location> sources, Location folder) {
        return sources.stream().noneMatch(source -> source.volume().id().equals(folder.volume().id())
                && (source.path().parent().equals(folder.path()) || folder.path().startsWith(source.path())));
    }
}
