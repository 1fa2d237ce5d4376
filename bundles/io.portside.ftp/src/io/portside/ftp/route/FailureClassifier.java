package io.portside.ftp.route;

import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TransferBrokenException;

/**
 * Says what the failure of an operation with a data connection means for the routes. Pure. The session has sorted the
 * replies already: what speaks against a route is a {@link RouteFailedException}, and never after a payload byte.
 */
public final class FailureClassifier {
    private FailureClassifier() {}

    /** What to do next. */
    public enum Verdict {
        /** The route is no good here at the moment; the next one may be. */
        NEXT_ROUTE,
        /** The control connection ended; the route was not judged. Repeat with a new session, once. */
        SAME_ROUTE_NEW_SESSION,
        /** The route worked and the transfer broke; repeat or resume it on this route. */
        RETRY_OR_RESUME,
        /** No route would change it: the server (or the person) does not want the operation. */
        FATAL
    }

    /** The verdict on {@code failure}. */
    public static Verdict judge(FtpException failure) {
        if (failure instanceof RouteFailedException) {
            // Refused negotiation, silence, RST, 425, 426 without a byte: all of them leave the other routes open.
            return Verdict.NEXT_ROUTE;
        }
        if (failure instanceof SessionLostException) {
            // 421 or a lost control connection says something about the session only. pyftpdlib sends a 421 for a data
            // time-out, but it also says so after an idle time: the second loss in a row is not taken for a route fault.
            return Verdict.SAME_ROUTE_NEW_SESSION;
        }
        if (failure instanceof TransferBrokenException) {
            return Verdict.RETRY_OR_RESUME;
        }
        if (failure instanceof CommandRefusedException refused && noDataConnection(refused)) {
            return Verdict.NEXT_ROUTE;
        }
        return Verdict.FATAL;
    }

    /** 425 to a transfer command is about the data connection, whoever wrapped it (RFC 959 4.2). */
    private static boolean noDataConnection(CommandRefusedException refused) {
        return refused.reply() != null && refused.reply().code() == 425;
    }
}
