package io.portside.ui.sites;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import org.eclipse.osgi.util.NLS;

import io.portside.ftp.setting.Security;

/**
 * What a person types or pastes to say which server: {@code host}, {@code host:port}, {@code user@host/folder}, or
 * {@code ftp://user:password@host:port/folder} (RFC 1738 3.2), with {@code ftpes://} for explicit and {@code ftps://} for
 * implicit TLS. Lenient, because passwords are seldom percent-encoded.
 *
 * @param security empty where no scheme says it
 * @param password the receiver overwrites it
 * @param folder   empty, or absolute
 */
record SiteUrl(Optional<Security> security, String host, OptionalInt port, Optional<String> user,
        Optional<char[]> password, String folder) {
    private static final String SCHEME_END = "://"; //$NON-NLS-1$
    private static final Map<String, Security> SCHEMES = Map.of("ftp", Security.CLEAR, "ftpes", Security.EXPLICIT,
            "ftps", Security.IMPLICIT);
    private static final int LAST_PORT = 65535;

    /** Why a text names no server; the message is for the person. */
    static final class NotAServer extends Exception {
        private static final long serialVersionUID = 1L;

        NotAServer(String message) {
            super(message);
        }
    }

    /** How the scheme of a protection is written. */
    static String scheme(Security security) {
        return switch (security) {
            case CLEAR -> "ftp://";
            case EXPLICIT -> "ftpes://";
            case IMPLICIT -> "ftps://";
        };
    }

    /** Whether a text is more than a host's name and should be taken apart. */
    static boolean looksLikeUrl(String text) {
        return text.contains(SCHEME_END);
    }

    static SiteUrl parse(String text) throws NotAServer {
        String rest = text.strip();
        Optional<Security> security = Optional.empty();
        int scheme = rest.indexOf(SCHEME_END);
        if (scheme >= 0) {
            String name = rest.substring(0, scheme).toLowerCase(Locale.ROOT);
            security = Optional.ofNullable(SCHEMES.get(name));
            if (security.isEmpty()) {
                throw new NotAServer(NLS.bind(Messages.urlScheme, name));
            }
            rest = rest.substring(scheme + SCHEME_END.length());
        }
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        String folder = slash < 0 ? "" : folder(rest.substring(slash)); //$NON-NLS-1$
        int at = authority.lastIndexOf('@');
        String login = at < 0 ? "" : authority.substring(0, at); //$NON-NLS-1$
        int colon = login.indexOf(':');
        Optional<String> user = Optional.of(decode(colon < 0 ? login : login.substring(0, colon)))
                .filter(name -> !name.isEmpty());
        Optional<char[]> password = colon < 0
                ? Optional.empty()
                : Optional.of(decode(login.substring(colon + 1)).toCharArray());
        return server(security, authority.substring(at + 1), user, password, folder);
    }

    private static SiteUrl server(Optional<Security> security, String hostPort, Optional<String> user,
            Optional<char[]> password, String folder) throws NotAServer {
        int end = hostPort.startsWith("[") ? hostPort.indexOf(']') : -1; //$NON-NLS-1$
        int colon = hostPort.indexOf(':', Math.max(end, 0));
        boolean bareIpv6 = end < 0 && colon >= 0 && hostPort.indexOf(':', colon + 1) >= 0;
        String host = colon < 0 || bareIpv6 ? hostPort : hostPort.substring(0, colon);
        if (end > 0 && end == host.length() - 1) {
            host = host.substring(1, end);
        }
        if (host.isBlank()) {
            throw new NotAServer(Messages.urlNoHost);
        }
        if (host.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            throw new NotAServer(NLS.bind(Messages.urlBadHost, host));
        }
        OptionalInt port = colon < 0 || bareIpv6 ? OptionalInt.empty() : port(hostPort.substring(colon + 1));
        return new SiteUrl(security, host, port, user, password, folder);
    }

    private static OptionalInt port(String text) throws NotAServer {
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= LAST_PORT) {
                return OptionalInt.of(port);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new NotAServer(NLS.bind(Messages.urlBadPort, text));
    }

    private static String folder(String path) {
        int type = path.toLowerCase(Locale.ROOT).lastIndexOf(";type="); //$NON-NLS-1$
        String folder = decode(type < 0 ? path : path.substring(0, type)).replaceAll("/+", "/"); //$NON-NLS-1$ //$NON-NLS-2$
        return folder.equals("/") ? "" : folder; //$NON-NLS-1$ //$NON-NLS-2$
    }

    /** A percent sign that begins no code stands for itself. */
    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < in.length; i++) {
            int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
            if (in[i] == '%' && high >= 0 && low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(in[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
