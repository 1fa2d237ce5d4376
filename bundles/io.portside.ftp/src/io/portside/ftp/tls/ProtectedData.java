package io.portside.ftp.tls;

import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.regex.Pattern;

import io.portside.ftp.control.Link;
import io.portside.ftp.data.DataProtection;
import io.portside.ftp.error.CommandRefusedException;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.RouteFailedException;
import io.portside.ftp.error.TlsFailedException;
import io.portside.ftp.error.TlsFailedException.Kind;
import io.portside.ftp.error.TransferBrokenException;
import io.portside.ftp.reply.Reply;

/**
 * Data connections under the control connection's TLS session. Tells failures of TLS from those of a route: vsftpd
 * answers 522 where its session was not taken up, FileZilla Server and ProFTPD 425, the latter without saying why.
 */
public final class ProtectedData implements DataProtection {
    private static final Pattern ABOUT_REUSE = Pattern.compile("reuse|resum", Pattern.CASE_INSENSITIVE);

    private final SessionTls tls;

    public ProtectedData(SessionTls tls) {
        this.tls = tls;
    }

    @Override
    public Link link(SocketChannel channel) {
        return tls.data(channel);
    }

    @Override
    public FtpException judged(FtpException failure, Link link, Optional<TlsFailedException> own) {
        Optional<Reply> said = reply(failure);
        if (said.isEmpty()) {
            return own.isPresent() ? own.get() : failure;
        }
        Reply reply = said.get();
        return switch (reply.code()) {
            case 521 -> TlsFailedException.refused(Kind.PROTECTION_REFUSED, true, reply);
            case 522 -> TlsFailedException.refused(missedReuse(reply) ? Kind.REUSE_REQUIRED : Kind.HANDSHAKE, true,
                    reply);
            case 425, 426 -> noConnection(failure, reply, link, own);
            default -> failure;
        };
    }

    private FtpException noConnection(FtpException failure, Reply reply, Link link, Optional<TlsFailedException> own) {
        if (ABOUT_REUSE.matcher(reply.text()).find() || reply.code() == 425 && missedReuse(reply)) {
            return TlsFailedException.refused(Kind.REUSE_REQUIRED, true, reply);
        }
        if (own.isPresent()) {
            return own.get().kind() == Kind.HANDSHAKE && link.answered()
                    ? TlsFailedException.refused(Kind.HANDSHAKE, true, reply)
                    : own.get();
        }
        if (!link.answered() || !(failure instanceof RouteFailedException)) {
            // Turned away before a word of TLS: vsftpd's "425 Security: Bad IP connecting." is about the address.
            return failure;
        }
        return tls.dataEstablished() || tls.dataProven()
                ? new TransferBrokenException(0, "server: " + reply, failure)
                : TlsFailedException.refused(Kind.HANDSHAKE, true, reply);
    }

    private boolean missedReuse(Reply reply) {
        return ABOUT_REUSE.matcher(reply.text()).find() || tls.dataEstablished() && !tls.dataResumed();
    }

    /** The server's reply behind a failure. Of a transfer that broke only where the server may have read nothing of it. */
    private Optional<Reply> reply(FtpException failure) {
        if (failure instanceof RouteFailedException route) {
            return route.failure().reply();
        }
        if (failure instanceof CommandRefusedException refused) {
            return Optional.of(refused.reply());
        }
        if (failure instanceof TransferBrokenException && failure.getCause() instanceof CommandRefusedException refused
                && !tls.dataResumed()) {
            return Optional.of(refused.reply());
        }
        return Optional.empty();
    }
}
