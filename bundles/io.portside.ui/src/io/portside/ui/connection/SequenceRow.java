package io.portside.ui.connection;

import java.time.Duration;
import java.time.Instant;

/**
 * One step of a site, as it is drawn.
 *
 * @param number  counts a site's steps from 0, also those that are no longer kept
 * @param waited   since the step of the same session before it
 * @param session number of the control connection
 * @param data    number of the session's data connection, 0 where the step is not about one
 * @param client  our end
 * @param server  the other end
 * @param message what goes over the wire, or for {@link Lane#BOTH} what was decided
 * @param note    the same decoded, or why; may be empty
 * @param topic   what {@link Meanings} knows about it
 * @param detail  what does not fit on a line: the other lines of a reply, how a port is computed; may be empty
 */
record SequenceRow(long number, Instant at, Duration waited, int session, int data, Kind kind, Lane lane, Flow flow,
        Mark mark, End client, End server, String message, String note, String topic,
        String detail) {

    /** Where it is drawn. */
    enum Lane {
        CONTROL, DATA,
        /** Across the lanes: no message, but what the program concludes. */
        BOTH
    }

    /** Who sends. */
    enum Flow {
        TO_SERVER, TO_CLIENT,
        /** Nothing is sent: something is waited for, or is over. */
        NONE
    }

    /** By what a person may choose. */
    enum Kind {
        /** Opening and closing of the control connection, and its TLS. */
        CONTROL,
        /** Commands and replies. */
        TALK,
        /** Data connections. */
        DATA,
        /** Why a route was left, which one is taken. */
        DECISION
    }

    /** What is worth noticing; always told in words too. */
    enum Mark {
        NONE,
        /** Did not work. */
        FAILED,
        /** Goes on in another way. */
        FALLBACK,
        /** A second session tries the next route meanwhile. */
        HEDGE,
        /** Works, but not as it was said. */
        ODD
    }

    /** The same step with what became known of it later. */
    SequenceRow with(Flow otherFlow, Mark otherMark, End otherClient, End otherServer, String otherMessage,
            String otherNote) {
        return new SequenceRow(number, at, waited, session, data, kind, lane, otherFlow, otherMark, otherClient,
                otherServer, otherMessage, otherNote, topic, detail);
    }

    SequenceRow withDetail(String other) {
        return new SequenceRow(number, at, waited, session, data, kind, lane, flow, mark, client, server, message,
                note, topic, other);
    }

    /** Message and note in one line. */
    String text() {
        return note.isEmpty() ? message : message + "   " + note;
    }
}
