package io.portside.engine.address;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.address.Address.Named;
import io.portside.engine.address.Address.Url;
import io.portside.engine.address.RemotePath.From;
import io.portside.engine.profile.Site;
import io.portside.ftp.setting.Security;

/**
 * Reads {@code ftp://user@host:port/path} (RFC 1738 3.2, RFC 3986), {@code ftpes://} and {@code ftps://} likewise. The
 * path is counted from the server's root as in the window; {@code /~/} counts from the folder after login.
 */
public final class AddressParser {
    private static final String SCHEME_END = "://";
    private static final String HOME = "~";
    private static final int LAST_PORT = 65535;

    private AddressParser() {}

    /** Whether a text is an address with a password in it, which is never to be repeated. */
    public static boolean holdsPassword(String text) {
        int scheme = text.indexOf(SCHEME_END);
        if (scheme < 0) {
            return false;
        }
        String rest = text.substring(scheme + SCHEME_END.length());
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        int colon = authority.indexOf(':', Math.max(authority.startsWith("[") ? authority.indexOf(']') : 0, 0));
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            return colon >= 0 && colon < at;
        }
        // A password may hold a slash that should have been encoded: then what follows the colon is no port.
        return colon >= 0 && rest.indexOf('@') >= 0 && !authority.substring(colon + 1).matches("[0-9]*");
    }

    public static Address parse(String text) throws BadAddress {
        int scheme = text.indexOf(SCHEME_END);
        if (scheme < 0 || !text.substring(0, scheme).matches("[a-zA-Z][a-zA-Z0-9+.-]*")) {
            if (text.isBlank()) {
                throw new BadAddress(Messages.empty);
            }
            return new Named(text);
        }
        if (holdsPassword(text)) {
            throw new BadAddress(Messages.password);
        }
        Security security = security(text.substring(0, scheme));
        String rest = text.substring(scheme + SCHEME_END.length());
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        int at = authority.lastIndexOf('@');
        Optional<String> user = at < 0 ? Optional.empty() : Optional.of(decoded(authority.substring(0, at)));
        return url(security, user.filter(name -> !name.isEmpty()), authority.substring(at + 1),
                slash < 0 ? RemotePath.START : path(rest.substring(slash + 1)));
    }

    private static Security security(String scheme) throws BadAddress {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "ftp" -> Security.CLEAR;
            case "ftpes" -> Security.EXPLICIT;
            case "ftps" -> Security.IMPLICIT;
            default -> throw new BadAddress(NLS.bind(Messages.scheme, scheme));
        };
    }

    private static Url url(Security security, Optional<String> user, String hostPort, RemotePath path)
            throws BadAddress {
        int end = hostPort.startsWith("[") ? hostPort.indexOf(']') : -1;
        int colon = hostPort.indexOf(':', Math.max(end, 0));
        if (hostPort.startsWith("[") && (end < 0 || colon > end + 1 || colon < 0 && end != hostPort.length() - 1)
                || end < 0 && colon >= 0 && hostPort.indexOf(':', colon + 1) >= 0) {
            throw new BadAddress(NLS.bind(Messages.ipv6, hostPort));
        }
        String host = colon < 0 ? hostPort : hostPort.substring(0, colon);
        host = decoded(end > 0 ? host.substring(1, end) : host);
        if (host.isBlank()) {
            throw new BadAddress(Messages.noHost);
        }
        int usual = security == Security.IMPLICIT ? Site.IMPLICIT_PORT : Site.DEFAULT_PORT;
        String port = colon < 0 ? "" : hostPort.substring(colon + 1);
        return new Url(security, user, host, port.isEmpty() ? usual : port(port), path);
    }

    private static int port(String text) throws BadAddress {
        if (text.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= LAST_PORT) {
                return port;
            }
        }
        throw new BadAddress(NLS.bind(Messages.port, text));
    }

    private static RemotePath path(String text) throws BadAddress {
        List<String> parts = new ArrayList<>();
        for (String part : text.split("/", -1)) {
            parts.add(part(part));
        }
        boolean home = parts.get(0).equals(HOME);
        return RemotePath.of(home ? From.START : From.ROOT, home ? parts.subList(1, parts.size()) : parts);
    }

    private static String part(String encoded) throws BadAddress {
        String name = decoded(encoded);
        if (name.indexOf('/') >= 0 || name.indexOf('\0') >= 0) {
            throw new BadAddress(NLS.bind(Messages.name, encoded));
        }
        return name;
    }

    /** Decodes {@code %41}; a percent sign that begins no code is an error, because a guess could name another file. */
    private static String decoded(String text) throws BadAddress {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(in.length);
        for (int i = 0; i < in.length; i++) {
            if (in[i] != '%') {
                out.put(in[i]);
                continue;
            }
            int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new BadAddress(NLS.bind(Messages.percent, text));
            }
            out.put((byte) (high * 16 + low));
            i += 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new BadAddress(NLS.bind(Messages.notUtf8, text));
        }
    }
}
