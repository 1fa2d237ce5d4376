package io.portside.engine.files.vfs;

import java.util.regex.Pattern;

/**
 * Names that Windows would take for something else than a file in the folder: a path, a stream of another file, a device,
 * or the name without its end. A server may send any of them.
 */
final class WindowsNames {
    private static final String FORBIDDEN = "\\/:*?\"<>|";
    private static final Pattern DEVICE = Pattern.compile(
            "(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\\..*)?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private WindowsNames() {}

    static boolean refused(String name) {
        if (name.isEmpty() || name.endsWith(".") || name.endsWith(" ") || DEVICE.matcher(name).matches()) {
            return true;
        }
        return name.chars().anyMatch(c -> c < ' ' || FORBIDDEN.indexOf(c) >= 0);
    }
}
