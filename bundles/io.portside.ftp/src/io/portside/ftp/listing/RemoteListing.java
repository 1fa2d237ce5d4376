package io.portside.ftp.listing;

import java.util.List;

/**
 * A folder's entries and how far they can be trusted. A failed listing is an exception, never an empty one of these.
 *
 * @param doubts why the listing is not complete, empty when it is
 */
public record RemoteListing(String path, List<RemoteEntry> entries, List<Doubt> doubts) {
    public RemoteListing {
        entries = List.copyOf(entries);
        doubts = List.copyOf(doubts);
    }

    /** Whether everything in the folder is known to be here. Nothing below a folder that is not complete may be deleted or overwritten by a sync. */
    public boolean complete() {
        return doubts.isEmpty();
    }

    /** Reasons to distrust a listing that the server called good. */
    public enum Doubt {
        /** Some lines could not be read. */
        UNREADABLE_LINES,
        /** The final reply was positive but speaks of a failure (vsftpd: "226 ... failed to open directory"). */
        FAILURE_WORDING,
        /** Empty, and the folder could not be shown to exist. */
        EMPTY_UNPROVEN,
        /** Names came that cannot be in a folder (a slash, CR or LF, NUL). They were dropped. */
        HOSTILE_NAMES,
        /** TLS ended without close_notify. */
        CUT_SHORT
    }
}
