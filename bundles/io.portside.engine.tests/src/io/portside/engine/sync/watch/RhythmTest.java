package io.portside.engine.sync.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    private static Rhythm running(Optional<Duration> every) {
        Rhythm rhythm = new Rhythm(every, START);
        rhythm.begins();
        rhythm.succeeded(START);
        return rhythm;
    }

    @Test
    void dueAtOnceAndThenByTheClock() {
        Rhythm rhythm = new Rhythm(Optional.of(Duration.ofMinutes(15)), START);
        assertEquals(Optional.of(START), rhythm.due());
        rhythm.begins();
        rhythm.succeeded(at(7));
        assertEquals(Optional.of(at(907)), rhythm.due());
    }

    /** A computer began with the clock of another year, and was put right. */
    @Test
    void aClockThatIsSetBackStopsNothing() {
        Rhythm rhythm = new Rhythm(Optional.of(Duration.ofMinutes(15)), START);
        rhythm.begins();
        rhythm.succeeded(START);
        Instant before = START.minus(Duration.ofDays(1000));
        rhythm.tick(before.plusSeconds(60));
        assertEquals(Optional.of(before.plusSeconds(60 + 900)), rhythm.due());
        rhythm.changed(before.plusSeconds(100));
        rhythm.tick(before.plusSeconds(99));
        assertEquals(Optional.of(before.plusSeconds(102)), rhythm.due(), "a second is no jump");
    }

    @Test
    void aChangeWaitsForQuietThoughNotForEver() {
        Rhythm rhythm = running(Optional.empty());
        assertEquals(Optional.empty(), rhythm.due());
        rhythm.changed(at(10));
        assertEquals(Optional.of(at(12)), rhythm.due());
        rhythm.changed(at(11));
        assertEquals(Optional.of(at(13)), rhythm.due());
        for (int second = 12; second <= 60; second++) {
            rhythm.changed(at(second));
        }
        assertEquals(Optional.of(at(40)), rhythm.due());
    }

    @Test
    void whatChangesWhileItIsLookedAtIsLookedAtAgain() {
        Rhythm rhythm = running(Optional.empty());
        rhythm.changed(at(10));
        rhythm.begins();
        rhythm.changed(at(20));
        rhythm.succeeded(at(21));
        assertEquals(Optional.of(at(22)), rhythm.due());
    }

    @Test
    void failuresWaitLongerEachTimeWhateverChanges() {
        Rhythm rhythm = running(Optional.of(Duration.ofMinutes(1)));
        assertEquals(Duration.ofSeconds(30), rhythm.failed(at(100)));
        rhythm.changed(at(101));
        assertEquals(Optional.of(at(130)), rhythm.due());
        rhythm.begins();
        assertEquals(Duration.ofSeconds(60), rhythm.failed(at(130)));
        rhythm.begins();
        Duration last = Duration.ZERO;
        for (int i = 0; i < 100; i++) {
            last = rhythm.failed(at(200));
        }
        assertEquals(Duration.ofMinutes(30), last);
        rhythm.begins();
        rhythm.succeeded(at(300));
        assertEquals(Optional.of(at(360)), rhythm.due());
        assertEquals(Duration.ofSeconds(30), rhythm.failed(at(400)));
    }

    @Test
    void somebodyElseAtItIsNoFailure() {
        Rhythm rhythm = running(Optional.empty());
        rhythm.busy(at(10));
        assertEquals(Optional.of(at(40)), rhythm.due());
        rhythm.begins();
        assertEquals(Duration.ofSeconds(30), rhythm.failed(at(40)));
    }

    @Test
    void whatCannotBeWatchedIsLookedAtNowAndThen() {
        Rhythm rhythm = running(Optional.of(Duration.ofHours(1)));
        rhythm.unwatched(at(60));
        assertEquals(Optional.of(at(60)), rhythm.due());
        Rhythm quick = running(Optional.of(Duration.ofSeconds(30)));
        quick.unwatched(at(60));
        assertEquals(Optional.of(at(30)), quick.due());
    }
}
