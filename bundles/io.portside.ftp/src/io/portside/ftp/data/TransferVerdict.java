package io.portside.ftp.data;

import java.time.Duration;
import java.util.Optional;

import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteFailure.Evidence;

/**
 * What a negative reply around a data connection means. Pure; the table "Fallback" of the architecture page is the
 * contract: once a byte has moved nothing is a route failure, and what the server says about the target never is.
 */
final class TransferVerdict {
    private TransferVerdict() {}

    /** A negative reply to PORT, EPRT, PASV or EPSV. */
    static FtpException ofNegotiation(Route route, String verb, Reply reply, Duration waited) {
        return switch (reply.code()) {
            case 530, 532 -> new CommandRefusedException(verb, reply);
            default -> routeFailed(route, Evidence.NEGOTIATION_REFUSED, waited, Optional.of(reply));
        };
    }

    /**
     * A negative reply to the transfer command.
     *
     * @param begun whether a 1yz came before
     * @param bytes payload bytes moved
     */
    static FtpException ofTransfer(Route route, String verb, Reply reply, boolean begun, long bytes, Duration waited) {
        boolean aboutConnection = reply.code() == 425 || reply.code() == 426;
        boolean aboutSpace = reply.code() == 452 || reply.code() == 552;
        if (aboutConnection && bytes == 0) {
            return routeFailed(route, rejected(route), waited, Optional.of(reply));
        }
        if (aboutSpace || !aboutConnection && (bytes == 0 || !begun)) {
            return new CommandRefusedException(verb, reply);
        }
        return new TransferBrokenException(bytes, "server: " + reply, new CommandRefusedException(verb, reply));
    }

    /** The server, not the network, wants no data connection. */
    static Evidence rejected(Route route) {
        return route.active() ? Evidence.SERVER_COULD_NOT_CONNECT : Evidence.SERVER_REJECTED_PEER;
    }

    static RouteFailedException routeFailed(Route route, Evidence evidence, Duration waited, Optional<Reply> reply) {
        return new RouteFailedException(new RouteFailure(route, evidence, waited, reply));
    }
}
