package io.portside.ui.sync.preview;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.portside.engine.files.VolumePath;

/** The patterns that leave an entry out from now on, from the narrowest to the widest. Pure. */
final class ExcludePatterns {
    private ExcludePatterns() {}

    static List<String> of(VolumePath path, boolean folder) {
        if (path.isRoot()) {
            return List.of();
        }
        Set<String> patterns = new LinkedHashSet<>();
        String end = folder ? "/" : ""; //$NON-NLS-1$ //$NON-NLS-2$
        StringBuilder exact = new StringBuilder();
        path.names().forEach(name -> exact.append('/').append(escaped(name, false)));
        patterns.add(exact + end);
        String name = path.name();
        patterns.add(escaped(name, true) + end);
        int dot = name.lastIndexOf('.');
        if (!folder && dot > 0 && dot < name.length() - 1) {
            patterns.add("*" + escaped(name.substring(dot), false)); //$NON-NLS-1$
        }
        return List.copyOf(patterns);
    }

    /** As a pattern that fits this name only. */
    private static String escaped(String name, boolean first) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '\n' || c == '\r') {
                // A pattern is one line; any character will do for this one.
                text.append('?');
                continue;
            }
            boolean special = "*?[]\\".indexOf(c) >= 0 || c == ' ' && i == name.length() - 1 //$NON-NLS-1$
                    || first && i == 0 && (c == '#' || c == '!');
            text.append(special ? "\\" : "").append(c); //$NON-NLS-1$ //$NON-NLS-2$
        }
        return text.toString();
    }
}
