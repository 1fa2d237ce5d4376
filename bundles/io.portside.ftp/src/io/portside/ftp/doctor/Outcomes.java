package io.portside.ftp.doctor;

import java.util.Optional;

import io.portside.ftp.doctor.Check.Outcome;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.LoginRefusedException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.TlsFailedException;
import io.portside.ftp.error.TooManySessionsException;
import io.portside.ftp.reply.Reply;

/** What a failure means for the step that it ended. Pure. */
record Outcomes(Outcome outcome, String words) {

    /** Of a listing. */
    static Outcomes ofListing(FtpException failure) {
        if (failure instanceof RouteFailedException route) {
            Outcome outcome = switch (route.failure().evidence()) {
                case NEGOTIATION_REFUSED, UNREADABLE_REPLY -> Outcome.REFUSED;
                case NO_LOCAL_PORT -> Outcome.BROKEN;
                case NO_INBOUND, CONNECT_TIMED_OUT -> Outcome.SILENT;
                case SERVER_COULD_NOT_CONNECT, SERVER_REJECTED_PEER -> Outcome.SERVER_FAILED;
                case CONNECT_REFUSED, CONNECT_UNREACHABLE -> Outcome.UNREACHABLE;
            };
            return new Outcomes(outcome, words(route.failure().reply()));
        }
        if (failure instanceof CommandRefusedException refused) {
            return new Outcomes(Outcome.BROKEN, refused.reply().toString());
        }
        return other(failure);
    }

    /** Of everything up to the login. */
    static Outcomes ofLogin(FtpException failure) {
        if (failure instanceof LoginRefusedException refused) {
            return new Outcomes(Outcome.REFUSED, refused.reply().toString());
        }
        if (failure instanceof TooManySessionsException many) {
            return new Outcomes(Outcome.SERVER_FAILED, many.reply().toString());
        }
        if (failure instanceof ConnectFailedException connect) {
            return new Outcomes(switch (connect.kind()) {
                case UNKNOWN_HOST, NO_GREETING -> Outcome.BROKEN;
                case REFUSED, UNREACHABLE -> Outcome.UNREACHABLE;
                case TIMED_OUT -> Outcome.SILENT;
            }, "");
        }
        return other(failure);
    }

    private static Outcomes other(FtpException failure) {
        if (failure instanceof TlsFailedException tls) {
            return new Outcomes(Outcome.NOT_TRUSTED, tls.reply().map(Reply::toString).orElse(tls.getMessage()));
        }
        return new Outcomes(Outcome.BROKEN, String.valueOf(failure.getMessage()));
    }

    private static String words(Optional<Reply> reply) {
        return reply.map(Reply::toString).orElse("");
    }
}
