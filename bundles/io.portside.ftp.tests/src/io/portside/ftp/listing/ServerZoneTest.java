package io.portside.ftp.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.ftp.listing.RemoteTime.Precision;

class ServerZoneTest {
    private final ServerZone zone = new ServerZone();

    private static RemoteTime listed(String time) {
        return new RemoteTime(Instant.parse(time), Precision.MINUTE, false);
    }

    @ParameterizedTest
    @CsvSource({"2026-07-01T12:31:40Z, 2026-07-01T12:31:00Z", "2026-07-01T07:01:59Z, 2026-07-01T12:31:00Z",
            "2026-07-01T06:46:00Z, 2026-07-01T12:31:00Z", "2026-07-02T00:31:30Z, 2026-07-01T12:31:00Z",
            "2026-06-30T22:31:30Z, 2026-07-01T12:31:00Z"})
    void anyZoneIsLearnedFromOneFile(Instant exact, Instant inList) {
        RemoteTime time = new RemoteTime(inList, Precision.MINUTE, false);
        assertTrue(zone.wants(time));
        zone.learn(time, exact);
        RemoteTime right = zone.inUtc(time);
        assertEquals(exact.getEpochSecond() / 60, right.instant().getEpochSecond() / 60);
        assertTrue(right.zoneKnown());
        assertFalse(zone.wants(time));
    }

    @ParameterizedTest
    @CsvSource({"2026-07-01T12:26:00Z", "2026-06-29T12:31:00Z", "1970-01-01T00:00:00Z"})
    void whatIsNoZoneIsNotLearned(Instant exact) {
        zone.learn(listed("2026-07-01T12:31:00Z"), exact);
        assertEquals(listed("2026-07-01T12:31:00Z"), zone.inUtc(listed("2026-07-01T12:31:00Z")));
    }

    @Test
    void summerTimeIsAnotherZone() {
        zone.learn(listed("2026-07-01T14:00:00Z"), Instant.parse("2026-07-01T12:00:20Z"));
        // A guess, until a file of the winter was seen.
        RemoteTime winter = listed("2026-11-20T13:00:00Z");
        assertFalse(zone.inUtc(winter).zoneKnown());
        assertTrue(zone.wants(winter));
        zone.learn(winter, Instant.parse("2026-11-20T12:00:20Z"));
        assertEquals(Instant.parse("2026-11-20T12:00:00Z"), zone.inUtc(winter).instant());
        assertEquals(Instant.parse("2026-07-05T10:00:00Z"), zone.inUtc(listed("2026-07-05T12:00:00Z")).instant());
    }

    /** A file of each season, and all times of all years of that zone are known, up to the minute where they change. */
    @ParameterizedTest
    @CsvSource({"Europe/Berlin", "America/New_York", "Australia/Adelaide", "Asia/Kolkata", "America/St_Johns"})
    void twoFilesTellTheZoneOfTheWorld(ZoneId server) {
        int unsure = 0;
        for (String exact : List.of("2025-07-10T10:00:20Z", "2026-01-10T10:00:20Z")) {
            Instant utc = Instant.parse(exact);
            zone.learn(shown(server, utc), utc);
        }
        for (Instant time = Instant.parse("2025-01-01T00:10:00Z"); time.isBefore(
                Instant.parse("2026-03-01T00:00:00Z")); time = time.plus(Duration.ofHours(1))) {
            RemoteTime right = zone.inUtc(shown(server, time));
            if (right.zoneKnown()) {
                assertEquals(time, right.instant());
            } else {
                // In the hours in which some zone or other puts its clock back nobody can be sure.
                unsure += zone.wants(shown(server, time)) ? 0 : 1;
            }
        }
        assertTrue(unsure <= 8, unsure + " hours of a year");
    }

    private static RemoteTime shown(ZoneId server, Instant time) {
        return new RemoteTime(LocalDateTime.ofInstant(time, server).truncatedTo(ChronoUnit.MINUTES)
                .toInstant(ZoneOffset.UTC), Precision.MINUTE, false);
    }

    /** Some show all times by today's offset, as if there were no summer. */
    @Test
    void aServerWithoutSummerTimeIsNoZoneWithSummerTime() {
        zone.learn(listed("2026-07-01T14:00:00Z"), Instant.parse("2026-07-01T12:00:20Z"));
        zone.learn(listed("2026-01-01T14:00:00Z"), Instant.parse("2026-01-01T12:00:20Z"));
        assertEquals(Instant.parse("2026-02-05T10:00:00Z"), zone.inUtc(listed("2026-02-05T12:00:00Z")).instant());
    }

    @Test
    void theHourThatComesTwiceIsNeverSure() {
        ZoneId server = ZoneId.of("Europe/Berlin");
        for (String exact : List.of("2026-07-10T10:00:20Z", "2026-01-10T10:00:20Z", "2026-10-24T10:00:00Z",
                "2026-10-26T10:00:00Z")) {
            Instant utc = Instant.parse(exact);
            zone.learn(shown(server, utc), utc);
        }
        RemoteTime twice = zone.inUtc(listed("2026-10-25T02:30:00Z"));
        assertFalse(twice.zoneKnown());
        assertTrue(zone.inUtc(listed("2026-10-25T01:30:00Z")).zoneKnown());
        assertTrue(zone.inUtc(listed("2026-10-25T03:30:00Z")).zoneKnown());
    }

    /** A clock that is changed by hand. */
    @Test
    void whatFitsNoZoneHoldsForThatDay() {
        zone.learn(listed("2026-07-01T14:00:00Z"), Instant.parse("2026-07-01T12:00:20Z"));
        zone.learn(listed("2026-07-02T19:00:00Z"), Instant.parse("2026-07-02T12:00:20Z"));
        assertEquals(Instant.parse("2026-07-02T11:00:00Z"), zone.inUtc(listed("2026-07-02T18:00:00Z")).instant());
        assertTrue(zone.inUtc(listed("2026-07-02T18:00:00Z")).zoneKnown());
        assertFalse(zone.inUtc(listed("2026-07-04T18:00:00Z")).zoneKnown());
        assertTrue(zone.wants(listed("2026-07-04T18:00:00Z")));
    }

    @Test
    void aMereDateStaysWhatItIs() {
        zone.learn(listed("2026-07-01T14:00:00Z"), Instant.parse("2026-07-01T12:00:20Z"));
        RemoteTime date = new RemoteTime(Instant.parse("2026-07-01T00:00:00Z"), Precision.DAY, false);
        assertEquals(date, zone.inUtc(date));
    }

    @Test
    void nobodyIsAskedForEver() {
        for (int i = 0; i < 20; i++) {
            zone.asked();
        }
        assertFalse(zone.wants(listed("2026-07-01T14:00:00Z")));
    }
}
