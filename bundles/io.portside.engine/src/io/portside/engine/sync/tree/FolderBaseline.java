package io.portside.engine.sync.tree;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import io.portside.engine.files.VolumePath;

/** The baseline's entries of one folder, by name. */
public record FolderBaseline(VolumePath folder, SortedMap<String, BaselineEntry> entries) {
    public FolderBaseline {
        entries = Collections.unmodifiableSortedMap(entries);
    }

    public static FolderBaseline empty(VolumePath folder) {
        return new FolderBaseline(folder, new TreeMap<>());
    }
}
