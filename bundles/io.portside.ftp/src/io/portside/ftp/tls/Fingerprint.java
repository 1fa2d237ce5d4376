package io.portside.ftp.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;

/** The name of a certificate, as pins are written. */
final class Fingerprint {
    private static final String PREFIX = "SHA256:";

    private Fingerprint() {}

    /** {@code SHA256:} and 64 lower-case hex digits of the DER form. */
    static String of(X509Certificate certificate) throws CertificateEncodingException {
        try {
            return PREFIX + HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
