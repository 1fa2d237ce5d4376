package io.portside.ui.pane;

import java.util.Optional;
import java.util.OptionalLong;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;

/**
 * One row: an entry, or the way up.
 *
 * @param up the row that leads to the parent folder; no entry, nothing is ever done to it
 */
public record PaneRow(Entry entry, boolean up) {
    /** The way to the parent folder; no entry of a listing may have this name. */
    public static final PaneRow UP = new PaneRow(new Entry("..", EntryKind.FOLDER, OptionalLong.empty(),
            Optional.empty(), TimeQuality.EXACT, Optional.empty(), Optional.empty(), false), true);

    public PaneRow(Entry entry) {
        this(entry, false);
    }

    public String name() {
        return entry.name();
    }
}
