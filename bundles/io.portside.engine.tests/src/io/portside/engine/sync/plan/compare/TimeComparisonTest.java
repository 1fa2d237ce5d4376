package io.portside.engine.sync.plan.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.TimeQuality.Precision;
import io.portside.engine.sync.tree.Stamp;

/** Times are written with what is known of them: s, m, d for the unit, ? behind it when the zone is not known. */
class TimeComparisonTest {
    @ParameterizedTest
    @CsvSource({
            // Exact times are the same or not; a fraction counts where both have one.
            "2026-03-01T12:00:01Z s, 2026-03-01T12:00:01Z s, true",
            "2026-03-01T12:00:01Z s, 2026-03-01T12:00:02Z s, false",
            "2026-03-01T12:00:01.250Z s, 2026-03-01T12:00:01Z s, true",
            "2026-03-01T12:00:01.250Z s, 2026-03-01T12:00:01.251Z s, false",
            "2026-03-01T12:00:01.2504Z s, 2026-03-01T12:00:01.250Z s, true",
            "2026-03-01T12:00:01Z s, 2026-03-01T13:00:01Z s, false",
            // A minute holds its sixty seconds.
            "2026-03-01T12:05:59Z s, 2026-03-01T12:05:00Z m, true",
            "2026-03-01T12:06:00Z s, 2026-03-01T12:05:00Z m, false",
            "2026-03-01T12:04:59Z s, 2026-03-01T12:05:00Z m, false",
            "2026-03-01T12:05:00Z m, 2026-03-01T12:05:00Z m, true",
            "2026-03-01T12:05:00Z m, 2026-03-01T12:06:00Z m, false",
            // A day holds its minutes, wherever its zone lets it begin: LIST tells the year instead of the time after half a year.
            "2026-03-01T12:05:00Z m, 2026-03-01T00:00:00Z d, true",
            "2026-03-01T12:05:00Z m, 2026-02-28T18:30:00Z d, true",
            "2026-03-02T12:05:00Z m, 2026-03-01T00:00:00Z d, false",
            // The clock of a server is put forward or back; what it told exactly does not move.
            "2026-03-01T12:05:00Z m, 2026-03-01T13:05:00Z m, true",
            "2026-03-01T12:05:00Z m, 2026-03-01T11:05:00Z m, true",
            "2026-03-01T12:05:00Z m, 2026-03-01T14:05:00Z m, false",
            "2026-03-01T12:05:00Z m, 2026-03-01T12:35:00Z m, false",
            "2026-03-01T12:05:07Z s?, 2026-03-01T13:05:07Z s?, true",
            // A zone that was learned in between may be any; one that never was is the same one.
            "2026-03-01T12:05:00Z m?, 2026-03-01T06:35:00Z m, true",
            "2026-03-01T12:05:00Z m?, 2026-03-01T06:40:00Z m, false",
            "2026-03-01T12:05:00Z m?, 2026-03-02T12:05:00Z m, false",
            "2026-03-01T12:05:00Z m?, 2026-03-01T06:35:00Z m?, false"})
    void onOneSide(String before, String now, boolean same) {
        assertEquals(same, TimeComparison.sameSide(stamp(before), stamp(now)));
        assertEquals(same, TimeComparison.sameSide(stamp(now), stamp(before)));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-01T12:00:01Z s, 2026-03-01T12:00:01Z s, true",
            "2026-03-01T12:00:01Z s, 2026-03-01T12:00:02Z s, false",
            "2026-03-01T12:05:59Z s, 2026-03-01T12:05:00Z m, true",
            "2026-03-01T12:05:59Z s, 2026-03-01T13:05:00Z m, true",
            "2026-03-01T12:05:59Z s, 2026-03-01T12:20:00Z m, false",
            // Kathmandu is a quarter to six ahead.
            "2026-03-01T12:05:59Z s, 2026-03-01T17:50:00Z m?, true",
            "2026-03-01T12:05:59Z s, 2026-03-01T17:51:00Z m?, false",
            "2026-03-01T12:05:59Z s, 2026-03-02T03:05:00Z m?, false",
            // Two servers, at the two ends of the world.
            "2026-03-01T12:05:00Z m?, 2026-03-02T14:05:00Z m?, true",
            "2026-03-01T12:05:00Z m?, 2026-03-02T14:10:00Z m?, false"})
    void acrossSides(String left, String right, boolean same) {
        assertEquals(same, TimeComparison.acrossSides(stamp(left), stamp(right), false));
        assertEquals(same, TimeComparison.acrossSides(stamp(right), stamp(left), false));
    }

    /** FAT keeps even seconds: a copy of an odd one is a second off, in whatever direction the system rounds. */
    @ParameterizedTest
    @CsvSource({"2026-03-01T12:00:02Z s, 2026-03-01T12:00:03Z s, true",
            "2026-03-01T12:00:04Z s, 2026-03-01T12:00:03Z s, true",
            "2026-03-01T12:00:04Z s, 2026-03-01T12:00:07Z s, false",
            "2026-03-01T12:00:03Z s, 2026-03-01T12:00:05Z s, false"})
    void onFat(String left, String right, boolean same) {
        assertEquals(same, TimeComparison.acrossSides(stamp(left), stamp(right), true));
        assertFalse(TimeComparison.acrossSides(stamp(left), stamp(right), false));
    }

    @Test
    void laterIsOnlyWhatIsLaterForSure() {
        assertTrue(later("2026-03-01T12:00:02Z s", "2026-03-01T12:00:01Z s"));
        assertFalse(later("2026-03-01T12:00:01Z s", "2026-03-01T12:00:01Z s"));
        assertFalse(later("2026-03-01T12:00:01.5Z s", "2026-03-01T12:00:01Z s"));
        assertFalse(later("2026-03-01T13:00:30Z s", "2026-03-01T12:00:00Z m"));
        assertTrue(later("2026-03-01T13:01:00Z s", "2026-03-01T12:00:00Z m"));
        assertFalse(later("2026-03-01T12:00:00Z m", "2026-03-01T11:30:00Z s"));
        assertFalse(later("2026-03-05T12:00:00Z m?", "2026-03-01T11:30:00Z s"));
    }

    private static boolean later(String one, String other) {
        return TimeComparison.surelyLater(stamp(one), stamp(other));
    }

    private static Stamp stamp(String text) {
        String[] parts = text.split(" ");
        Precision precision = switch (parts[1].charAt(0)) {
            case 's' -> Precision.SECOND;
            case 'm' -> Precision.MINUTE;
            default -> Precision.DAY;
        };
        return new Stamp(Instant.parse(parts[0]), new TimeQuality(precision, !parts[1].endsWith("?")));
    }
}
