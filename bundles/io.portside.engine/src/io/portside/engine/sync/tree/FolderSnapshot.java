package io.portside.engine.sync.tree;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import io.portside.engine.files.VolumePath;

/**
 * One folder of one side, as it was listed.
 *
 * @param folder  below the pair's folder; {@link VolumePath#ROOT} is the pair's folder itself
 * @param entries by name
 * @param doubts  why {@code trust} is not {@link Trust#COMPLETE}, for the details
 */
public record FolderSnapshot(VolumePath folder, Trust trust, SortedMap<String, Facts> entries, List<String> doubts) {
    public FolderSnapshot {
        entries = Collections.unmodifiableSortedMap(entries);
        doubts = List.copyOf(doubts);
    }

    public static FolderSnapshot complete(VolumePath folder, Map<String, Facts> entries) {
        return new FolderSnapshot(folder, Trust.COMPLETE, new TreeMap<>(entries), List.of());
    }

    public static FolderSnapshot absent(VolumePath folder) {
        return new FolderSnapshot(folder, Trust.ABSENT, new TreeMap<>(), List.of());
    }

    public static FolderSnapshot failed(VolumePath folder, String why) {
        return new FolderSnapshot(folder, Trust.FAILED, new TreeMap<>(), List.of(why));
    }

    /** Whether what is not among the entries is known not to be there. */
    public boolean sure() {
        return trust == Trust.COMPLETE || trust == Trust.ABSENT;
    }
}
