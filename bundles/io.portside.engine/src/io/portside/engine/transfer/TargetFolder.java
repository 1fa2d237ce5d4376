package io.portside.engine.transfer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.files.Entry;
import io.portside.engine.files.Listing;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.ftp.cancel.CancelToken;

/**
 * A folder that things are copied into, and what was in it: one listing for all of them instead of a request each. What
 * appears later is noticed by the volume, which does not replace unless told to. Thread-safe.
 */
final class TargetFolder {
    private final VolumePath path;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();
    private final Optional<Volume> asked;

    private TargetFolder(VolumePath path, Optional<Volume> asked) {
        this.path = path;
        this.asked = asked;
    }

    /** A folder that was just made. */
    static TargetFolder fresh(VolumePath path) {
        return new TargetFolder(path, Optional.empty());
    }

    /** A folder whose entries are asked for by name: cheaper than a listing while there is only one to ask for. */
    static TargetFolder unlisted(VolumePath path, Volume volume) {
        return new TargetFolder(path, Optional.of(volume));
    }

    static TargetFolder listed(VolumePath path, Volume volume, CancelToken cancel) throws ProblemException {
        Listing listing = volume.list(path, cancel);
        TargetFolder folder = new TargetFolder(path, listing.complete() ? Optional.empty() : Optional.of(volume));
        listing.entries().forEach(entry -> folder.entries.put(entry.name(), entry));
        return folder;
    }

    VolumePath path() {
        return path;
    }

    /** What has that name here. */
    Optional<Entry> existing(String name, CancelToken cancel) throws ProblemException {
        Entry entry = entries.get(name);
        if (entry != null || asked.isEmpty()) {
            return Optional.ofNullable(entry);
        }
        return asked.get().stat(path.child(name), cancel);
    }

    /** A name like {@code name (2).txt} that nothing here has; it is taken from now on. */
    String freeName(String name, CancelToken cancel) throws ProblemException {
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 ? name.substring(dot) : "";
        for (int number = 2;; number++) {
            String candidate = stem + " (" + number + ")" + extension;
            if (claim(candidate) && existing(candidate, cancel).isEmpty()) {
                return candidate;
            }
        }
    }

    private synchronized boolean claim(String name) {
        return claimed.add(name);
    }
}
