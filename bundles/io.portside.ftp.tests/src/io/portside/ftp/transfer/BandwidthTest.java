package io.portside.ftp.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BandwidthTest {
    private static final long SECOND = 1_000_000_000;
    private long now;

    /** Bytes that one connection moves in so many seconds, coming again when it is told to. */
    private long moved(Bandwidth bandwidth, int seconds) {
        long end = now + seconds * SECOND;
        long moved = 0;
        while (now < end) {
            int taken = bandwidth.take(64 * 1024);
            moved += taken;
            now += taken > 0 ? 1000 : Math.max(1000, bandwidth.pauseNanos());
        }
        return moved;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 100, 5000, 100_000, 5_000_000, 200_000_000})
    void asManyBytesASecondAsAllowed(long rate) {
        Bandwidth bandwidth = new Bandwidth(rate, Optional.empty(), () -> now);
        moved(bandwidth, 1);
        long moved = moved(bandwidth, 20);
        assertTrue(Math.abs(moved - 20 * rate) <= Math.max(rate, 1), rate + ": " + moved);
    }

    @Test
    void noLimitIsNone() {
        Bandwidth bandwidth = Bandwidth.unlimited();
        assertEquals(1 << 20, bandwidth.take(1 << 20));
        assertEquals(0, bandwidth.pauseNanos());
    }

    @Test
    void theSmallerOfTwoCounts() {
        Bandwidth whole = new Bandwidth(50_000, Optional.empty(), () -> now);
        Bandwidth site = new Bandwidth(100_000, Optional.of(whole), () -> now);
        moved(site, 1);
        assertEquals(500_000, moved(site, 10), 20_000);
        whole.limit(0);
        moved(site, 1);
        assertEquals(1_000_000, moved(site, 10), 30_000);
        whole.limit(1_000_000);
        assertEquals(1_000_000, moved(site, 10), 30_000);
    }

    @Test
    void sitesShareTheWhole() {
        Bandwidth whole = new Bandwidth(100_000, Optional.empty(), () -> now);
        Bandwidth one = new Bandwidth(0, Optional.of(whole), () -> now);
        Bandwidth other = new Bandwidth(0, Optional.of(whole), () -> now);
        moved(one, 1);
        long moved = 0;
        long end = now + 10 * SECOND;
        while (now < end) {
            moved += one.take(3000) + other.take(3000);
            now += SECOND / 1000;
        }
        assertEquals(1_000_000, moved, 30_000);
    }

    @Test
    void whatIsNotUsedIsGivenBack() {
        Bandwidth whole = new Bandwidth(100_000, Optional.empty(), () -> now);
        Bandwidth site = new Bandwidth(0, Optional.of(whole), () -> now);
        now += SECOND;
        int room = site.take(1 << 20);
        assertTrue(room > 0);
        assertEquals(0, site.take(1 << 20));
        site.giveBack(room);
        assertEquals(room, site.take(1 << 20));
    }

    @Test
    void idleTimeIsNotSavedUp() {
        Bandwidth bandwidth = new Bandwidth(100_000, Optional.empty(), () -> now);
        now += 3600 * SECOND;
        assertTrue(bandwidth.take(1 << 20) <= 25_000);
    }
}
