package io.portside.engine.sync.state;

import java.util.Optional;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.tree.BaselineEntry;

/**
 * What the baseline is to know of a path.
 *
 * @param entry empty: nothing, neither side has it or they do not agree
 */
public record Settlement(VolumePath path, Optional<BaselineEntry> entry) {
    public static Settlement of(VolumePath path, BaselineEntry entry) {
        return new Settlement(path, Optional.of(entry));
    }

    public static Settlement gone(VolumePath path) {
        return new Settlement(path, Optional.empty());
    }
}
