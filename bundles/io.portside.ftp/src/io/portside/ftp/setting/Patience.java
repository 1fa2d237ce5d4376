package io.portside.ftp.setting;

import java.time.Duration;

/**
 * How long silence is borne before a session counts as lost. Opening a data connection has its own, shorter limits.
 *
 * @param greeting from the connection to the 220
 * @param reply    from a command to its reply
 * @param stall    between two bytes of a data connection, and from its end to the final reply
 */
public record Patience(Duration greeting, Duration reply, Duration stall) {
    /** Servers that are busy, or hash a large file, answer within this. */
    public static final Patience DEFAULT = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(60),
            Duration.ofSeconds(60));
}
