package io.portside.engine.sync.plan.filter;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One line of a {@code .gitignore}, after git's documentation of that file.
 *
 * @param negated    takes back what earlier lines left out
 * @param folderOnly ends with a slash: matches folders only
 * @param anchored   has a slash elsewhere: matches whole paths below the pair's folder, else the last name
 */
record IgnorePattern(boolean negated, boolean folderOnly, boolean anchored, Pattern glob) {
    /** Empty for blank lines and comments, and for what can match nothing. */
    static Optional<IgnorePattern> parse(String line) {
        String text = withoutTrailingBlanks(line);
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        boolean negated = text.startsWith("!");
        if (negated) {
            text = text.substring(1);
        }
        boolean folderOnly = text.endsWith("/");
        if (folderOnly) {
            text = text.substring(0, text.length() - 1);
        }
        boolean anchored = text.indexOf('/') >= 0;
        if (text.startsWith("/")) {
            text = text.substring(1);
        }
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Pattern> glob = new GlobCompiler(text).compile();
        return glob.map(pattern -> new IgnorePattern(negated, folderOnly, anchored, pattern));
    }

    /**
     * Whether it matches the entry itself; what is below a folder that matches is the caller's concern.
     *
     * @param path below the pair's folder, with slashes between the names
     */
    boolean matches(String path, String name, boolean folder) {
        return (folder || !folderOnly) && glob.matcher(anchored ? path : name).matches();
    }

    /** Blanks at the end count only when a backslash says so. */
    private static String withoutTrailingBlanks(String line) {
        int end = line.length();
        while (end > 0 && (line.charAt(end - 1) == '\r' || line.charAt(end - 1) == '\n')) {
            end--;
        }
        while (end > 0 && line.charAt(end - 1) == ' ' && !escaped(line, end - 1)) {
            end--;
        }
        return line.substring(0, end);
    }

    private static boolean escaped(String line, int at) {
        int backslashes = 0;
        for (int i = at - 1; i >= 0 && line.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }
}
