package io.portside.engine.sync.plan;

import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

/** One side as a value that changes: entries by path, the root's own not among them. */
final class ModelTree {
    private final TreeMap<VolumePath, Facts> entries = new TreeMap<>(PathOrder.PARENTS_FIRST);

    static VolumePath path(String text) {
        return VolumePath.parse(text);
    }

    static Facts folder() {
        return new Facts(EntryKind.FOLDER, OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                false);
    }

    /** @param second of its time, from some moment on */
    static Facts file(long size, long second) {
        return new Facts(EntryKind.FILE, OptionalLong.of(size),
                Optional.of(new Stamp(Instant.parse("2026-03-01T12:00:00Z").plusSeconds(second), TimeQuality.EXACT)),
                Optional.empty(), Optional.empty(), false);
    }

    static Facts link(String target) {
        return new Facts(EntryKind.LINK, OptionalLong.empty(), Optional.empty(), Optional.of(target), Optional.empty(),
                false);
    }

    static Facts special() {
        return new Facts(EntryKind.OTHER, OptionalLong.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                false);
    }

    ModelTree copy() {
        ModelTree tree = new ModelTree();
        tree.entries.putAll(entries);
        return tree;
    }

    /** With the folders above it. */
    ModelTree with(String path, Facts facts) {
        put(path(path), facts);
        return this;
    }

    void put(VolumePath path, Facts facts) {
        for (VolumePath up = path.parent(); !up.isRoot(); up = up.parent()) {
            entries.putIfAbsent(up, folder());
        }
        entries.put(path, facts);
    }

    /** With all that is below it. */
    void remove(VolumePath path) {
        entries.keySet().removeIf(one -> one.startsWith(path));
    }

    Optional<Facts> at(VolumePath path) {
        return Optional.ofNullable(entries.get(path));
    }

    boolean folder(VolumePath path) {
        return path.isRoot() || at(path).map(Facts::folder).orElse(false);
    }

    SortedMap<VolumePath, Facts> entries() {
        return Collections.unmodifiableSortedMap(entries);
    }

    /** What is directly in a folder, by name. */
    TreeMap<String, Facts> in(VolumePath folder) {
        TreeMap<String, Facts> found = new TreeMap<>();
        entries.forEach((path, facts) -> {
            if (path.parent().equals(folder)) {
                found.put(path.name(), facts);
            }
        });
        return found;
    }
}
