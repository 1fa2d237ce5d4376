package io.portside.ftp.setting;

import java.util.List;
import java.util.Optional;

/**
 * How a site's connections are protected, and whom we believe.
 *
 * @param pins               certificates to accept whatever else is wrong with them, as {@code SHA256:} and 64 hex digits
 *                           of the certificate's fingerprint; where there are any, no other certificate is accepted unasked
 * @param authority          file with certificates (PEM) to trust beside those of Java; empty: only those
 * @param clientCertificate  PKCS#12 file with our own certificate and key; its password is asked for as a secret of its own
 * @param clearControl       {@code CCC} after login, so that a NAT helper can read PORT and PASV again; data stay protected
 * @param closeNotifyMissing the server ends data connections without close_notify; then only the size tells a whole file
 */
public record TlsSettings(Security security, List<String> pins, Optional<String> authority,
        Optional<String> clientCertificate, boolean clearControl, boolean closeNotifyMissing) {
    /** No TLS. */
    public static final TlsSettings CLEAR = of(Security.CLEAR);
    /** {@code AUTH TLS}. */
    public static final TlsSettings EXPLICIT = of(Security.EXPLICIT);
    /** TLS from the first byte. */
    public static final TlsSettings IMPLICIT = of(Security.IMPLICIT);

    public TlsSettings {
        pins = List.copyOf(pins);
    }

    private static TlsSettings of(Security security) {
        return new TlsSettings(security, List.of(), Optional.empty(), Optional.empty(), false, false);
    }

    /** Whether anything is protected. */
    public boolean encrypted() {
        return security != Security.CLEAR;
    }

    public TlsSettings withSecurity(Security other) {
        return new TlsSettings(other, pins, authority, clientCertificate, clearControl, closeNotifyMissing);
    }

    public TlsSettings withPins(List<String> other) {
        return new TlsSettings(security, other, authority, clientCertificate, clearControl, closeNotifyMissing);
    }

    public TlsSettings withAuthority(Optional<String> other) {
        return new TlsSettings(security, pins, other, clientCertificate, clearControl, closeNotifyMissing);
    }

    public TlsSettings withClientCertificate(Optional<String> other) {
        return new TlsSettings(security, pins, authority, other, clearControl, closeNotifyMissing);
    }

    public TlsSettings withClearControl(boolean other) {
        return new TlsSettings(security, pins, authority, clientCertificate, other, closeNotifyMissing);
    }

    public TlsSettings withCloseNotifyMissing(boolean other) {
        return new TlsSettings(security, pins, authority, clientCertificate, clearControl, other);
    }
}
