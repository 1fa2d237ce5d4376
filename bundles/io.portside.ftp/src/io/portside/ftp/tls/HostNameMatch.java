package io.portside.ftp.tls;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * For whom a certificate is made out (RFC 6125). Only for telling a person what is wrong: whether a certificate is good
 * is decided by Java.
 */
final class HostNameMatch {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private HostNameMatch() {}

    /** DNS names and addresses in the certificate. */
    static List<String> alternativeNames(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        for (List<?> name : entries(certificate)) {
            if (name.get(0) instanceof Integer type && (type == DNS_NAME || type == IP_ADDRESS)
                    && name.get(1) instanceof String text) {
                names.add(text);
            }
        }
        return names;
    }

    private static Collection<List<?>> entries(X509Certificate certificate) {
        try {
            Collection<List<?>> entries = certificate.getSubjectAlternativeNames();
            return entries == null ? List.of() : entries;
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    /** Whether {@code host}, a name or a literal address, is among them. */
    static boolean matches(X509Certificate certificate, String host) {
        return alternativeNames(certificate).stream().anyMatch(name -> same(name, host));
    }

    private static boolean same(String name, String host) {
        String pattern = name.toLowerCase(Locale.ROOT);
        String wanted = host.toLowerCase(Locale.ROOT);
        if (wanted.matches("[0-9.]+") || wanted.indexOf(':') >= 0) {
            return address(pattern, wanted);
        }
        if (pattern.startsWith("*.")) {
            int dot = wanted.indexOf('.');
            return dot > 0 && wanted.substring(dot).equals(pattern.substring(1));
        }
        return pattern.equals(wanted);
    }

    /** Both are literals, so nothing is looked up. */
    private static boolean address(String one, String other) {
        if (!one.matches("[0-9.]+|[0-9a-f:.]+")) {
            return false;
        }
        try {
            return InetAddress.getByName(one).equals(InetAddress.getByName(other));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
