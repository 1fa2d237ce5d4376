package io.portside.engine.site;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import io.portside.ftp.route.RouteRecord;
import io.portside.ftp.route.SiteFacts;

/** Everything that is remembered of a site on one network. Immutable. */
record KnownSite(Optional<RouteRecord> routes, SiteFacts facts) {
    static final KnownSite NOTHING = new KnownSite(Optional.empty(), SiteFacts.NONE);

    /** When the latest of it was learned. */
    Instant at() {
        return Stream.of(routes.map(RouteRecord::workedAt), facts.sessions().map(SiteFacts.Sessions::at),
                facts.seenAt().map(SiteFacts.SeenAt::at)).flatMap(Optional::stream).max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /** Whether nothing of it counts any more. */
    boolean expired(Instant now) {
        return routes.filter(record -> !KnownNetwork.expired(record, now)).isEmpty()
                && facts.fresh(now).equals(SiteFacts.NONE);
    }
}
