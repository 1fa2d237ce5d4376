package io.portside.engine.site;

import java.util.Optional;

import io.portside.engine.profile.Site;
import io.portside.ftp.certificate.CertificateDecision;
import io.portside.ftp.certificate.CertificateQuestion;

/** Asks a person about certificates. Called on a worker thread, blocks until answered. */
@FunctionalInterface
public interface CertificatePrompt {
    /** Nobody is there: what is neither trusted nor pinned is refused. */
    CertificatePrompt REFUSING = (site, question) -> CertificateDecision.REFUSE;

    /** What to do with a server's certificate that nothing vouches for; who cancels refuses. */
    CertificateDecision ask(Site site, CertificateQuestion question);

    /**
     * The password of the file with the site's own (client) certificate.
     *
     * @param refused whether the one that was given last did not open the file
     * @return empty: cancelled
     */
    default Optional<PasswordPrompt.Answer> keyPassword(Site site, String file, boolean refused) {
        return Optional.empty();
    }
}
