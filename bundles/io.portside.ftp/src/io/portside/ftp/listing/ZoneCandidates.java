package io.portside.ftp.listing;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The zones of the world that a server may be in, after what it told of some files; and what they say, all alike, of
 * another time. One that shows every time by the offset of today is among them. Not for several threads.
 */
final class ZoneCandidates {
    private static final int MOST_REMEMBERED = 50_000;
    private static final int HOUR = 3600;

    private final List<ZoneRules> left;
    private final Map<Long, Set<Integer>> remembered = new HashMap<>();

    private ZoneCandidates(Collection<ZoneRules> left) {
        this.left = new ArrayList<>(left);
    }

    /** All zones, and the one that is {@code seconds} ahead of UTC the whole year. */
    static ZoneCandidates all(int seconds) {
        Set<ZoneRules> zones = new HashSet<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            zones.add(ZoneId.of(id).getRules());
        }
        zones.add(ZoneOffset.ofTotalSeconds(seconds).getRules());
        return new ZoneCandidates(zones);
    }

    /** The server's clock was that far ahead of UTC when it showed {@code local}. */
    void narrow(LocalDateTime local, int seconds) {
        left.removeIf(zone -> zone.getValidOffsets(local).stream()
                .noneMatch(offset -> offset.getTotalSeconds() == seconds));
        remembered.clear();
    }

    /** Whether what the server told fits no zone at all. */
    boolean isEmpty() {
        return left.isEmpty();
    }

    /** How far ahead of UTC it was, in seconds; empty where that is not sure. In the hour that comes twice it never is. */
    Optional<Integer> ahead(LocalDateTime local) {
        Set<Integer> possible = possible(local);
        return possible.size() == 1 ? Optional.of(possible.iterator().next()) : Optional.empty();
    }

    /** Whether a file of that time would tell one zone from another. */
    boolean disputed(LocalDateTime local) {
        Set<Integer> first = new HashSet<>();
        for (ZoneRules zone : left) {
            List<ZoneOffset> offsets = zone.getValidOffsets(local);
            if (!offsets.isEmpty()) {
                first.add(offsets.get(0).getTotalSeconds());
            }
        }
        return first.size() > 1;
    }

    /** Offsets change on the hour or half hour; the thousands of files of one day are asked about once an hour of theirs. */
    private Set<Integer> possible(LocalDateTime local) {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.clear();
        }
        return remembered.computeIfAbsent(local.toEpochSecond(ZoneOffset.UTC) / (HOUR / 2), key -> {
            Set<Integer> possible = new HashSet<>();
            for (ZoneRules zone : left) {
                zone.getValidOffsets(local).forEach(offset -> possible.add(offset.getTotalSeconds()));
            }
            return possible;
        });
    }
}
