package io.portside.ftp.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure.Evidence;

/** The reply rows of the table "Fallback". */
class TransferVerdictTest {
    private static FtpException transfer(Route route, int code, boolean begun, long bytes) {
        return TransferVerdict.ofTransfer(route, "RETR", new Reply(code, "x"), begun, bytes, Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 502, 503, 504, 520, 522, 425, 426, 431, 450, 550})
    void aRefusedNegotiationIsTheRoutesFault(int code) {
        RouteFailedException failed = assertInstanceOf(RouteFailedException.class, TransferVerdict
                .ofNegotiation(Route.ACTIVE_PORT, "PORT", new Reply(code, "x"), Duration.ZERO));
        assertEquals(Evidence.NEGOTIATION_REFUSED, failed.failure().evidence());
        assertEquals(code, failed.failure().reply().orElseThrow().code());
    }

    @ParameterizedTest
    @ValueSource(ints = {530, 532})
    void notBeingLoggedInIsNot(int code) {
        assertInstanceOf(CommandRefusedException.class,
                TransferVerdict.ofNegotiation(Route.PASSIVE_EPSV, "EPSV", new Reply(code, "x"), Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDataConnectionThatFailedBeforeAByteIsTheRoutesFault(boolean begun) {
        for (int code : new int[]{425, 426}) {
            RouteFailedException active = assertInstanceOf(RouteFailedException.class,
                    transfer(Route.ACTIVE_EPRT, code, begun, 0));
            assertEquals(Evidence.SERVER_COULD_NOT_CONNECT, active.failure().evidence());
            RouteFailedException passive = assertInstanceOf(RouteFailedException.class,
                    transfer(Route.PASSIVE_PASV, code, begun, 0));
            assertEquals(Evidence.SERVER_REJECTED_PEER, passive.failure().evidence());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {450, 451, 452, 500, 501, 503, 530, 532, 550, 551, 552, 553})
    void whatIsSaidOfTheTargetIsNot(int code) {
        CommandRefusedException refused = assertInstanceOf(CommandRefusedException.class,
                transfer(Route.ACTIVE_PORT, code, false, 0));
        assertEquals(code, refused.reply().code());
        assertEquals("RETR", refused.verb());
        assertInstanceOf(CommandRefusedException.class, transfer(Route.ACTIVE_PORT, code, true, 0));
        // An upload whose first bytes were on their way already.
        assertInstanceOf(CommandRefusedException.class, transfer(Route.ACTIVE_PORT, code, false, 4096));
    }

    @ParameterizedTest
    @ValueSource(ints = {425, 426, 451, 550})
    void afterAByteItIsABrokenTransfer(int code) {
        TransferBrokenException broken = assertInstanceOf(TransferBrokenException.class,
                transfer(Route.ACTIVE_PORT, code, true, 4096));
        assertEquals(4096, broken.bytesMoved());
        CommandRefusedException cause = assertInstanceOf(CommandRefusedException.class, broken.getCause());
        assertEquals(code, cause.reply().code());
    }

    @ParameterizedTest
    @ValueSource(ints = {452, 552})
    void aFullDiskIsSaidAsSuchAtAnyTime(int code) {
        assertInstanceOf(CommandRefusedException.class, transfer(Route.ACTIVE_PORT, code, true, 4096));
    }
}
