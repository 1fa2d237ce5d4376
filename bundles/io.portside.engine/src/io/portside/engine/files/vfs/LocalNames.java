package io.portside.engine.files.vfs;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Names of local files as text and back, without loss. On Linux a name is bytes; Java makes text of them with the
 * locale's charset, so in the POSIX locale (a container, cron) every umlaut would become a question mark, and in any
 * locale a byte that is not UTF-8. Both are circumvented through {@code file:} URIs, which carry the bytes: names are read
 * as UTF-8, and a byte that does not decode becomes the lone surrogate U+DC00 + byte.
 */
final class LocalNames {
    private static final boolean BYTES = java.io.File.separatorChar == '/'
            && !System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
    private static final boolean UTF8 = "UTF-8".equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));
    private static final int ESCAPE = 0xDC00;

    private LocalNames() {}

    /** Whether Java itself turns this name into the right bytes. */
    static boolean plain(String name) {
        if (!BYTES) {
            return true;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 0x80 && (!UTF8 || Character.isSurrogate(c))) {
                return UTF8 && !hasLoneSurrogate(name);
            }
        }
        return true;
    }

    private static boolean hasLoneSurrogate(String name) {
        return name.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** The name of an entry of {@code folder}. */
    static String name(Path entry) {
        String name = entry.getFileName().toString();
        if (!BYTES || ascii(name) || (UTF8 && name.indexOf('\uFFFD') < 0)) {
            return name;
        }
        String raw = entry.toUri().getRawPath();
        int end = raw.endsWith("/") ? raw.length() - 1 : raw.length();
        return decode(bytes(raw.substring(raw.lastIndexOf('/', end - 1) + 1, end)));
    }

    /** {@code name} inside {@code folder}. */
    static Path child(Path folder, String name) {
        if (plain(name)) {
            return folder.resolve(name);
        }
        String raw = folder.toUri().getRawPath();
        return Path.of(URI.create("file://" + raw + (raw.endsWith("/") ? "" : "/") + encode(name)));
    }

    private static boolean ascii(String name) {
        for (int i = 0; i < name.length(); i++) {
            // The POSIX locale decodes a foreign byte as U+FFFD, which is not ASCII either.
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String raw) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%') {
                bytes.write(Integer.parseInt(raw, i + 1, i + 3, 16));
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toByteArray();
    }

    private static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            if (!result.isError()) {
                return out.flip().toString();
            }
            for (int i = 0; i < result.length(); i++) {
                out.put((char) (ESCAPE + (in.get() & 0xFF)));
            }
            decoder.reset();
        }
    }

    private static String encode(String name) {
        StringBuilder raw = new StringBuilder(name.length() * 3);
        name.codePoints().forEach(c -> {
            if (c >= ESCAPE + 0x80 && c <= ESCAPE + 0xFF) {
                raw.append(String.format("%%%02X", c - ESCAPE));
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    raw.append(String.format("%%%02X", b & 0xFF));
                }
            }
        });
        return raw.toString();
    }
}
