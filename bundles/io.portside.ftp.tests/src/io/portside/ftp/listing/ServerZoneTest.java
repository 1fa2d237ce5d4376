package io.portside.ftp.listing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;

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
