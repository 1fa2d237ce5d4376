package io.portside.ftp.listing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.listing.RemoteTime.Precision;

/**
 * How far the clock of LIST is ahead of UTC, learned from files whose time is known both ways. Summer time makes it another
 * one for other dates: what was learned is held against the zones of the world, and a time is sure when all that are left
 * agree about it. Otherwise it is a guess by the nearest file. Thread-safe.
 */
public final class ServerZone {
    /** Zones differ by quarters of an hour. */
    private static final long QUARTER = 15 * 60;
    /** LIST leaves the seconds out. What is further off was changed meanwhile, or MDTM does not tell UTC. */
    private static final long TOLERANCE = 90;
    private static final long EAST = 14 * 3600;
    private static final long WEST = -12 * 3600;
    /** For a server whose clock fits no zone: files of that day. */
    private static final Duration NEAR = Duration.ofHours(12);
    private static final int MOST = 12;

    private final List<Sample> samples = new ArrayList<>();
    private Optional<ZoneCandidates> zones = Optional.empty();

    private int asked;

    private record Sample(Instant date, long seconds) {}

    /** Whether a file of that listed time would teach something. */
    public synchronized boolean wants(RemoteTime listed) {
        if (listed.zoneKnown() || listed.precision() != Precision.MINUTE || asked >= MOST) {
            return false;
        }
        return zones.isEmpty() || (fits()
                ? zones.get().disputed(local(listed))
                : nearest(listed.instant()).filter(sample -> near(sample, listed)).isEmpty());
    }

    private boolean fits() {
        return zones.isPresent() && !zones.get().isEmpty();
    }

    private static LocalDateTime local(RemoteTime listed) {
        return LocalDateTime.ofInstant(listed.instant(), ZoneOffset.UTC);
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
            if (zones.isEmpty()) {
                zones = Optional.of(ZoneCandidates.all((int) rounded));
            }
            zones.get().narrow(local(listed), (int) rounded);
        }
    }

    /** The time as it is in UTC, as far as is known. A time that is a mere date is left as it is. */
    public synchronized RemoteTime inUtc(RemoteTime listed) {
        if (listed.zoneKnown() || listed.precision() == Precision.DAY) {
            return listed;
        }
        if (fits()) {
            Optional<Integer> sure = zones.get().ahead(local(listed));
            if (sure.isPresent()) {
                return new RemoteTime(listed.instant().minusSeconds(sure.get()), listed.precision(), true);
            }
        }
        return nearest(listed.instant()).map(sample -> new RemoteTime(listed.instant().minusSeconds(sample.seconds),
                listed.precision(), !fits() && near(sample, listed))).orElse(listed);
    }

    private Optional<Sample> nearest(Instant date) {
        return samples.stream().min(Comparator.comparing(sample -> Duration.between(sample.date, date).abs()));
    }

    private static boolean near(Sample sample, RemoteTime time) {
        return Duration.between(sample.date, time.instant()).abs().compareTo(NEAR) <= 0;
    }
}
