package io.portside.ftp.doctor;

import java.time.Duration;
import java.util.Optional;

import io.portside.ftp.route.Route;

/**
 * One step of an examination and how it ended.
 *
 * @param route     of a {@link Step#LISTING}, else empty
 * @param encrypted whether it was made over TLS
 * @param took      how long it took to know
 * @param words     the server's own words, or the system's; empty where there are none. Never a secret
 */
public record Check(Step step, Optional<Route> route, boolean encrypted, Outcome outcome, Duration took, String words) {

    /** What is done. */
    public enum Step {
        /** The control connection up to the greeting. */
        CONTROL,
        /** Whether TLS is offered: {@code AUTH TLS} where it may be asked before login, and FEAT. */
        TLS_OFFER,
        /** USER and PASS, and the handshake before them where there is TLS. */
        LOGIN,
        /** FEAT. */
        FEATURES,
        /** The address that the server sees us at. */
        ADDRESS,
        /** The start folder over one route. */
        LISTING
    }

    /** How a step ended. */
    public enum Outcome {
        WORKED,
        /** The server does not want it. */
        REFUSED,
        /** No answer within the step's timer. */
        SILENT,
        /** Nothing listens there, or no way leads there. */
        UNREACHABLE,
        /** The server connected, or could not, and says so. */
        SERVER_FAILED,
        /** The server's certificate is not trusted, or the handshake failed. */
        NOT_TRUSTED,
        /** The server does not tell, or does not have it. */
        NOT_OFFERED,
        /** Something else; the words say what. */
        BROKEN,
        /** Not done: no session was to be had, or the time was over, or the person cancelled. */
        SKIPPED
    }

    public boolean worked() {
        return outcome == Outcome.WORKED;
    }

    /** Whether it says something about the network: a step that was not done does not. */
    public boolean telling() {
        return outcome != Outcome.SKIPPED && outcome != Outcome.BROKEN && outcome != Outcome.NOT_TRUSTED;
    }
}
