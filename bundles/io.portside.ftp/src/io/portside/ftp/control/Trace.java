package io.portside.ftp.control;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.portside.ftp.certificate.CertificateQuestion;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.LoginRefusedException;
import io.portside.ftp.error.OperationCancelledException;
import io.portside.ftp.error.ProtocolException;
import io.portside.ftp.error.SessionLostException;
import io.portside.ftp.error.TlsFailedException;
import io.portside.ftp.error.TooManySessionsException;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.event.FtpEventListener;
import io.portside.ftp.event.SessionEnd;
import io.portside.ftp.route.Route;

/** Tells the listener what one session does; adds the time and the numbers. Never called with a lock held. */
public final class Trace {
    private final int session;
    private final FtpEventListener listener;
    private int data;

    public Trace(int session, FtpEventListener listener) {
        this.session = session;
        this.listener = listener;
    }

    /** Which session this is. */
    public int session() {
        return session;
    }

    void connecting(InetSocketAddress to) {
        listener.on(new FtpEvent.ControlConnecting(Instant.now(), session, to));
    }

    void connected(InetSocketAddress local, InetSocketAddress remote, Duration took) {
        listener.on(new FtpEvent.ControlConnected(Instant.now(), session, local, remote, took));
    }

    void connectFailed(InetSocketAddress to, Duration took, String why) {
        listener.on(new FtpEvent.ControlConnectFailed(Instant.now(), session, to, took, why));
    }

    void sent(Command command) {
        listener.on(new FtpEvent.CommandSent(Instant.now(), session, command.shown()));
    }

    void received(int code, List<String> lines) {
        listener.on(new FtpEvent.ReplyReceived(Instant.now(), session, code, lines));
    }

    /** The control connection is protected from here on. */
    public void controlProtected(String protocol, String cipher, boolean resumed) {
        listener.on(new FtpEvent.TlsEstablished(Instant.now(), session, 0, protocol, cipher, resumed));
    }

    /** The data connection is protected from here on. */
    public void dataProtected(String protocol, String cipher, boolean resumed) {
        listener.on(new FtpEvent.TlsEstablished(Instant.now(), session, data, protocol, cipher, resumed));
    }

    /** CCC was sent; whether the server agreed. */
    public void controlCleared(boolean cleared) {
        listener.on(new FtpEvent.ControlCleared(Instant.now(), session, cleared));
    }

    /** The control connection is closed; say it once. */
    public void closed(SessionEnd end, String why) {
        listener.on(new FtpEvent.SessionClosed(Instant.now(), session, end, why));
    }

    /** The same, because of {@code failure}. */
    public void closed(FtpException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof TlsFailedException tls) {
            closed(end(tls), tls.question().map(CertificateQuestion::fingerprint).orElse(message));
        } else {
            closed(end(failure), message);
        }
    }

    private static SessionEnd end(TlsFailedException failure) {
        return switch (failure.kind()) {
            case CERTIFICATE_REFUSED -> failure.data() ? SessionEnd.UNPROTECTED : SessionEnd.CERTIFICATE_DOUBTED;
            case CERTIFICATE_CHANGED -> failure.data() ? SessionEnd.UNPROTECTED : SessionEnd.CERTIFICATE_CHANGED;
            default -> SessionEnd.UNPROTECTED;
        };
    }

    private static SessionEnd end(FtpException failure) {
        if (failure instanceof OperationCancelledException) {
            return SessionEnd.CANCELLED;
        } else if (failure instanceof LoginRefusedException) {
            return SessionEnd.LOGIN_REFUSED;
        } else if (failure instanceof TooManySessionsException) {
            return SessionEnd.TOO_MANY;
        } else if (failure instanceof ProtocolException) {
            return SessionEnd.CONFUSED;
        }
        return failure instanceof SessionLostException ? SessionEnd.LOST : SessionEnd.FAILED;
    }

    /** The data connection that follows gets the next number. */
    public void nextData() {
        data++;
    }

    public void listening(Route route, InetSocketAddress bound, InetSocketAddress advertised) {
        listener.on(new FtpEvent.DataListening(Instant.now(), session, data, route, bound, advertised));
    }

    public void connectingData(Route route, InetSocketAddress advertised, InetSocketAddress used) {
        listener.on(new FtpEvent.DataConnecting(Instant.now(), session, data, route, advertised, used));
    }

    public void opened(Route route, InetSocketAddress local, InetSocketAddress remote, Duration waited) {
        listener.on(new FtpEvent.DataOpened(Instant.now(), session, data, route, local, remote, waited));
    }

    public void strangerRefused(InetSocketAddress stranger) {
        listener.on(new FtpEvent.StrangerRefused(Instant.now(), session, data, stranger));
    }

    public void dataClosed(long bytes, boolean clean) {
        listener.on(new FtpEvent.DataClosed(Instant.now(), session, data, bytes, clean));
    }
}
