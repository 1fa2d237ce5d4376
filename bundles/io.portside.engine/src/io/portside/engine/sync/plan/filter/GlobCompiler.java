package io.portside.engine.sync.plan.filter;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a regular expression of a pattern in which neither {@code *}, {@code ?} nor brackets match a slash. */
final class GlobCompiler {
    private static final Map<String, String> CLASSES = Map.ofEntries(Map.entry("alnum", "\\p{Alnum}"),
            Map.entry("alpha", "\\p{Alpha}"), Map.entry("blank", "\\p{Blank}"), Map.entry("cntrl", "\\p{Cntrl}"),
            Map.entry("digit", "\\p{Digit}"), Map.entry("graph", "\\p{Graph}"), Map.entry("lower", "\\p{Lower}"),
            Map.entry("print", "\\p{Print}"), Map.entry("punct", "\\p{Punct}"), Map.entry("space", "\\p{Space}"),
            Map.entry("upper", "\\p{Upper}"), Map.entry("xdigit", "\\p{XDigit}"));

    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int at;

    GlobCompiler(String glob) {
        this.glob = glob;
    }

    /** Empty when the pattern can match nothing: brackets that are not closed, a backslash at the end. */
    Optional<Pattern> compile() {
        while (at < glob.length()) {
            char c = glob.charAt(at);
            boolean good = true;
            switch (c) {
                case '*' -> stars();
                case '?' -> {
                    regex.append("[^/]");
                    at++;
                }
                case '[' -> good = brackets();
                case '\\' -> good = escape();
                default -> literal();
            }
            if (!good) {
                return Optional.empty();
            }
        }
        return Optional.of(Pattern.compile(regex.toString(), Pattern.DOTALL));
    }

    /** Two stars alone between slashes stand for any number of folders; elsewhere stars are one star. */
    private void stars() {
        int start = at;
        while (at < glob.length() && glob.charAt(at) == '*') {
            at++;
        }
        boolean afterSlash = start == 0 || glob.charAt(start - 1) == '/';
        boolean atEnd = at == glob.length();
        boolean beforeSlash = !atEnd && glob.charAt(at) == '/';
        if (at - start != 2 || !afterSlash || !(atEnd || beforeSlash)) {
            regex.append("[^/]*");
        } else if (atEnd) {
            // Without any slash the pattern is held against one name only.
            regex.append(".+");
        } else {
            regex.append("(?:.*/)?");
            at++;
        }
    }

    private boolean escape() {
        at++;
        if (at == glob.length()) {
            return false;
        }
        literal();
        return true;
    }

    private void literal() {
        int point = glob.codePointAt(at);
        regex.append(Pattern.quote(Character.toString(point)));
        at += Character.charCount(point);
    }

    /** A class of characters: {@code [a-z]}, {@code [!a]}, {@code [[:digit:]_]}, {@code []x]}. */
    private boolean brackets() {
        at++;
        StringBuilder set = new StringBuilder();
        boolean negated = at < glob.length() && (glob.charAt(at) == '!' || glob.charAt(at) == '^');
        if (negated) {
            at++;
        }
        boolean first = true;
        while (at < glob.length() && (first || glob.charAt(at) != ']')) {
            first = false;
            int named = glob.startsWith("[:", at) ? glob.indexOf(":]", at + 2) : -1;
            if (named > 0) {
                String known = CLASSES.get(glob.substring(at + 2, named));
                if (known == null) {
                    return false;
                }
                set.append(known);
                at = named + 2;
            } else if (!range(set)) {
                return false;
            }
        }
        if (at >= glob.length()) {
            return false;
        }
        at++;
        // An empty set, as of [z-a], matches nothing.
        String some = set.isEmpty() ? "(?!)" : "[" + set + "]";
        regex.append(negated ? set.isEmpty() ? "[^/]" : "(?!/)[^" + set + "]" : "(?!/)" + some);
        return true;
    }

    private boolean range(StringBuilder set) {
        int from = member();
        if (from < 0) {
            return false;
        }
        int to = from;
        if (at + 1 < glob.length() && glob.charAt(at) == '-' && glob.charAt(at + 1) != ']') {
            at++;
            to = member();
            if (to < 0) {
                return false;
            }
        }
        if (from <= to) {
            set.append(hex(from)).append('-').append(hex(to));
        }
        return true;
    }

    /** One character, perhaps behind a backslash; negative when the pattern ends there. */
    private int member() {
        if (glob.charAt(at) == '\\') {
            at++;
        }
        if (at >= glob.length()) {
            return -1;
        }
        int point = glob.codePointAt(at);
        at += Character.charCount(point);
        return point;
    }

    private static String hex(int point) {
        return "\\x{" + Integer.toHexString(point) + "}";
    }
}
