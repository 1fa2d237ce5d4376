package io.portside.ui.connection;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses inside PORT, EPRT, 227 and 229. Pure. */
final class AddressForms {
    private static final String N = "(\\d{1,3})";
    private static final Pattern SIX = Pattern.compile("(?<!\\d)" + N + "," + N + "," + N + "," + N + "," + N + "," + N
            + "(?!\\d)");
    private static final Pattern EPRT = Pattern.compile("(?i)EPRT\\s+(\\S)([12])\\1([^|\\s]+)\\1(\\d{1,5})\\1");
    private static final Pattern EPSV = Pattern.compile("\\((\\S)\\1\\1(\\d{1,5})\\1\\)");
    private static final int LAST_PORT = 65535;

    /**
     * An address as it was sent.
     *
     * @param host empty in a 229, which names a port only (RFC 2428 3)
     * @param sum  how the port is made of the last two numbers of PORT and 227; empty for the other forms
     */
    record Named(String host, int port, String sum) {}

    private AddressForms() {}

    /** What a command line says where the server is to connect to. */
    static Optional<Named> inCommand(String line) {
        String upper = line.strip().toUpperCase(Locale.ROOT);
        if (upper.startsWith("PORT ")) {
            return six(line);
        }
        Matcher matcher = EPRT.matcher(line);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String host = matcher.group(2).equals("2") ? "[" + matcher.group(3) + "]" : matcher.group(3);
        return named(host, Long.parseLong(matcher.group(4)), "");
    }

    /** What a 227 or 229 says where we are to connect to. */
    static Optional<Named> inReply(int code, String text) {
        if (code == 227) {
            return six(text);
        }
        Matcher matcher = EPSV.matcher(text);
        return code == 229 && matcher.find() ? named("", Long.parseLong(matcher.group(2)), "") : Optional.empty();
    }

    private static Optional<Named> six(String text) {
        Matcher matcher = SIX.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        int[] n = new int[6];
        for (int i = 0; i < n.length; i++) {
            n[i] = Integer.parseInt(matcher.group(i + 1));
            if (n[i] > 255) {
                return Optional.empty();
            }
        }
        String sum = n[4] + " \u00d7 256 + " + n[5] + " = " + (n[4] * 256 + n[5]);
        return named(n[0] + "." + n[1] + "." + n[2] + "." + n[3], n[4] * 256 + n[5], sum);
    }

    private static Optional<Named> named(String host, long port, String sum) {
        return port < 1 || port > LAST_PORT ? Optional.empty() : Optional.of(new Named(host, (int) port, sum));
    }
}
