package io.portside.ftp.session;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How many sessions a server may be asked for: what the profile allows, less where the server said that it is enough.
 * After a while one more is tried; each further refusal makes that while longer. Pure, not thread-safe; times are
 * {@link SiteRuntime#nanos()}.
 */
final class SessionLimit {
    static final Duration FIRST_REST = Duration.ofSeconds(60);
    static final Duration LONGEST_REST = Duration.ofMinutes(10);

    private final int most;
    private int allowed;
    private Duration rest = FIRST_REST;
    private long changedAt;
    private OptionalInt found = OptionalInt.empty();

    SessionLimit(int most) {
        this.most = most;
        this.allowed = most;
    }

    /** Sessions allowed at {@code nanos}; at least 1. */
    int allowed(long nanos) {
        if (allowed < most && nanos - changedAt >= rest.toNanos()) {
            allowed++;
            changedAt = nanos;
        }
        return allowed;
    }

    /** The server refused a session while {@code others} of ours were open. */
    void refused(int others, long nanos) {
        if (allowed < most) {
            rest = rest.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.multipliedBy(2);
        }
        allowed = Math.max(1, Math.min(allowed, others));
        changedAt = nanos;
        if (others >= 1) {
            found = OptionalInt.of(allowed);
        }
    }

    /** An earlier visit found that the server takes {@code sessions}; it is asked for more as after a refusal. */
    void remembered(int sessions, long nanos) {
        if (found.isEmpty() && sessions < most) {
            allowed = sessions;
            changedAt = nanos;
            found = OptionalInt.of(sessions);
        }
    }

    /** The server has taken so many at a time. */
    void took(int sessions) {
        if (found.isPresent() && sessions > found.getAsInt()) {
            found = sessions >= most ? OptionalInt.empty() : OptionalInt.of(sessions);
        }
    }

    /** How many sessions the server takes, where it was found to take fewer than the profile allows. */
    OptionalInt found() {
        return found;
    }
}
