package io.portside.ftp.error;

import java.io.IOException;

/**
 * Root of everything the core throws. Subtypes carry facts (codes, names, durations); the wording for people is made
 * from them elsewhere. Messages are English developer text and never contain a secret.
 */
public abstract sealed class FtpException extends IOException
        permits BadArgumentException, CommandRefusedException, ConnectFailedException, LocalFailureException,
        LoginRefusedException,
        NoRouteException, OperationCancelledException, ProtocolException, ProxyFailedException, RouteFailedException,
        SessionLostException,
        SourceChangedException,
        TargetExistsException, TlsFailedException, TooManySessionsException, TransferBrokenException,
        VerificationFailedException {
    private static final long serialVersionUID = 1L;

    FtpException(String message) {
        super(message);
    }

    FtpException(String message, Throwable cause) {
        super(message, cause);
    }
}
