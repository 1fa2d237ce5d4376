package io.portside.engine.sync.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portside.engine.problem.Problem;

/** Judges whether a failure may be over a moment later. */
final class RetryRule {
    private static final List<Duration> PAUSES = List.of(Duration.ofMillis(500), Duration.ofSeconds(3),
            Duration.ofSeconds(10));
    /** A command's 4yz reply: "the action may be requested again" (RFC 959 4.2). What the details of a refusal begin with. */
    private static final Pattern TRANSIENT = Pattern.compile("CommandRefusedException: \\w+: 4\\d\\d\\b");

    private RetryRule() {}

    /** How long to wait before trying again; empty: do not. */
    static Optional<Duration> again(Problem problem, int attempt) {
        return attempt < PAUSES.size() && passing(problem) ? Optional.of(PAUSES.get(attempt)) : Optional.empty();
    }

    private static boolean passing(Problem problem) {
        return switch (problem.kind()) {
            case SESSION_LOST, TRANSFER_BROKEN, TOO_MANY_SESSIONS, CONNECT_TIMED_OUT, CONNECT_REFUSED,
                    CONNECT_UNREACHABLE, NO_ROUTE, VERIFICATION_FAILED, CONTENT_DIFFERS, PROTOCOL ->
                true;
            case READ_FAILED, WRITE_FAILED, COMMAND_REFUSED, NO_PERMISSION ->
                TRANSIENT.matcher(problem.details()).find();
            // 452 and 552 alike: no space comes by itself. Everything else is about the file.
            default -> false;
        };
    }
}
