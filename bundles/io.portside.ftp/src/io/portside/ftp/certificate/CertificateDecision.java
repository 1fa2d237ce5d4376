package io.portside.ftp.certificate;

/** The answer to a {@link CertificateQuestion}. */
public enum CertificateDecision {
    /** Do not connect. */
    REFUSE,
    /** Go on, until the site is closed. */
    ACCEPT_ONCE,
    /** Go on, and take this certificate, and from now on only this one, for the site's. */
    PIN
}
