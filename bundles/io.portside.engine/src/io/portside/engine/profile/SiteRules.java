package io.portside.engine.profile;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import io.portside.ftp.setting.ProxySettings;

/** What a site's fields may hold. Pure; a dialog may ask while someone types. */
public final class SiteRules {
    /** Sessions at a time that a server may be asked for. */
    public static final int MAX_SESSIONS = 32;

    private static final Pattern PIN = Pattern.compile("SHA256:[0-9a-fA-F]{64}");

    private SiteRules() {}

    /** Every fault, in the order of the fields; empty when the site can be saved and opened. */
    public static List<Invalid> check(Site site) {
        List<Invalid> found = new ArrayList<>();
        if (site.name().isBlank()) {
            found.add(new Invalid(Field.NAME, Fault.EMPTY));
        }
        line(site.name(), Field.NAME, found);
        namedHost(site.host(), Field.HOST, found);
        if (site.port() < 1 || site.port() > 65535) {
            found.add(new Invalid(Field.PORT, Fault.OUT_OF_RANGE));
        }
        line(site.user(), Field.USER, found);
        line(site.localFolder(), Field.LOCAL_FOLDER, found);
        line(site.remoteFolder(), Field.REMOTE_FOLDER, found);
        site.data().externalAddress().ifPresent(address -> namedHost(address, Field.EXTERNAL_ADDRESS, found));
        if (!site.tls().pins().stream().allMatch(PIN.asMatchPredicate())) {
            found.add(new Invalid(Field.PINS, Fault.NOT_A_FINGERPRINT));
        }
        site.tls().authority().ifPresent(file -> line(file, Field.AUTHORITY, found));
        site.tls().clientCertificate().ifPresent(file -> line(file, Field.CLIENT_CERTIFICATE, found));
        site.proxy().ifPresent(proxy -> proxy(proxy, found));
        if (!site.transfer().textNames().stream().allMatch(SiteRules::textName)) {
            found.add(new Invalid(Field.TEXT_NAMES, Fault.NOT_A_PATTERN));
        }
        if (!known(site.charset())) {
            found.add(new Invalid(Field.CHARSET, Fault.UNKNOWN));
        }
        if (site.maxSessions() < 1 || site.maxSessions() > MAX_SESSIONS) {
            found.add(new Invalid(Field.MAX_SESSIONS, Fault.OUT_OF_RANGE));
        }
        return found;
    }

    /** A CR or LF would end the command line on the wire (RFC 959 5.3), a NUL the string in some servers. */
    private static void line(String text, Field field, List<Invalid> found) {
        if (text.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            found.add(new Invalid(field, Fault.LINE_BREAK));
        }
    }

    /** Of names without folders; one that takes in every file would have pictures damaged as text. */
    private static boolean textName(String pattern) {
        return pattern.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))
                && pattern.chars().anyMatch(c -> c != '*' && c != '?' && c != '.' && !Character.isWhitespace(c));
    }

    private static void proxy(ProxySettings proxy, List<Invalid> found) {
        namedHost(proxy.host(), Field.PROXY_HOST, found);
        if (proxy.port() < 1 || proxy.port() > 65535) {
            found.add(new Invalid(Field.PROXY_PORT, Fault.OUT_OF_RANGE));
        }
        proxy.user().ifPresent(user -> line(user, Field.PROXY_USER, found));
    }

    private static void namedHost(String text, Field field, List<Invalid> found) {
        if (text.isBlank()) {
            found.add(new Invalid(field, Fault.EMPTY));
        } else {
            host(text, field, found);
        }
    }

    private static void host(String text, Field field, List<Invalid> found) {
        boolean odd = text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c) || c == '/'
                || c == '@' || c == '\\' || c == '?' || c == '#');
        if (odd) {
            found.add(new Invalid(field, Fault.NOT_A_HOST));
        }
    }

    private static boolean known(String charset) {
        try {
            return Charset.forName(charset).canEncode();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return false;
        }
    }

    /** A field and what is wrong with it. */
    public record Invalid(Field field, Fault fault) {}

    /** The fields that have rules. */
    public enum Field {
        NAME, HOST, PORT, USER, LOCAL_FOLDER, REMOTE_FOLDER, EXTERNAL_ADDRESS, PINS, AUTHORITY, CLIENT_CERTIFICATE, PROXY_HOST, PROXY_PORT, PROXY_USER, TEXT_NAMES, CHARSET, MAX_SESSIONS
    }

    /** What can be wrong with a field. */
    public enum Fault {
        EMPTY,
        /** The text has a line break or NUL in it. */
        LINE_BREAK,
        /** Spaces, slashes or an {@code @}: a URL or a typing slip instead of a host name or address. */
        NOT_A_HOST,
        /** Ports: 1 to 65535; sessions: 1 to {@link SiteRules#MAX_SESSIONS}. */
        OUT_OF_RANGE,
        /** Not a charset of this Java, or one that cannot write. */
        UNKNOWN,
        /** Not {@code SHA256:} and 64 hex digits. */
        NOT_A_FINGERPRINT,
        /** With a slash, or of every file. */
        NOT_A_PATTERN
    }
}
