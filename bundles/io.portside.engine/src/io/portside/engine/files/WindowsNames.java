package io.portside.engine.files;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that Windows would take for something else than a file in the folder: a path, a stream of another file, a device,
 * or the name without its end. A server may send any of them. Any thread.
 */
public final class WindowsNames {
    private static final String FORBIDDEN = "\\/:*?\"<>|";
    private static final Pattern DEVICE = Pattern.compile(
            "(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private WindowsNames() {}

    public static boolean refused(String name) {
        return name.isEmpty() || !culprit(name).isEmpty();
    }

    /** What in the name Windows refuses: a character, or the name of a device; empty where it refuses nothing. */
    public static String culprit(String name) {
        for (char c : name.toCharArray()) {
            if (c < ' ' || FORBIDDEN.indexOf(c) >= 0) {
                return c < ' ' ? String.format("U+%04X", (int) c) : String.valueOf(c);
            }
        }
        Matcher device = DEVICE.matcher(name);
        if (device.matches()) {
            return device.group(1);
        }
        return name.endsWith(".") || name.endsWith(" ") ? name.substring(name.length() - 1) : "";
    }
}
