package io.portside.ftp.route;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Puts the routes that a site may use into the order in which to try them. Pure: policy, address family, settings,
 * memory and time go in, a list comes out.
 *
 * <ol>
 * <li>The policy's own order: active first, because a server behind a firewall of its own can always connect out, then
 * passive; EPRT over IPv4 last, because NAT helpers rewrite PORT but rarely EPRT. Over IPv6 there is no PORT (RFC 2428).
 * Where there is one session only, passive first: a passive connection that fails does so before the server is asked to
 * send, but a server that waits for an active one hears nothing meanwhile, and lets nobody else in.
 * <li>What failed less than {@link #POSTPONED_FOR} ago goes to the end, the latest failure last.
 * <li>What worked less than {@link #WORKED_FOR} ago, and has not failed since, goes first.
 * <li>Except that a route which the policy prefers to it, and whose postponement is over, gets one new chance before it: a
 * firewall may have been opened since, and the hedge makes the question cheap.
 * </ol>
 */
public final class RoutePlanner {
    /** How long a route that worked is tried first. */
    public static final Duration WORKED_FOR = Duration.ofDays(30);
    /** How long a route that failed is tried last. */
    public static final Duration POSTPONED_FOR = Duration.ofDays(1);

    private RoutePlanner() {}

    /**
     * The routes in the order to try them, each once; never empty.
     *
     * @param ipv6            the control connection runs over IPv6
     * @param trustAdvertised the profile asks for the address inside 227
     * @param single          the server takes one session only: passive first
     */
    public static List<Route> plan(RoutePolicy policy, boolean ipv6, boolean trustAdvertised,
            boolean single, Optional<RouteRecord> memory, Instant now) {
        List<Route> preferred = preferred(policy, ipv6, trustAdvertised, single);
        if (memory.isEmpty()) {
            return preferred;
        }
        RouteRecord record = memory.get();
        List<Route> plan = new ArrayList<>(preferred);
        record.failures().stream().filter(failed -> postponed(failed, now))
                .sorted(Comparator.comparing(RouteRecord.Postponed::at)).map(failed -> failed.failure().route())
                .filter(plan::remove).toList().forEach(plan::add);
        working(record, now).filter(plan::contains).ifPresent(worked -> {
            List<Route> first = new ArrayList<>(dueAgain(record, preferred, worked, now));
            first.add(worked);
            plan.removeAll(first);
            plan.addAll(0, first);
        });
        return List.copyOf(plan);
    }

    /** The route that {@code record} proposes to begin with, if it is not too old and has not failed since. */
    static Optional<Route> working(RouteRecord record, Instant now) {
        if (!record.workedAt().plus(WORKED_FOR).isAfter(now)) {
            return Optional.empty();
        }
        return record.worked().filter(worked -> record.failures().stream()
                .noneMatch(failed -> failed.failure().route() == worked && failed.at().isAfter(record.workedAt())));
    }

    static boolean postponed(RouteRecord.Postponed failed, Instant now) {
        return failed.at().plus(POSTPONED_FOR).isAfter(now);
    }

    private static List<Route> dueAgain(RouteRecord record, List<Route> preferred, Route worked, Instant now) {
        List<Route> before = preferred.subList(0, preferred.indexOf(worked));
        return before.stream().filter(route -> record.failures().stream()
                .anyMatch(failed -> failed.failure().route() == route && !postponed(failed, now))).toList();
    }

    private static List<Route> preferred(RoutePolicy policy, boolean ipv6, boolean trustAdvertised, boolean single) {
        List<Route> active = ipv6 ? List.of(Route.ACTIVE_EPRT) : List.of(Route.ACTIVE_PORT, Route.ACTIVE_EPRT);
        List<Route> passive = new ArrayList<>(List.of(Route.PASSIVE_EPSV, Route.PASSIVE_PASV));
        if (trustAdvertised && !ipv6) {
            passive.add(Route.PASSIVE_PASV_ADVERTISED);
        }
        return switch (policy) {
            case ACTIVE_ONLY -> active;
            case PASSIVE_ONLY -> List.copyOf(passive);
            case AUTO -> {
                List<Route> both = new ArrayList<>(passive);
                both.add(single ? passive.size() : 0, active.get(0));
                both.addAll(active.subList(1, active.size()));
                yield List.copyOf(both);
            }
        };
    }
}
