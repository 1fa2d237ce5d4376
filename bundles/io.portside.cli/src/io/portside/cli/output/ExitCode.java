package io.portside.cli.output;

import io.portside.engine.problem.ProblemKind;

/** What the program tells the shell. The numbers are promised in {@code --help} and in the documentation. */
public enum ExitCode {
    OK(0), SOME_FAILED(1), USAGE(2), NO_CONNECTION(3), LOGIN_REFUSED(4), NOT_FOUND(5), NOT_TRUSTED(6), LOCAL(
            7), REFUSED(8), CONFLICTS(
                    9), SOMETHING_TO_DO(10), NOT_CONFIRMED(11), BUSY(12), OUTDATED(13), INTERNAL(70), INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /**
     * The code for one problem.
     *
     * @param local it is about something on this computer, as far as the problem can be on either side
     */
    public static ExitCode of(ProblemKind kind, boolean local) {
        return switch (kind) {
            case UNKNOWN_HOST, CONNECT_REFUSED, CONNECT_TIMED_OUT, CONNECT_UNREACHABLE, NOT_FTP, TOO_MANY_SESSIONS,
                    SESSION_LOST, NO_ROUTE, PROXY_UNREACHABLE, PROXY_REFUSED, NOT_A_PROXY, PROXY_PASSIVE_ONLY ->
                NO_CONNECTION;
            case LOGIN_REFUSED, PROXY_LOGIN -> LOGIN_REFUSED;
            case NOT_FOUND, NOT_A_FOLDER -> local ? LOCAL : NOT_FOUND;
            case NO_PERMISSION, ALREADY_EXISTS, FOLDER_NOT_EMPTY, NO_SPACE, NAME_REFUSED, READ_FAILED, WRITE_FAILED,
                    COMMAND_REFUSED ->
                local ? LOCAL : REFUSED;
            case TLS_REFUSED, TLS_TAMPERED, TLS_HANDSHAKE, CERTIFICATE_REFUSED, CERTIFICATE_CHANGED, DATA_CERTIFICATE,
                    DATA_NOT_PROTECTED, TLS_REUSE_REQUIRED ->
                NOT_TRUSTED;
            case SPECIAL_FILE, TLS_FILE, SECRET_STORE, PROFILE_DAMAGED, PROFILE_NEWER, PROFILE_INVALID,
                    PAIR_SITE_GONE, PAIR_DAMAGED, PAIR_NEWER, PAIR_INVALID, PLAN_DAMAGED, PLAN_NEWER, TARGET_CHANGED,
                    SYNC_STATE ->
                LOCAL;
            case PAIR_BUSY -> BUSY;
            case PLAN_NOT_ACKNOWLEDGED -> NOT_CONFIRMED;
            case PLAN_OUTDATED -> OUTDATED;
            case CANCELLED -> INTERRUPTED;
            case INTERNAL -> INTERNAL;
            default -> SOME_FAILED;
        };
    }
}
