package io.portside.engine.transfer;

import java.util.LinkedHashSet;
import java.util.Set;

import io.portside.engine.files.Location;

/** Folders whose content a transfer changed, each once until it was told. Thread-safe. */
final class ChangedFolders {
    private final Set<Location> folders = new LinkedHashSet<>();

    synchronized void add(Location folder) {
        folders.add(folder);
    }

    synchronized Set<Location> drain() {
        Set<Location> drained = new LinkedHashSet<>(folders);
        folders.clear();
        return drained;
    }
}
