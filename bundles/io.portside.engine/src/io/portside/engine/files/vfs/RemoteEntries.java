package io.portside.engine.files.vfs;

import java.util.Optional;
import java.util.OptionalLong;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.TimeQuality.Precision;
import io.portside.ftp.listing.RemoteEntry;
import io.portside.ftp.listing.RemoteListing.Doubt;
import io.portside.ftp.listing.RemoteTime;

/** The session core's entries as the engine's. */
final class RemoteEntries {
    private RemoteEntries() {}

    static Entry entry(String name, RemoteEntry remote) {
        EntryKind kind = kind(remote.kind());
        // The size in a listing is a link's own, or a folder's blocks.
        OptionalLong size = kind == EntryKind.FILE ? remote.size() : OptionalLong.empty();
        Optional<RemoteTime> time = remote.modified();
        return new Entry(name, kind, size, time.map(RemoteTime::instant),
                time.map(RemoteEntries::quality).orElse(TimeQuality.EXACT), remote.permissions(),
                remote.linkTarget(), name.startsWith("."));
    }

    private static TimeQuality quality(RemoteTime time) {
        Precision precision = switch (time.precision()) {
            case MILLISECOND, SECOND -> Precision.SECOND;
            case MINUTE -> Precision.MINUTE;
            case DAY -> Precision.DAY;
        };
        return new TimeQuality(precision, time.zoneKnown());
    }

    static EntryKind kind(io.portside.ftp.listing.EntryKind kind) {
        return switch (kind) {
            case FILE -> EntryKind.FILE;
            case FOLDER -> EntryKind.FOLDER;
            case LINK -> EntryKind.LINK;
            case OTHER -> EntryKind.OTHER;
        };
    }

    static io.portside.ftp.listing.EntryKind kind(EntryKind kind) {
        return switch (kind) {
            case FILE -> io.portside.ftp.listing.EntryKind.FILE;
            case FOLDER -> io.portside.ftp.listing.EntryKind.FOLDER;
            case LINK -> io.portside.ftp.listing.EntryKind.LINK;
            case OTHER -> io.portside.ftp.listing.EntryKind.OTHER;
        };
    }

    /** For the details of a listing that is not complete. */
    static String text(Doubt doubt) {
        return switch (doubt) {
            case UNREADABLE_LINES -> "the server sent lines that are no entries as far as we know";
            case FAILURE_WORDING -> "the server's last words about the listing speak of a failure";
            case EMPTY_UNPROVEN -> "the server listed nothing, and the folder could not be shown to exist";
            case HOSTILE_NAMES -> "names were left out that no file in a folder can have";
            case CUT_SHORT -> "the connection ended without a proper goodbye";
        };
    }
}
