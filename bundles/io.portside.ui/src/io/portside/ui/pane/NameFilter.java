package io.portside.ui.pane;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the quick filter lets through: names that contain the text, or match it when it has {@code *} or {@code ?}; case is ignored. */
final class NameFilter implements Predicate<String> {
    private final String part;
    private final Pattern pattern;

    NameFilter(String text) {
        boolean wild = text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
        part = wild ? null : text.toLowerCase(Locale.ROOT);
        pattern = wild ? pattern(text) : null;
    }

    @Override
    public boolean test(String name) {
        return pattern != null ? pattern.matcher(name).matches() : name.toLowerCase(Locale.ROOT).contains(part);
    }

    private static Pattern pattern(String text) {
        StringBuilder regex = new StringBuilder();
        for (char c : text.toCharArray()) {
            regex.append(switch (c) {
                case '*' -> ".*";
                case '?' -> ".";
                default -> Pattern.quote(String.valueOf(c));
            });
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
