package io.portside.ftp.route;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one visit taught about the routes of a {@link SiteOnNetwork}. What failed is postponed, never banned.
 *
 * @param worked   the route that worked last
 * @param workedAt when; the planner lets a record expire
 * @param failures what failed, the latest of each route, with when
 */
public record RouteRecord(Optional<Route> worked, Instant workedAt, List<Postponed> failures) {
    public RouteRecord {
        failures = List.copyOf(failures);
    }

    /** A route that failed lately and is tried last until the entry ages. */
    public record Postponed(RouteFailure failure, Instant at) {}
}
