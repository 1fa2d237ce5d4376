package io.portside.engine.sync.state;

import io.portside.engine.files.VolumePath;

/**
 * Names and paths as text that SQLite keeps. A byte of a name that is no text is a lone surrogate in memory (see
 * {@code LocalNames}), which UTF-8 cannot hold: two such names would become one.
 */
final class StoredText {
    private static final char ESCAPE = '\\';

    private StoredText() {}

    static String store(String text) {
        StringBuilder stored = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair || c != ESCAPE && c != 0 && !Character.isSurrogate(c)) {
                if (stored != null) {
                    stored.append(c);
                    if (pair) {
                        stored.append(text.charAt(i + 1));
                    }
                }
                i += pair ? 1 : 0;
                continue;
            }
            if (stored == null) {
                stored = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            stored.append(ESCAPE).append(String.format("%04x", (int) c));
        }
        return stored == null ? text : stored.toString();
    }

    static String load(String stored) {
        int at = stored.indexOf(ESCAPE);
        if (at < 0) {
            return stored;
        }
        StringBuilder text = new StringBuilder(stored.length());
        int from = 0;
        while (at >= 0) {
            text.append(stored, from, at).append((char) Integer.parseInt(stored, at + 1, at + 5, 16));
            from = at + 5;
            at = stored.indexOf(ESCAPE, from);
        }
        return text.append(stored, from, stored.length()).toString();
    }

    /** Not {@link VolumePath#parse}: that reads {@code ..} in a path as a step up. */
    static VolumePath path(String stored) {
        return stored.equals("/")
                ? VolumePath.ROOT
                : VolumePath.ROOT.resolve(load(stored).substring(1).split("/", -1));
    }

    static String store(VolumePath path) {
        return store(path.toString());
    }
}
