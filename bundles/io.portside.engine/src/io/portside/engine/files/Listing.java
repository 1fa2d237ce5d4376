package io.portside.engine.files;

import java.util.List;

/**
 * A folder's entries. {@code doubts} says why some may be missing, as text for the details; empty when everything is
 * known to be here. A listing that failed is an exception, never an empty one of these.
 */
public record Listing(VolumePath folder, List<Entry> entries, List<String> doubts) {
    public Listing {
        entries = List.copyOf(entries);
        doubts = List.copyOf(doubts);
    }

    public boolean complete() {
        return doubts.isEmpty();
    }
}
