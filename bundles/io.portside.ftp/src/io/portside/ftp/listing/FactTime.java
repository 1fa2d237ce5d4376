package io.portside.ftp.listing;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import io.portside.ftp.listing.RemoteTime.Precision;

/** {@code YYYYMMDDHHMMSS[.sss]} in UTC (RFC 3659 2.3). */
public final class FactTime {
    private static final int DIGITS = 14;
    private static final int NANO_DIGITS = 9;

    private FactTime() {}

    /** Empty where it is none. */
    public static Optional<RemoteTime> read(String text) {
        String value = text;
        // Servers with the year 2000 fault write 19100 for 2000.
        if (value.startsWith("191") && digits(value) == DIGITS + 1) {
            value = 1900 + Integer.parseInt(value.substring(2, 5)) + value.substring(5);
        }
        int digits = digits(value);
        if (digits != DIGITS || value.length() > digits && value.charAt(digits) != '.') {
            return Optional.empty();
        }
        String fraction = value.length() > digits ? value.substring(digits + 1) : "";
        if (digits(fraction) != fraction.length()) {
            return Optional.empty();
        }
        try {
            LocalDateTime time = LocalDateTime.of(number(value, 0, 4), number(value, 4, 6), number(value, 6, 8),
                    number(value, 8, 10), number(value, 10, 12), Math.min(number(value, 12, 14), 59), nanos(fraction));
            return Optional.of(new RemoteTime(time.toInstant(ZoneOffset.UTC),
                    fraction.isEmpty() ? Precision.SECOND : Precision.MILLISECOND, true));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int digits(String text) {
        int count = 0;
        while (count < text.length() && text.charAt(count) >= '0' && text.charAt(count) <= '9') {
            count++;
        }
        return count;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static int nanos(String fraction) {
        String nine = (fraction + "000000000").substring(0, NANO_DIGITS);
        return Integer.parseInt(nine);
    }
}
