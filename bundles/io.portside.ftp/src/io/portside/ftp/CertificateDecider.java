package io.portside.ftp;

import java.util.Optional;

import io.portside.ftp.certificate.CertificateDecision;
import io.portside.ftp.certificate.CertificateQuestion;
import io.portside.ftp.error.FtpException;

/** Where a site asks what it may not decide by itself about certificates. Thread-safe. */
@FunctionalInterface
public interface CertificateDecider {
    /** Refuses every certificate that is not trusted or pinned, and knows no password of our own certificate. */
    CertificateDecider REFUSING = question -> CertificateDecision.REFUSE;

    /**
     * What to do with a certificate that nothing vouches for. Called on a worker thread, with no connection open and no
     * lock held, once for all sessions that wait for the answer; may block to ask a person.
     *
     * @throws FtpException {@link io.portside.ftp.error.OperationCancelledException} when nobody is there to answer any more
     */
    CertificateDecision decide(CertificateQuestion question) throws FtpException;

    /**
     * The password of the file with our own certificate, in an array that the caller overwrites. Called on a worker
     * thread when the first session of a site is opened; may block to ask a person.
     *
     * @param file    as the profile names it
     * @param refused whether the one that was given last did not open the file
     * @return empty: there is none to try (any more)
     */
    default Optional<char[]> keyPassword(String file, boolean refused) throws FtpException {
        return Optional.empty();
    }
}
