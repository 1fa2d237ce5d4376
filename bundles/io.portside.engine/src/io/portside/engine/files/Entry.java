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
 * @param timeQuality how exact the time is; {@link TimeQuality#EXACT} where there is none
 * @param permissions as text, {@code rwxr-xr-x} where possible
 * @param hidden      a leading dot, or the system's hidden attribute
 */
public record Entry(String name, EntryKind kind, OptionalLong size, Optional<Instant> modified, TimeQuality timeQuality,
        Optional<String> permissions, Optional<String> linkTarget, boolean hidden) {
    /** The time is known to the minute or day only. */
    public boolean coarseTime() {
        return timeQuality.coarse();
    }

    public boolean folder() {
        return kind == EntryKind.FOLDER;
    }
}
