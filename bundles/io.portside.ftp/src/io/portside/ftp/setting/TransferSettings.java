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
        return textNames.stream().anyMatch(pattern -> matches(pattern, name));
    }

    /**
     * {@code *} is any text, {@code ?} any character; upper and lower case are the same. Only the last star is ever
     * tried again, so that many stars do not cost time without end.
     */
    private static boolean matches(String pattern, String name) {
        int p = 0;
        int star = -1;
        int after = 0;
        for (int n = 0; n < name.length();) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                after = n;
            } else if (p < pattern.length() && fits(pattern.charAt(p), name.charAt(n))) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++after;
            } else {
                return false;
            }
        }
        return pattern.substring(p).chars().allMatch(c -> c == '*');
    }

    private static boolean fits(char wanted, char c) {
        return wanted == '?' || Character.toLowerCase(wanted) == Character.toLowerCase(c);
    }
}
