package io.portside.ftp.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

import io.portside.ftp.certificate.CertificateQuestion;
import io.portside.ftp.certificate.CertificateQuestion.Reason;
import io.portside.ftp.error.TlsFailedException;
import io.portside.ftp.error.TlsFailedException.Kind;

/** Whether a server's certificate is good by itself, and if not, why. Asks nobody. Thread-safe. */
final class CertificateCheck {
    private final String host;
    private final int port;
    private final List<X509ExtendedTrustManager> authorities;

    private CertificateCheck(String host, int port, List<X509ExtendedTrustManager> authorities) {
        this.host = host;
        this.port = port;
        this.authorities = authorities;
    }

    /** @param file PEM with authorities to believe beside those of Java */
    static CertificateCheck of(String host, int port, Optional<String> file) throws TlsFailedException {
        List<X509ExtendedTrustManager> authorities = new ArrayList<>();
        try {
            authorities.add(manager(null));
            if (file.isPresent()) {
                authorities.add(manager(keyStore(file.get())));
            }
        } catch (IOException | GeneralSecurityException | InvalidPathException e) {
            throw TlsFailedException.failed(Kind.LOCAL_FILE, false, "authorities: " + e, e);
        }
        return new CertificateCheck(host, port, authorities);
    }

    private static KeyStore keyStore(String file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        Collection<? extends Certificate> certificates;
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("no certificate in " + file);
        }
        int number = 0;
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("authority" + number++, certificate);
        }
        return store;
    }

    private static X509ExtendedTrustManager manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager extended) {
                return extended;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    /**
     * What a person must be asked before this chain is believed; empty when there is nothing to ask.
     *
     * @param accepted fingerprints that are pinned or were accepted; where there are any, no other one is good
     * @param engine   asks for the host name to be checked
     */
    Optional<CertificateQuestion> doubts(X509Certificate[] chain, String authType, SSLEngine engine,
            List<String> accepted) throws CertificateException {
        String fingerprint = Fingerprint.of(chain[0]);
        if (accepted.stream().anyMatch(fingerprint::equalsIgnoreCase)) {
            return Optional.empty();
        }
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        Optional<Exception> untrusted = failure(authority -> authority.checkServerTrusted(chain, authType));
        if (untrusted.isPresent()) {
            reasons.addAll(reasons(chain[0], untrusted.get()));
            if (!HostNameMatch.matches(chain[0], host)) {
                reasons.add(Reason.WRONG_HOST);
            }
        } else if (failure(authority -> authority.checkServerTrusted(chain, authType, engine)).isPresent()) {
            reasons.add(Reason.WRONG_HOST);
        }
        if (!accepted.isEmpty()) {
            reasons.add(Reason.CHANGED);
        }
        return reasons.isEmpty() ? Optional.empty() : Optional.of(question(chain[0], fingerprint, reasons, accepted));
    }

    /** One authority that agrees is enough. */
    private Optional<Exception> failure(Examination examination) {
        Optional<Exception> last = Optional.empty();
        for (X509ExtendedTrustManager authority : authorities) {
            try {
                examination.by(authority);
                return Optional.empty();
            } catch (CertificateException | RuntimeException e) {
                last = last.filter(before -> aboutTime(before).isPresent()).or(() -> Optional.of(e));
            }
        }
        return last;
    }

    @FunctionalInterface
    private interface Examination {
        void by(X509ExtendedTrustManager authority) throws CertificateException;
    }

    private static Set<Reason> reasons(X509Certificate leaf, Exception why) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        Optional<Reason> time = aboutTime(why);
        time.ifPresent(reasons::add);
        try {
            leaf.checkValidity();
        } catch (CertificateExpiredException e) {
            reasons.add(Reason.EXPIRED);
        } catch (CertificateNotYetValidException e) {
            reasons.add(Reason.NOT_YET_VALID);
        }
        if (time.isEmpty()) {
            reasons.add(selfSigned(leaf) ? Reason.SELF_SIGNED : Reason.UNTRUSTED);
        }
        return reasons;
    }

    /** Present when the chain leads to an authority and only the time is wrong, be it an intermediate's. */
    private static Optional<Reason> aboutTime(Throwable why) {
        for (Throwable cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException
                    || cause instanceof CertPathValidatorException path && path.getReason() == BasicReason.EXPIRED) {
                return Optional.of(Reason.EXPIRED);
            }
            if (cause instanceof CertificateNotYetValidException || cause instanceof CertPathValidatorException path
                    && path.getReason() == BasicReason.NOT_YET_VALID) {
                return Optional.of(Reason.NOT_YET_VALID);
            }
        }
        return Optional.empty();
    }

    private static boolean selfSigned(X509Certificate certificate) {
        if (!certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
            return false;
        }
        try {
            certificate.verify(certificate.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private CertificateQuestion question(X509Certificate leaf, String fingerprint, Set<Reason> reasons,
            List<String> accepted) {
        return new CertificateQuestion(host, port, fingerprint, leaf.getSubjectX500Principal().getName(),
                HostNameMatch.alternativeNames(leaf), leaf.getIssuerX500Principal().getName(),
                leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant(), reasons,
                accepted.stream().findFirst());
    }
}
