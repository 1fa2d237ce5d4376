package io.portside.ui.sites;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Patterns of names in one field: {@code *.html, *.css}. Blanks, commas and semicolons part them; a pattern that has one
 * in it stands in quotes, a quote in it is doubled. Pure, any thread.
 */
final class NamePatterns {
    private static final Pattern TOKEN = Pattern
            .compile("\\G[\\s,;]*(?:\"((?:[^\"]|\"\")*)\"|([^\\s,;\"]+))(?=[\\s,;]|$)");
    private static final Pattern PLAIN = Pattern.compile("[^\\s,;\"]+");

    private NamePatterns() {}

    static String text(List<String> patterns) {
        return patterns.stream().map(NamePatterns::quoted).collect(Collectors.joining(", "));
    }

    private static String quoted(String pattern) {
        return PLAIN.matcher(pattern).matches() ? pattern : '"' + pattern.replace("\"", "\"\"") + '"';
    }

    /** Empty where a quote is not closed. */
    static Optional<List<String>> of(String text) {
        List<String> patterns = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.find()) {
            patterns.add(matcher.group(2) == null ? matcher.group(1).replace("\"\"", "\"") : matcher.group(2));
            end = matcher.end();
        }
        return text.substring(end).matches("[\\s,;]*") ? Optional.of(patterns) : Optional.empty();
    }
}
