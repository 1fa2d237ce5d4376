package io.portside.ui.sync.pair;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and spans of time as people type them: {@code 10 MB}, {@code 2 days}. Pure. */
final class Quantities {
    private static final Pattern AMOUNT = Pattern.compile("\\s*(\\d{1,12})(?:[.,](\\d{1,3}))?\\s*([A-Za-z]*)\\s*"); //$NON-NLS-1$
    private static final List<String> SIZES = List.of("b", "k", "m", "g", "t"); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
    private static final Map<String, Long> SECONDS = Map.of("s", 1L, "min", 60L, "h", 3_600L, "d", 86_400L, "w", //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
            604_800L);
    private static final int STEP = 1024;

    private Quantities() {}

    /** Bytes; empty when it is no size. A unit counts 1024 of the one below, as everywhere in the program. */
    static OptionalLong size(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String unit = matcher.group(3).toLowerCase(Locale.ROOT);
        boolean bytes = unit.isEmpty() || unit.equals("bytes") || unit.equals("byte"); //$NON-NLS-1$ //$NON-NLS-2$
        int power = bytes ? 0 : SIZES.indexOf(unit.substring(0, 1));
        if (power < 0 || power > 0 && !List.of("", "b", "ib").contains(unit.substring(1))) { //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
            return OptionalLong.empty();
        }
        double value = amount(matcher) * Math.pow(STEP, power);
        return value <= Long.MAX_VALUE / 2 ? OptionalLong.of(Math.round(value)) : OptionalLong.empty();
    }

    /** The same again, in the largest unit that says it exactly. */
    static String size(long bytes) {
        String[] units = {"", " KiB", " MiB", " GiB", " TiB"}; //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
        long value = bytes;
        int unit = 0;
        while (unit < units.length - 1 && value > 0 && value % STEP == 0) {
            value /= STEP;
            unit++;
        }
        return value + units[unit];
    }

    /** Empty when it is no span of time. */
    static Optional<Duration> span(String text) {
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches() || matcher.group(3).isEmpty()) {
            return Optional.empty();
        }
        String unit = matcher.group(3).toLowerCase(Locale.ROOT);
        String known = unit.startsWith("min") || unit.equals("m") ? "min" : unit.substring(0, 1); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$
        if (!SECONDS.containsKey(known)) {
            return Optional.empty();
        }
        double seconds = amount(matcher) * SECONDS.get(known);
        return seconds <= Integer.MAX_VALUE * 4.0
                ? Optional.of(Duration.ofSeconds(Math.round(seconds)))
                : Optional.empty();
    }

    /** The same again, in the largest unit that says it exactly. */
    static String span(Duration span) {
        long seconds = span.toSeconds();
        if (seconds > 0 && seconds % 86_400 == 0) {
            return seconds / 86_400 + " d"; //$NON-NLS-1$
        }
        if (seconds > 0 && seconds % 3_600 == 0) {
            return seconds / 3_600 + " h"; //$NON-NLS-1$
        }
        return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s"; //$NON-NLS-1$ //$NON-NLS-2$
    }

    private static double amount(Matcher matcher) {
        String fraction = matcher.group(2) == null ? "" : "." + matcher.group(2); //$NON-NLS-1$ //$NON-NLS-2$
        return Double.parseDouble(matcher.group(1) + fraction);
    }
}
