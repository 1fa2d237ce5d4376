package io.portside.ftp.listing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

import io.portside.ftp.listing.RemoteTime.Precision;

/**
 * The times in LIST lines. They are in the server's own zone, which the text does not tell, and are read as if it were
 * UTC. Not for several threads.
 */
final class ListTimes {
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    /** Zones go up to 14 hours ahead of UTC; what is later than that belongs to an earlier year. */
    private static final Duration SLACK = Duration.ofDays(1);

    private final InstantSource clock;

    ListTimes(InstantSource clock) {
        this.clock = clock;
    }

    /** 1 to 12 for an English month in three letters, else 0. */
    static int month(String text) {
        if (text.length() != 3) {
            return 0;
        }
        int at = MONTHS.indexOf(text.toLowerCase(Locale.ROOT));
        return at >= 0 && at % 3 == 0 ? at / 3 + 1 : 0;
    }

    /** {@code h:mm}, {@code hh:mm} or {@code hh:mm:ss[.fraction]}. */
    static Optional<LocalTime> clockTime(String text) {
        int first = text.indexOf(':');
        if (first < 1 || first > 2 || text.length() < first + 3) {
            return Optional.empty();
        }
        int hour = number(text.substring(0, first));
        int minute = number(text.substring(first + 1, first + 3));
        int second = 0;
        if (text.length() > first + 3) {
            if (text.charAt(first + 3) != ':' || text.length() < first + 6) {
                return Optional.empty();
            }
            second = number(text.substring(first + 4, first + 6));
        }
        return hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59
                ? Optional.empty()
                : Optional.of(LocalTime.of(hour, minute, second));
    }

    /** The latest such day and time that is not in the future; empty for a day that does not exist. */
    Optional<RemoteTime> withoutYear(int month, int day, LocalTime time, Precision precision) {
        Instant latest = clock.instant().plus(SLACK);
        int year = latest.atOffset(ZoneOffset.UTC).getYear();
        // A 29th of February is at most eight years back.
        for (int back = 0; back <= 8; back++) {
            if (month == 2 && day == 29 && !Year.isLeap(year - back)) {
                continue;
            }
            Optional<RemoteTime> guess = of(year - back, month, day, time, precision);
            if (guess.isEmpty() || !guess.get().instant().isAfter(latest)) {
                return guess;
            }
        }
        return Optional.empty();
    }

    static Optional<RemoteTime> of(int year, int month, int day, LocalTime time, Precision precision) {
        try {
            return Optional.of(new RemoteTime(
                    LocalDateTime.of(LocalDate.of(year, month, day), time).toInstant(ZoneOffset.UTC), precision,
                    false));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Digits only, at most nine; else -1. */
    static int number(String text) {
        if (text.isEmpty() || text.length() > 9) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    /** Digits only, up to the largest long; else -1. */
    static long size(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
