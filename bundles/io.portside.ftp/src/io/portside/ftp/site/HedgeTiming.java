package io.portside.ftp.site;

import java.time.Duration;

/**
 * How long the search for a route waits for what, from the measured round trip. Pure.
 *
 * <p>An active data connection takes about two round trips (PORT, then LIST and the server's SYN), a passive one three.
 * What a server adds, such as a slow reverse look-up, is bounded by nothing; so no delay here ends an attempt, it only
 * starts another one beside it.
 */
final class HedgeTiming {
    /**
     * All attempts together. Servers take 30 to 134 s to give up on a swallowed connection; people take ten,
     * the login included.
     */
    static final Duration SEARCH = Duration.ofSeconds(7);
    /** A route that works already may be slow for once. */
    static final Duration KNOWN_ROUTE = Duration.ofSeconds(10);
    /** Between two tries to get a session from a server that counts the one just closed. */
    static final Duration SESSION_RETRY = Duration.ofMillis(500);

    private HedgeTiming() {}

    /** Silence for this long starts the next route beside the silent one. */
    static Duration hedge(Duration roundTrip) {
        return clamp(roundTrip.multipliedBy(4).plusMillis(150), 250, 1000);
    }

    /**
     * Silence for this long has the session for the next route logged in, so that it is ready, or nearly, when
     * {@link #hedge} is over. Longer than an active connection takes in an open network, where no second login is due.
     */
    static Duration warm(Duration roundTrip) {
        return clamp(roundTrip.multipliedBy(2).plusMillis(80), 100, 600);
    }

    /** How long a silent route may hold the only session that the server allows. */
    static Duration alone(Duration roundTrip) {
        Duration some = roundTrip.multipliedBy(6);
        return some.compareTo(Duration.ofSeconds(1)) > 0 ? some : Duration.ofSeconds(1);
    }

    private static Duration clamp(Duration wish, long leastMillis, long mostMillis) {
        return Duration.ofMillis(Math.max(leastMillis, Math.min(mostMillis, wish.toMillis())));
    }
}
