package io.portside.ftp.listing;

import java.time.Instant;

/**
 * A modification time and how exact it is: MLSD and MDTM give seconds in UTC, LIST gives minutes or days in the
 * server's own zone.
 *
 * @param zoneKnown false when the text was in the server's local time and read as if it were UTC
 */
public record RemoteTime(Instant instant, Precision precision, boolean zoneKnown) {
    /** The unit below which nothing is known. */
    public enum Precision {
        MILLISECOND, SECOND, MINUTE, DAY
    }
}
