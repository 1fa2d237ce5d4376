package io.portside.ftp.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.route.RouteRecord.Postponed;

/**
 * Writes what a visit taught into a {@link RouteRecord}, and reads from one why a route is in use. Pure.
 */
public final class RouteLedger {
    private RouteLedger() {}

    /**
     * {@code worked} worked at {@code now}, after {@code failures}. A failure of {@code worked} itself is forgotten;
     * so is every failure older than {@link RoutePlanner#WORKED_FOR}.
     */
    public static RouteRecord worked(Optional<RouteRecord> before, Route worked, List<RouteFailure> failures,
            Instant now) {
        List<Postponed> kept = new ArrayList<>(merged(before, failures, now));
        kept.removeIf(failed -> failed.failure().route() == worked
                || !failed.at().plus(RoutePlanner.WORKED_FOR).isAfter(now));
        return new RouteRecord(Optional.of(worked), now, kept);
    }

    /** {@code failure} happened at {@code now}, and what works instead is not known yet. */
    public static RouteRecord failed(Optional<RouteRecord> before, RouteFailure failure, Instant now) {
        return new RouteRecord(before.flatMap(RouteRecord::worked), before.map(RouteRecord::workedAt).orElse(now),
                merged(before, List.of(failure), now));
    }

    /**
     * Why {@code route} is in use although the policy would try others before: what is remembered of the routes other
     * than it, the oldest first. Those that are due for a new try count as well; they are still the reason.
     */
    public static List<RouteFailure> reasons(RouteRecord record, Route route) {
        return record.failures().stream().map(Postponed::failure).filter(failure -> failure.route() != route).toList();
    }

    private static List<Postponed> merged(Optional<RouteRecord> before, List<RouteFailure> failures, Instant now) {
        List<Postponed> all = new ArrayList<>(before.map(RouteRecord::failures).orElse(List.of()));
        for (RouteFailure failure : failures) {
            all.removeIf(failed -> failed.failure().route() == failure.route());
            all.add(new Postponed(failure, now));
        }
        return all;
    }
}
