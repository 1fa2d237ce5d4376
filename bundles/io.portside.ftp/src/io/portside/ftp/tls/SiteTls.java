package io.portside.ftp.tls;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

import io.portside.ftp.CertificateDecider;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.certificate.CertificateDecision;
import io.portside.ftp.certificate.CertificateQuestion;
import io.portside.ftp.control.Trace;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.error.TlsFailedException;
import io.portside.ftp.error.TlsFailedException.Kind;
import io.portside.ftp.setting.TlsSettings;

/** The TLS of one site: its settings, what was decided about certificates in this run, and our own certificate. Thread-safe. */
public final class SiteTls {
    static {
        // vsftpd gives its tickets of TLS 1.2 a life of 68 years, and Java throws away what is to live longer than a week.
        // Without tickets both go by session numbers. This is Java's own documented switch, read when a context is made.
        String tickets = "jdk.tls.client.enableSessionTicketExtension";
        if (System.getProperty(tickets) == null) {
            System.setProperty(tickets, "false");
        }
    }

    private static final List<String> BOTH = List.of(SessionTls.TLS_1_3, SessionTls.TLS_1_2);
    private static final List<String> OLDER = List.of(SessionTls.TLS_1_2);

    private final String host;
    private final int port;
    private final TlsSettings settings;
    private final CertificateDecider decider;
    private final AskedOnce<String, Boolean> decisions = new AskedOnce<>();
    private final AskedOnce<String, KeyManager[]> passwords = new AskedOnce<>();
    private final List<String> accepted;
    private volatile Proven proven = new Proven();
    private volatile Optional<KeyManager[]> keys = Optional.empty();
    private volatile List<String> versions = BOTH;
    private volatile boolean newestOnly;

    public SiteTls(FtpSiteSettings site, CertificateDecider decider) {
        this.host = site.host();
        this.port = site.port();
        this.settings = site.tls();
        this.decider = decider;
        this.accepted = new CopyOnWriteArrayList<>(settings.pins());
    }

    /**
     * What a control connection needs, before it is opened; empty for a site in clear text. May ask a person for the
     * password of our own certificate.
     */
    public Optional<SessionTls> session(Trace trace) throws FtpException {
        if (!settings.encrypted()) {
            return Optional.empty();
        }
        SessionTrust trust = new SessionTrust(CertificateCheck.of(host, port, settings.authority()),
                List.copyOf(accepted));
        KeyManager[] own = ownKeys();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own, new TrustManager[]{trust}, null);
            return Optional.of(new SessionTls(context, trust, host, port, trace, settings.closeNotifyMissing(),
                    versions, proven));
        } catch (GeneralSecurityException e) {
            throw TlsFailedException.failed(Kind.HANDSHAKE, false, "Java's TLS: " + e, e);
        }
    }

    private KeyManager[] ownKeys() throws FtpException {
        if (settings.clientCertificate().isEmpty()) {
            return new KeyManager[0];
        }
        if (keys.isEmpty()) {
            String file = settings.clientCertificate().get();
            keys = Optional.of(passwords.answer(file, () -> keys.isPresent()
                    ? keys.get()
                    : OwnCertificate.load(file, decider)));
        }
        return keys.get();
    }

    /**
     * A data connection that ended well brought no ticket for the next one: ProFTPD 1.3.8 sends none with uploads, and
     * expects the old one again, which Java uses once only. With TLS 1.2 a session is taken up as often as one likes, so
     * later control connections ask for that, unless the server does not have it.
     */
    public void ticketsRunOut() {
        if (!newestOnly && versions != OLDER) {
            // Nothing is known of a server that is asked for the older one.
            proven = new Proven();
            versions = OLDER;
        }
    }

    /** Opens a session. */
    @FunctionalInterface
    public interface Opening<T> {
        T open() throws FtpException;
    }

    /**
     * Opens, and where the certificate is doubted has somebody decide, with the connection closed because that may take
     * minutes, and opens again.
     */
    public <T> T deciding(Opening<T> opening) throws FtpException {
        while (true) {
            try {
                return opening.open();
            } catch (TlsFailedException e) {
                if (e.kind() == Kind.HANDSHAKE && !e.data() && versions == OLDER) {
                    newestOnly = true;
                    versions = BOTH;
                    continue;
                }
                Optional<CertificateQuestion> question = e.question();
                if (question.isEmpty() || !accepts(question.get())) {
                    throw e;
                }
            }
        }
    }

    private boolean accepts(CertificateQuestion question) throws FtpException {
        String fingerprint = question.fingerprint();
        return decisions.answer(fingerprint, () -> {
            // Accepted while this session was on its way to ask.
            if (accepted.contains(fingerprint)) {
                return true;
            }
            CertificateDecision decision = decider.decide(question);
            if (decision == CertificateDecision.PIN) {
                accepted.clear();
            }
            if (decision != CertificateDecision.REFUSE) {
                accepted.add(fingerprint);
            }
            return decision != CertificateDecision.REFUSE;
        });
    }
}
