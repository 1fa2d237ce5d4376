package io.portside.engine.content;

import io.portside.engine.problem.ProblemKind;

/** Judges when failures mean that going on would only repeat them ten thousand times. Thread-safe. */
public final class StopRule {
    private static final int IN_A_ROW = 3;
    private int row;

    /** Something worked. */
    public synchronized void success() {
        row = 0;
    }

    /** Whether to stop the transfer after this failure. */
    public synchronized boolean failure(ProblemKind kind) {
        return switch (kind) {
            // Nothing about the file: the next one would fail alike, and logins that fail may lock the account.
            case UNKNOWN_HOST, CONNECT_REFUSED, CONNECT_TIMED_OUT, CONNECT_UNREACHABLE, NOT_FTP, LOGIN_REFUSED,
                    NO_ROUTE, SECRET_STORE ->
                true;
            // May be one bad moment, or one file too large.
            case SESSION_LOST, TOO_MANY_SESSIONS, TRANSFER_BROKEN, PROTOCOL, NO_SPACE -> ++row >= IN_A_ROW;
            default -> {
                row = 0;
                yield false;
            }
        };
    }
}
