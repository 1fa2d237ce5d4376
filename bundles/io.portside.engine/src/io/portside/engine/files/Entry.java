package io.portside.engine.files;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One entry of a folder, as its listing told.
 *
 * @param size        bytes; empty for folders and where unknown; of a link: of the file it points to, empty when that is not
 *                    a file or not known
 * @param modified    empty where unknown
 * @param coarseTime  the time is known to the minute or day only
 * @param permissions as text, {@code rwxr-xr-x} where possible
 * @param hidden      a leading dot, or the system's hidden attribute
 */
public record Entry(String name, EntryKind kind, OptionalLong size, Optional<Instant> modified, boolean coarseTime,
        Optional<String> permissions, Optional<String> linkTarget, boolean hidden) {
    public boolean folder() {
        return kind == EntryKind.FOLDER;
    }
}
