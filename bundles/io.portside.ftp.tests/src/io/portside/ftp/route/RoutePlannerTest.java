package io.portside.ftp.route;

import static io.portside.ftp.route.Route.ACTIVE_EPRT;
import static io.portside.ftp.route.Route.ACTIVE_PORT;
import static io.portside.ftp.route.Route.PASSIVE_EPSV;
import static io.portside.ftp.route.Route.PASSIVE_PASV;
import static io.portside.ftp.route.Route.PASSIVE_PASV_ADVERTISED;
import static io.portside.ftp.route.RoutePolicy.ACTIVE_ONLY;
import static io.portside.ftp.route.RoutePolicy.AUTO;
import static io.portside.ftp.route.RoutePolicy.PASSIVE_ONLY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.portside.ftp.route.RouteFailure.Evidence;
import io.portside.ftp.route.RouteRecord.Postponed;

class RoutePlannerTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    static Stream<Arguments> firstSight() {
        return Stream.of(
                Arguments.of(AUTO, false, false, List.of(ACTIVE_PORT, PASSIVE_EPSV, PASSIVE_PASV, ACTIVE_EPRT)),
                Arguments.of(AUTO, false, true,
                        List.of(ACTIVE_PORT, PASSIVE_EPSV, PASSIVE_PASV, PASSIVE_PASV_ADVERTISED, ACTIVE_EPRT)),
                Arguments.of(AUTO, true, false, List.of(ACTIVE_EPRT, PASSIVE_EPSV, PASSIVE_PASV)),
                Arguments.of(AUTO, true, true, List.of(ACTIVE_EPRT, PASSIVE_EPSV, PASSIVE_PASV)),
                Arguments.of(ACTIVE_ONLY, false, true, List.of(ACTIVE_PORT, ACTIVE_EPRT)),
                Arguments.of(ACTIVE_ONLY, true, false, List.of(ACTIVE_EPRT)),
                Arguments.of(PASSIVE_ONLY, false, false, List.of(PASSIVE_EPSV, PASSIVE_PASV)),
                Arguments.of(PASSIVE_ONLY, false, true, List.of(PASSIVE_EPSV, PASSIVE_PASV, PASSIVE_PASV_ADVERTISED)),
                Arguments.of(PASSIVE_ONLY, true, false, List.of(PASSIVE_EPSV, PASSIVE_PASV)));
    }

    @ParameterizedTest
    @MethodSource
    void firstSight(RoutePolicy policy, boolean ipv6, boolean trust, List<Route> expected) {
        assertEquals(expected, RoutePlanner.plan(policy, ipv6, trust, false, Optional.empty(), NOW));
    }

    @Test
    void withOneSessionPassiveComesFirst() {
        assertEquals(List.of(PASSIVE_EPSV, PASSIVE_PASV, ACTIVE_PORT, ACTIVE_EPRT),
                RoutePlanner.plan(AUTO, false, false, true, Optional.empty(), NOW));
        assertEquals(List.of(PASSIVE_EPSV, PASSIVE_PASV, ACTIVE_EPRT),
                RoutePlanner.plan(AUTO, true, false, true, Optional.empty(), NOW));
        assertEquals(List.of(ACTIVE_PORT, ACTIVE_EPRT),
                RoutePlanner.plan(ACTIVE_ONLY, false, false, true, Optional.empty(), NOW));
        assertEquals(List.of(ACTIVE_PORT, PASSIVE_EPSV, PASSIVE_PASV, ACTIVE_EPRT), RoutePlanner.plan(AUTO, false,
                false, true, Optional.of(worked(ACTIVE_PORT, HOUR)), NOW), "what worked comes first all the same");
    }

    static Stream<Arguments> remembered() {
        return Stream.of(
                // what worked last goes first, what failed lately last
                Arguments.of(AUTO, worked(PASSIVE_EPSV, HOUR, failed(ACTIVE_PORT, HOUR)),
                        List.of(PASSIVE_EPSV, PASSIVE_PASV, ACTIVE_EPRT, ACTIVE_PORT)),
                // without a failure on record, what worked goes before what the policy prefers
                Arguments.of(AUTO, worked(PASSIVE_PASV, HOUR),
                        List.of(PASSIVE_PASV, ACTIVE_PORT, PASSIVE_EPSV, ACTIVE_EPRT)),
                // the postponement is over: one new chance for active before what worked
                Arguments.of(AUTO, worked(PASSIVE_EPSV, DAY, failed(ACTIVE_PORT, DAY)),
                        List.of(ACTIVE_PORT, PASSIVE_EPSV, PASSIVE_PASV, ACTIVE_EPRT)),
                // a moment before that it is not
                Arguments.of(AUTO, worked(PASSIVE_EPSV, HOUR, failed(ACTIVE_PORT, DAY.minusMillis(1))),
                        List.of(PASSIVE_EPSV, PASSIVE_PASV, ACTIVE_EPRT, ACTIVE_PORT)),
                // an old failure of something the policy likes less than what worked changes nothing
                Arguments.of(AUTO, worked(ACTIVE_PORT, DAY, failed(PASSIVE_PASV, DAY)),
                        List.of(ACTIVE_PORT, PASSIVE_EPSV, PASSIVE_PASV, ACTIVE_EPRT)),
                // of several that are due again, the policy's order holds
                Arguments.of(AUTO, worked(PASSIVE_PASV, HOUR, failed(PASSIVE_EPSV, DAY), failed(ACTIVE_PORT, DAY)),
                        List.of(ACTIVE_PORT, PASSIVE_EPSV, PASSIVE_PASV, ACTIVE_EPRT)),
                // several postponed: the one that failed longest ago first
                Arguments.of(AUTO,
                        worked(PASSIVE_PASV, HOUR, failed(PASSIVE_EPSV, Duration.ofMinutes(1)),
                                failed(ACTIVE_PORT, HOUR)),
                        List.of(PASSIVE_PASV, ACTIVE_EPRT, ACTIVE_PORT, PASSIVE_EPSV)),
                // worked once, failed since: no longer first
                Arguments.of(AUTO, worked(ACTIVE_PORT, HOUR, failed(ACTIVE_PORT, Duration.ofMinutes(1))),
                        List.of(PASSIVE_EPSV, PASSIVE_PASV, ACTIVE_EPRT, ACTIVE_PORT)),
                // too long ago
                Arguments.of(AUTO, worked(PASSIVE_PASV, Duration.ofDays(30)),
                        List.of(ACTIVE_PORT, PASSIVE_EPSV, PASSIVE_PASV, ACTIVE_EPRT)),
                Arguments.of(AUTO, worked(PASSIVE_PASV, Duration.ofDays(30).minusMillis(1)),
                        List.of(PASSIVE_PASV, ACTIVE_PORT, PASSIVE_EPSV, ACTIVE_EPRT)),
                // memory never overrules the policy
                Arguments.of(ACTIVE_ONLY, worked(PASSIVE_EPSV, HOUR, failed(ACTIVE_PORT, HOUR)),
                        List.of(ACTIVE_EPRT, ACTIVE_PORT)),
                Arguments.of(PASSIVE_ONLY, worked(ACTIVE_PORT, HOUR, failed(PASSIVE_EPSV, HOUR)),
                        List.of(PASSIVE_PASV, PASSIVE_EPSV)),
                // nor the profile: the advertised address is no longer asked for
                Arguments.of(AUTO, worked(PASSIVE_PASV_ADVERTISED, HOUR, failed(PASSIVE_PASV, HOUR)),
                        List.of(ACTIVE_PORT, PASSIVE_EPSV, ACTIVE_EPRT, PASSIVE_PASV)));
    }

    @ParameterizedTest
    @MethodSource
    void remembered(RoutePolicy policy, RouteRecord memory, List<Route> expected) {
        assertEquals(expected, RoutePlanner.plan(policy, false, false, false, Optional.of(memory), NOW));
    }

    @Test
    void nothingIsEverBannedOrTwiceInThePlan() {
        for (RoutePolicy policy : RoutePolicy.values()) {
            List<Route> all = RoutePlanner.plan(policy, false, true, false, Optional.empty(), NOW);
            for (Route worked : Route.values()) {
                for (Route failed : Route.values()) {
                    for (Duration ago : List.of(HOUR, DAY.multipliedBy(2), DAY.multipliedBy(40))) {
                        RouteRecord memory = worked(worked, ago, failed(failed, ago), failed(ACTIVE_PORT, HOUR));
                        List<Route> plan = RoutePlanner.plan(policy, false, true, false, Optional.of(memory), NOW);
                        assertEquals(new HashSet<>(all), new HashSet<>(plan));
                        assertEquals(all.size(), plan.size());
                    }
                }
            }
        }
    }

    @Test
    void whatWorksForgetsItsOwnFailureAndKeepsTheOthers() {
        RouteRecord before = worked(PASSIVE_EPSV, HOUR, failed(ACTIVE_PORT, HOUR), failed(PASSIVE_PASV, HOUR));
        RouteRecord after = RouteLedger.worked(Optional.of(before), ACTIVE_PORT, List.of(), NOW);
        assertEquals(Optional.of(ACTIVE_PORT), after.worked());
        assertEquals(NOW, after.workedAt());
        assertEquals(List.of(PASSIVE_PASV), routes(after));
    }

    @Test
    void aNewFailureReplacesTheOldOneOfItsRoute() {
        RouteRecord before = worked(PASSIVE_EPSV, HOUR, failed(ACTIVE_PORT, DAY.multipliedBy(2)));
        RouteFailure again = new RouteFailure(ACTIVE_PORT, Evidence.SERVER_COULD_NOT_CONNECT, Duration.ofMillis(80),
                Optional.empty());
        RouteRecord after = RouteLedger.worked(Optional.of(before), PASSIVE_EPSV, List.of(again), NOW);
        assertEquals(List.of(new Postponed(again, NOW)), after.failures());
    }

    @Test
    void failuresThatNobodyAsksForAnyMoreAreForgotten() {
        RouteRecord before = worked(ACTIVE_PORT, HOUR, failed(PASSIVE_PASV, Duration.ofDays(30)));
        assertTrue(RouteLedger.worked(Optional.of(before), ACTIVE_PORT, List.of(), NOW).failures().isEmpty());
    }

    @Test
    void aFailureLaterThanTheSuccessIsAReasonAndPostpones() {
        RouteFailure silence = failed(ACTIVE_PORT, Duration.ZERO).failure();
        RouteRecord after = RouteLedger.failed(Optional.of(worked(ACTIVE_PORT, HOUR)), silence, NOW);
        List<Route> plan = RoutePlanner.plan(AUTO, false, false, false, Optional.of(after), NOW);
        assertEquals(ACTIVE_PORT, plan.get(plan.size() - 1));
        assertEquals(List.of(silence), RouteLedger.reasons(after, PASSIVE_EPSV));
        assertFalse(RoutePlanner.working(after, NOW).isPresent());
    }

    private static RouteRecord worked(Route route, Duration ago, Postponed... failures) {
        return new RouteRecord(Optional.of(route), NOW.minus(ago), List.of(failures));
    }

    private static Postponed failed(Route route, Duration ago) {
        return new Postponed(
                new RouteFailure(route, Evidence.NO_INBOUND, Duration.ofMillis(600), Optional.empty()),
                NOW.minus(ago));
    }

    private static List<Route> routes(RouteRecord record) {
        List<Route> routes = new ArrayList<>();
        record.failures().forEach(failed -> routes.add(failed.failure().route()));
        return routes;
    }
}
