package io.portside.engine.profile;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;

/** What a site's fields may hold. Pure; a dialog may ask while someone types. */
public final class SiteRules {
    /** Sessions at a time that a server may be asked for. */
    public static final int MAX_SESSIONS = 32;

    private SiteRules() {}

    /** Every fault, in the order of the fields; empty when the site can be saved and opened. */
    public static List<Invalid> check(Site site) {
        List<Invalid> found = new ArrayList<>();
        if (site.name().isBlank()) {
            found.add(new Invalid(Field.NAME, Fault.EMPTY));
        }
        line(site.name(), Field.NAME, found);
        if (site.host().isBlank()) {
            found.add(new Invalid(Field.HOST, Fault.EMPTY));
        } else {
            host(site.host(), Field.HOST, found);
        }
        if (site.port() < 1 || site.port() > 65535) {
            found.add(new Invalid(Field.PORT, Fault.OUT_OF_RANGE));
        }
        line(site.user(), Field.USER, found);
        line(site.localFolder(), Field.LOCAL_FOLDER, found);
        line(site.remoteFolder(), Field.REMOTE_FOLDER, found);
        site.externalAddress().ifPresent(address -> {
            if (address.isBlank()) {
                found.add(new Invalid(Field.EXTERNAL_ADDRESS, Fault.EMPTY));
            } else {
                host(address, Field.EXTERNAL_ADDRESS, found);
            }
        });
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
        NAME, HOST, PORT, USER, LOCAL_FOLDER, REMOTE_FOLDER, EXTERNAL_ADDRESS, CHARSET, MAX_SESSIONS
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
        UNKNOWN
    }
}
