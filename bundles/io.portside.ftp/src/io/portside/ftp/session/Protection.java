package io.portside.ftp.session;

import java.time.Duration;

import io.portside.ftp.control.Command;
import io.portside.ftp.control.ControlConnection;
import io.portside.ftp.control.Trace;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.TlsFailedException;
import io.portside.ftp.error.TlsFailedException.Kind;
import io.portside.ftp.reply.Reply;
import io.portside.ftp.tls.SessionTls;

/** What one login does for its protection: AUTH, PBSZ and PROT (RFC 4217), and CCC where the profile asks for it. */
final class Protection {
    private static final Duration CLEARING_LIMIT = Duration.ofSeconds(5);

    private final SessionTls tls;
    private final Trace trace;
    private final ControlConnection control;
    private final Duration replyLimit;
    private boolean data;

    Protection(SessionTls tls, Trace trace, ControlConnection control, Duration replyLimit) {
        this.tls = tls;
        this.trace = trace;
        this.control = control;
        this.replyLimit = replyLimit;
    }

    /** The handshake: of implicit TLS before the greeting, of explicit TLS after the reply to AUTH. */
    void handshake() throws FtpException {
        control.protect(tls::control, replyLimit);
    }

    static Command auth() {
        return Command.of("AUTH", "TLS");
    }

    /** Anything but 234 is a no, whatever it was meant to be: nothing is sent in clear text instead. */
    void authAnswered(Reply reply) throws FtpException {
        if (reply.code() != 234) {
            throw TlsFailedException.refused(Kind.AUTH_REFUSED, false, reply);
        }
        handshake();
    }

    /** A size that means nothing with TLS, but which PROT needs before it. */
    static Command bufferSize() {
        return Command.of("PBSZ", "0");
    }

    static Command privateData() {
        return Command.of("PROT", "P");
    }

    /**
     * The reply to PROT. Servers that want a login first answer 530, or 503 because they refused PBSZ as well.
     *
     * @param loggedIn then there is no such excuse
     */
    void dataAnswered(Reply reply, boolean loggedIn) throws TlsFailedException {
        data = reply.completed();
        if (!data && (loggedIn || reply.code() != 530 && reply.code() != 503)) {
            throw TlsFailedException.refused(Kind.PROTECTION_REFUSED, true, reply);
        }
    }

    /** Whether the server has agreed to protect the data connections. */
    boolean dataProtected() {
        return data;
    }

    /** So that NAT helpers can read PORT and 227 again. A server that does not want it is no reason to give up. */
    void clearControl() throws FtpException {
        Reply reply = control.ask(Command.of("CCC"), replyLimit);
        if (reply.completed()) {
            control.unprotect(CLEARING_LIMIT);
        }
        trace.controlCleared(reply.completed());
    }
}
