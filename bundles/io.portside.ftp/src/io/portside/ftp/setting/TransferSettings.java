package io.portside.ftp.setting;

import java.util.List;

/**
 * How a site's files are moved.
 *
 * @param bytesPerSecond limit over all data connections of the site; 0: none
 * @param compress       {@code MODE Z} where the server offers it
 * @param verify         when contents are compared by checksum
 * @param textNames      patterns ({@code *.html}) of names that are moved as text: in ASCII type, with the line ends of
 *                       each side; none: everything is moved as it is
 */
public record TransferSettings(long bytesPerSecond, boolean compress, Verify verify, List<String> textNames) {
    /** As fast as it goes, as it is. */
    public static final TransferSettings DEFAULT = new TransferSettings(0, false);

    public TransferSettings {
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("bytes per second " + bytesPerSecond);
        }
        textNames = List.copyOf(textNames);
    }

    public TransferSettings(long bytesPerSecond, boolean compress) {
        this(bytesPerSecond, compress, Verify.AUTO, List.of());
    }

    public TransferSettings withBytesPerSecond(long other) {
        return new TransferSettings(other, compress, verify, textNames);
    }

    public TransferSettings withCompress(boolean other) {
        return new TransferSettings(bytesPerSecond, other, verify, textNames);
    }

    public TransferSettings withVerify(Verify other) {
        return new TransferSettings(bytesPerSecond, compress, other, textNames);
    }

    public TransferSettings withTextNames(List<String> other) {
        return new TransferSettings(bytesPerSecond, compress, verify, other);
    }

    /** Whether a file of that name, without its folders, is moved as text. */
    public boolean text(String name) {
        return textNames.stream().anyMatch(pattern -> matches(pattern, 0, name, 0));
    }

    /** {@code *} is any text, {@code ?} any character; upper and lower case are the same. */
    private static boolean matches(String pattern, int p, String name, int n) {
        if (p == pattern.length()) {
            return n == name.length();
        }
        char c = pattern.charAt(p);
        if (c == '*') {
            return matches(pattern, p + 1, name, n) || n < name.length() && matches(pattern, p, name, n + 1);
        }
        return n < name.length()
                && (c == '?' || Character.toLowerCase(c) == Character.toLowerCase(name.charAt(n)))
                && matches(pattern, p + 1, name, n + 1);
    }
}
