package io.portside.ftp.tls;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

import io.portside.ftp.certificate.CertificateQuestion;

/**
 * Whom one control connection and its data connections believe: the control connection a certificate that is good, the
 * data connections that very certificate (RFC 4217 section 10). Remembers what it saw. The session's thread.
 */
final class SessionTrust extends X509ExtendedTrustManager {
    private final CertificateCheck check;
    private final List<String> accepted;
    private Optional<X509Certificate> leaf = Optional.empty();
    private Optional<CertificateQuestion> doubt = Optional.empty();
    private boolean other;
    private int examined;

    SessionTrust(CertificateCheck check, List<String> accepted) {
        this.check = check;
        this.accepted = accepted;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        examined++;
        if (leaf.isPresent()) {
            requireSame(chain[0]);
            return;
        }
        doubt = check.doubts(chain, authType, engine, accepted);
        if (doubt.isPresent()) {
            throw new CertificateException("not trusted: " + doubt.get().reasons());
        }
        leaf = Optional.of(chain[0]);
    }

    /** Throws unless it is the control connection's. */
    void requireSame(X509Certificate certificate) throws CertificateException {
        if (!leaf.equals(Optional.of(certificate))) {
            other = true;
            throw new CertificateException("not the certificate of the control connection");
        }
    }

    /** How many certificates were examined: a handshake that resumes a session shows none. */
    int examined() {
        return examined;
    }

    /** What the control connection's certificate lacks. */
    Optional<CertificateQuestion> doubt() {
        return doubt;
    }

    /** Whether a data connection had another certificate than the control connection. */
    boolean sawOther() {
        return other;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("without an engine there is no host to check");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("without an engine there is no host to check");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("we are the client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw new CertificateException("we are the client");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw new CertificateException("we are the client");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
