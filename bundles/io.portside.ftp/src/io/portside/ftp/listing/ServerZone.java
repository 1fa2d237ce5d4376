package io.portside.ftp.listing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.listing.RemoteTime.Precision;

/**
 * How far the clock of LIST is ahead of UTC, learned from files whose time is known both ways. Kept with each file's date,
 * because summer time makes it another one: what was learned holds for dates near it, and is a guess for others.
 * Thread-safe.
 */
public final class ServerZone {
    /** Zones differ by quarters of an hour. */
    private static final long QUARTER = 15 * 60;
    /** LIST leaves the seconds out. What is further off was changed meanwhile, or MDTM does not tell UTC. */
    private static final long TOLERANCE = 90;
    private static final long EAST = 14 * 3600;
    private static final long WEST = -12 * 3600;
    private static final Duration NEAR = Duration.ofDays(45);
    private static final int MOST = 12;

    private final List<Sample> samples = new ArrayList<>();

    private int asked;

    private record Sample(Instant date, long seconds) {}

    /** Whether a file of that listed time would teach something. */
    public synchronized boolean wants(RemoteTime listed) {
        return !listed.zoneKnown() && listed.precision() == Precision.MINUTE && asked < MOST
                && nearest(listed.instant()).filter(sample -> near(sample, listed)).isEmpty();
    }

    /** A file is asked about, whatever comes of it; nobody is asked for ever. */
    public synchronized void asked() {
        asked++;
    }

    /** LIST told {@code listed} of a file, and MDTM tells {@code utc}. */
    public synchronized void learn(RemoteTime listed, Instant utc) {
        long ahead = Duration.between(utc, listed.instant()).toSeconds();
        long rounded = Math.round((double) ahead / QUARTER) * QUARTER;
        if (Math.abs(ahead - rounded) <= TOLERANCE && rounded >= WEST && rounded <= EAST) {
            samples.add(new Sample(listed.instant(), rounded));
        }
    }

    /** The time as it is in UTC, as far as is known. A time that is a mere date is left as it is. */
    public synchronized RemoteTime inUtc(RemoteTime listed) {
        Optional<Sample> sample = listed.zoneKnown() || listed.precision() == Precision.DAY
                ? Optional.empty()
                : nearest(listed.instant());
        return sample.map(s -> new RemoteTime(listed.instant().minusSeconds(s.seconds), listed.precision(),
                near(s, listed))).orElse(listed);
    }

    private Optional<Sample> nearest(Instant date) {
        return samples.stream().min(Comparator.comparing(sample -> Duration.between(sample.date, date).abs()));
    }

    private static boolean near(Sample sample, RemoteTime time) {
        return Duration.between(sample.date, time.instant()).abs().compareTo(NEAR) <= 0;
    }
}
