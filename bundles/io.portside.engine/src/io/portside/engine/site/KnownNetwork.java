package io.portside.engine.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RoutePlanner;
import io.portside.ftp.route.RouteRecord;
import io.portside.ftp.route.SiteFacts;

/**
 * What is remembered of a site's data routes on one local network.
 *
 * @param network  the local network, for instance {@code 192.168.71.0/24}
 * @param route    what is tried first there; empty: nothing worked lately
 * @param since    when the route worked last, or what failed was learned
 * @param failures what does not work there, and since when; tried last, never banned
 * @param facts    what else was learned and still counts
 */
public record KnownNetwork(String network, Optional<Route> route, Instant since, List<Failure> failures,
        SiteFacts facts) {
    public KnownNetwork {
        failures = List.copyOf(failures);
    }

    /** A route that failed. */
    public record Failure(RouteFailure failure, Instant at) {}

    static KnownNetwork of(String network, KnownSite known, Instant now) {
        SiteFacts facts = known.facts().fresh(now);
        return known.routes().map(record -> of(network, record, facts, now))
                .orElseGet(() -> new KnownNetwork(network, Optional.empty(), known.at(), List.of(), facts));
    }

    private static KnownNetwork of(String network, RouteRecord record, SiteFacts facts, Instant now) {
        List<Failure> failures = record.failures().stream().filter(failed -> fresh(failed.at(), now))
                .map(failed -> new Failure(failed.failure(), failed.at())).toList();
        Optional<Route> worked = record.worked().filter(route -> fresh(record.workedAt(), now));
        Instant since = worked.isPresent() || failures.isEmpty()
                ? record.workedAt()
                : failures.get(failures.size() - 1).at();
        return new KnownNetwork(network, worked, since, failures, facts);
    }

    /** Whether nothing in {@code record} counts any more. */
    static boolean expired(RouteRecord record, Instant now) {
        return !fresh(record.workedAt(), now)
                && record.failures().stream().noneMatch(failed -> fresh(failed.at(), now));
    }

    private static boolean fresh(Instant at, Instant now) {
        return at.plus(RoutePlanner.WORKED_FOR).isAfter(now);
    }
}
