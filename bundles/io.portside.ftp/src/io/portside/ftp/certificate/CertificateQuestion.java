package io.portside.ftp.certificate;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A server's certificate that nothing vouches for, and why it is doubted. Whoever answers should compare the fingerprint
 * with what the server's administrator says.
 *
 * @param host             the host as the profile names it
 * @param fingerprint      {@code SHA256:} and 64 hex digits, of the certificate's DER form, as a pin is written
 * @param subject          whose it is, as a distinguished name (RFC 2253)
 * @param alternativeNames DNS names and addresses that it is made out for
 * @param issuer           who made it, as a distinguished name
 * @param notBefore        valid from
 * @param notAfter         valid until
 * @param reasons          never empty
 * @param previous         the pin that was expected, where the certificate has changed
 */
public record CertificateQuestion(String host, int port, String fingerprint, String subject,
        List<String> alternativeNames, String issuer, Instant notBefore, Instant notAfter, Set<Reason> reasons,
        Optional<String> previous) {
    public CertificateQuestion {
        alternativeNames = List.copyOf(alternativeNames);
        EnumSet<Reason> ordered = EnumSet.noneOf(Reason.class);
        ordered.addAll(reasons);
        reasons = Collections.unmodifiableSet(ordered);
    }

    /** Whether another certificate was pinned or accepted before: the one case that is never an oversight of the administrator alone. */
    public boolean changed() {
        return reasons.contains(Reason.CHANGED);
    }

    /** What is wrong with it. */
    public enum Reason {
        /** Another certificate is pinned for this site, or was accepted before. */
        CHANGED,
        /** It vouches for itself. */
        SELF_SIGNED,
        /** No authority that this computer or the profile trusts has signed it. */
        UNTRUSTED,
        /** It is made out for another host. */
        WRONG_HOST,
        /** Its time is over. */
        EXPIRED,
        /** Its time has not come; perhaps this computer's clock is wrong. */
        NOT_YET_VALID
    }
}
