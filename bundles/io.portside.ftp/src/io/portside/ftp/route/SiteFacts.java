package io.portside.ftp.route;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What visits taught about a {@link SiteOnNetwork} besides its routes. The profile stays as it is: what is learned may
 * change again, and another network may teach something else.
 *
 * @param sessions how many sessions the server takes at a time, where that is less than the profile allows
 * @param seenAt   where the server sees us, where it has refused another address
 */
public record SiteFacts(Optional<Sessions> sessions, Optional<SeenAt> seenAt) {
    /** How long it counts; then it is learned again. */
    public static final Duration LEARNED_FOR = Duration.ofDays(7);
    /** Nothing learned. */
    public static final SiteFacts NONE = new SiteFacts(Optional.empty(), Optional.empty());

    /** The server refused one more than {@code most}. */
    public record Sessions(int most, Instant at) {
        public Sessions {
            if (most < 1) {
                throw new IllegalArgumentException(most + " sessions");
            }
        }
    }

    /**
     * The server named {@code address} when it refused another one.
     *
     * @param configured the profile's external address at that time, which another one makes obsolete; empty: none
     */
    public record SeenAt(String address, String configured, Instant at) {}

    public SiteFacts withSessions(Optional<Sessions> other) {
        return new SiteFacts(other, seenAt);
    }

    public SiteFacts withSeenAt(Optional<SeenAt> other) {
        return new SiteFacts(sessions, other);
    }

    /** Without what is too old to count. */
    public SiteFacts fresh(Instant now) {
        return new SiteFacts(sessions.filter(one -> fresh(one.at(), now)),
                seenAt.filter(one -> fresh(one.at(), now)));
    }

    private static boolean fresh(Instant at, Instant now) {
        return at.plus(LEARNED_FOR).isAfter(now);
    }
}
