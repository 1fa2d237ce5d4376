package io.portside.ftp.error;

import java.util.Optional;

import io.portside.ftp.certificate.CertificateQuestion;
import io.portside.ftp.reply.Reply;

/**
 * A connection that was to be protected is not, and so was not used. Never a reason to go on in clear text, and never a
 * reason to change the data route.
 */
public final class TlsFailedException extends FtpException {
    private static final long serialVersionUID = 1L;
    private final Kind kind;
    private final boolean data;
    private final transient Optional<Reply> reply;
    private final transient Optional<CertificateQuestion> question;

    private TlsFailedException(Kind kind, boolean data, String message, Optional<Reply> reply,
            Optional<CertificateQuestion> question, Throwable cause) {
        super(kind + (data ? " on the data connection: " : ": ") + message, cause);
        this.kind = kind;
        this.data = data;
        this.reply = reply;
        this.question = question;
    }

    /** The server said so. */
    public static TlsFailedException refused(Kind kind, boolean data, Reply reply) {
        return new TlsFailedException(kind, data, reply.toString(), Optional.of(reply), Optional.empty(), null);
    }

    /** Something else happened; {@code cause} may be null. */
    public static TlsFailedException failed(Kind kind, boolean data, String message, Throwable cause) {
        return new TlsFailedException(kind, data, message, Optional.empty(), Optional.empty(), cause);
    }

    /** Nobody vouches for the server's certificate. */
    public static TlsFailedException doubted(CertificateQuestion question) {
        return new TlsFailedException(question.changed() ? Kind.CERTIFICATE_CHANGED : Kind.CERTIFICATE_REFUSED, false,
                question.fingerprint() + " " + question.reasons(), Optional.empty(), Optional.of(question), null);
    }

    public Kind kind() {
        return kind;
    }

    /** Whether it was a data connection; else the control connection. */
    public boolean data() {
        return data;
    }

    /** The server's words, where it said any. */
    public Optional<Reply> reply() {
        return reply;
    }

    /** What is known of the certificate, for {@code CERTIFICATE_REFUSED} and {@code CERTIFICATE_CHANGED} on the control connection. */
    public Optional<CertificateQuestion> question() {
        return question;
    }

    /** What went wrong. */
    public enum Kind {
        /** The server does not do AUTH TLS, or something between us and it took that away. */
        AUTH_REFUSED,
        /** Clear text came behind the reply to AUTH TLS: somebody put it there. */
        CLEAR_TEXT_INSERTED,
        /** The handshake failed, was never answered, or what answered was not TLS. */
        HANDSHAKE,
        /** The certificate is not trusted, and nobody accepted it. */
        CERTIFICATE_REFUSED,
        /** It is not the certificate that is pinned or was accepted, and nobody accepted the new one. */
        CERTIFICATE_CHANGED,
        /** The data connection has another certificate than the control connection. */
        DATA_CERTIFICATE,
        /** The server does not protect data connections (PROT P). */
        PROTECTION_REFUSED,
        /** The server wants the control connection's TLS session again and did not get it. */
        REUSE_REQUIRED,
        /** The file with our own certificate, or with authorities, cannot be read. */
        LOCAL_FILE
    }
}
