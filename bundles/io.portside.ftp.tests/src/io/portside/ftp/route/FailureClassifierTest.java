package io.portside.ftp.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.ftp.error.BadArgumentException;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.ConnectFailedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.LoginRefusedException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TooManySessionsException;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.error.VerificationFailedException;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.route.FailureClassifier.Verdict;
import io.portside.ftp.route.RouteFailure.Evidence;

/** One test a row of the fallback table. */
class FailureClassifierTest {
    @ParameterizedTest
    @ValueSource(ints = {500, 501, 502, 504, 522, 421, 425, 520})
    void refusedNegotiationGoesToTheNextRoute(int code) {
        for (Route route : Route.values()) {
            assertEquals(Verdict.NEXT_ROUTE, judge(route, Evidence.NEGOTIATION_REFUSED, code));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverKeptTheDataConnectionFromOpeningGoesToTheNextRoute(Evidence evidence) {
        for (Route route : Route.values()) {
            assertEquals(Verdict.NEXT_ROUTE, judge(route, evidence, 425));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {450, 550, 552, 553, 530, 532, 451, 452})
    void aRefusedCommandIsNeverAModeSwitch(int code) {
        assertEquals(Verdict.FATAL,
                FailureClassifier.judge(new CommandRefusedException("RETR", new Reply(code, "no"))));
    }

    static Stream<Arguments> others() {
        return Stream.of(Arguments.of(new SessionLostException("421 Timeout."), Verdict.SAME_ROUTE_NEW_SESSION),
                Arguments.of(new TransferBrokenException(1, "reset", null), Verdict.RETRY_OR_RESUME),
                Arguments.of(new TransferBrokenException(0, "451", null), Verdict.RETRY_OR_RESUME),
                Arguments.of(new CommandRefusedException("LIST", new Reply(425, "no data connection")),
                        Verdict.NEXT_ROUTE),
                Arguments.of(new OperationCancelledException(), Verdict.FATAL),
                Arguments.of(new ProtocolException("?"), Verdict.FATAL),
                Arguments.of(new BadArgumentException("a\nb", "line feed"), Verdict.FATAL),
                Arguments.of(new VerificationFailedException("f", 2, 1), Verdict.FATAL),
                Arguments.of(new LoginRefusedException(new Reply(530, "no")), Verdict.FATAL),
                Arguments.of(new TooManySessionsException(new Reply(421, "too many")), Verdict.FATAL), Arguments.of(
                        new ConnectFailedException("h", 21, ConnectFailedException.Kind.REFUSED, null), Verdict.FATAL));
    }

    @ParameterizedTest
    @MethodSource
    void others(FtpException failure, Verdict expected) {
        assertEquals(expected, FailureClassifier.judge(failure));
    }

    private static Verdict judge(Route route, Evidence evidence, int code) {
        return FailureClassifier.judge(new RouteFailedException(
                new RouteFailure(route, evidence, Duration.ofMillis(5), Optional.of(new Reply(code, "no")))));
    }
}
