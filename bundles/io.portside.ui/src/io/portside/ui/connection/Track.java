package io.portside.ui.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

import io.portside.ftp.route.Route;
import io.portside.ui.connection.SequenceRow.Flow;
import io.portside.ui.connection.SequenceRow.Kind;
import io.portside.ui.connection.SequenceRow.Lane;
import io.portside.ui.connection.SequenceRow.Mark;

/** What is known of one session while its events come in. */
final class Track {
    private static final Set<String> TO_CLIENT = Set.of("RETR", "LIST", "NLST", "MLSD");
    private static final Set<String> TO_SERVER = Set.of("STOR", "APPE", "STOU");
    private static final String HIDDEN = "********";

    final int number;
    Instant at = Instant.EPOCH;
    private Duration wait = Duration.ZERO;
    private boolean begun;
    End controlClient = End.UNKNOWN;
    End controlServer = End.UNKNOWN;
    long controlSyn = -1;
    /** The last command that moves data. */
    String transfer = "";
    /** The data connection that is being opened or is open; 0: none. */
    int data;
    Route route;
    End dataClient = End.UNKNOWN;
    End dataServer = End.UNKNOWN;
    /** The step with its SYN, or where it is waited for; -1: none. */
    long dataSyn = -1;
    boolean dataOpen;
    /** Someone has said already that nothing comes. */
    boolean dataSilent;
    long payload = -1;
    Instant openedAt = Instant.EPOCH;

    Track(int number) {
        this.number = number;
    }

    void at(Instant now) {
        Duration since = begun ? Duration.between(at, now) : Duration.ZERO;
        wait = since.isNegative() ? Duration.ZERO : since;
        at = now;
        begun = true;
    }

    boolean waitsFor(Route wanted) {
        return data > 0 && !dataOpen && route == wanted;
    }

    /** Which way the bytes go. */
    Flow payloadFlow() {
        return TO_SERVER.contains(verb(transfer)) ? Flow.TO_SERVER : Flow.TO_CLIENT;
    }

    /** A step that follows the one before at once has no wait of its own. */
    SequenceRow row(long id, int connection, Kind kind, Lane lane, Flow flow, Mark mark, End client, End server,
            String message, String note, String topic) {
        Duration waited = wait;
        wait = Duration.ZERO;
        return new SequenceRow(id, at, waited, number, connection, kind, lane, flow, mark, client, server, message,
                note, topic, "");
    }

    static boolean movesData(String verb) {
        return TO_CLIENT.contains(verb) || TO_SERVER.contains(verb);
    }

    static String verb(String line) {
        return line.strip().split("\\s", 2)[0].toUpperCase(Locale.ROOT);
    }

    /** The engine masks already; a picture that people mail around deserves a second look. */
    static String masked(String line) {
        String verb = verb(line);
        return verb.equals("PASS") || verb.equals("ACCT") ? verb + " " + HIDDEN : line;
    }

    /** A server may send anything, line ends and escape sequences included. */
    static String printable(String text) {
        return text.chars().noneMatch(Character::isISOControl) ? text : text.replaceAll("\\p{Cntrl}", "\u00b7");
    }
}
