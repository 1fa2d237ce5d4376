package io.portside.engine.sync.tree;

import java.util.Optional;
import java.util.OptionalLong;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;

/**
 * What is known of one entry on one side, without its name.
 *
 * @param size     bytes; empty for folders and where unknown
 * @param checksum {@code SHA-256:HEX}; empty where none was made
 */
public record Facts(EntryKind kind, OptionalLong size, Optional<Stamp> modified, Optional<String> linkTarget,
        Optional<String> checksum, boolean hidden) {
    public static Facts of(Entry entry) {
        return new Facts(entry.kind(), entry.size(),
                entry.folder()
                        ? Optional.empty()
                        : entry.modified().map(time -> new Stamp(time, entry.timeQuality())),
                entry.linkTarget(), Optional.empty(), entry.hidden());
    }

    public boolean folder() {
        return kind == EntryKind.FOLDER;
    }

    public Facts withChecksum(String other) {
        return new Facts(kind, size, modified, linkTarget, Optional.of(other), hidden);
    }
}
