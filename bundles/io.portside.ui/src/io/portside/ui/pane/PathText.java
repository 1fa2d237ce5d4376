package io.portside.ui.pane;

import java.io.File;
import java.util.regex.Pattern;

import io.portside.engine.files.Location;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;

/**
 * Paths as people write them: local ones as this system does, remote ones with slashes. Only text, no file is touched.
 */
public final class PathText {
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:(/.*)?");

    private PathText() {}

    /** For the path field and for other programs. */
    public static String of(Location location) {
        return location.volume().remote() ? location.path().toString() : local(location.path(), File.separatorChar);
    }

    /** A local path as this system writes it. */
    public static String local(VolumePath path) {
        return local(path, File.separatorChar);
    }

    static String local(VolumePath path, char separator) {
        if (separator == '/') {
            return path.toString();
        }
        String text = String.join(String.valueOf(separator), path.names());
        return path.names().size() == 1 && DRIVE.matcher(text).matches() ? text + separator : text;
    }

    /** What a path from another program means. */
    public static VolumePath local(String text) {
        return VolumePath.parse(text.replace(File.separatorChar, '/'));
    }

    /**
     * What somebody typed into the path field.
     *
     * @param from where a relative path begins
     */
    public static VolumePath parse(String typed, Volume volume, VolumePath from) {
        return parse(typed, volume.remote(), from, File.separatorChar, System.getProperty("user.home"));
    }

    static VolumePath parse(String typed, boolean remote, VolumePath from, char separator, String home) {
        String text = typed.strip();
        if (!remote) {
            text = text.replace(separator, '/');
            if (text.equals("~") || text.startsWith("~/")) {
                text = home.replace(separator, '/') + text.substring(1);
            }
        }
        boolean absolute = text.startsWith("/") || !remote && separator != '/' && DRIVE.matcher(text).matches();
        return VolumePath.parse(absolute ? text : from + "/" + text);
    }
}
