package io.portside.engine.problem;

import java.util.List;

import io.portside.ftp.route.RouteFailure;

/**
 * What went wrong.
 *
 * @param facts    as {@link ProblemKind} lists them
 * @param routes   for {@link ProblemKind#NO_ROUTE}, what was tried
 * @param details  technical text for the details fold; English, without secrets
 */
public record Problem(ProblemKind kind, List<String> facts, List<RouteFailure> routes, String details) {
    public Problem {
        facts = List.copyOf(facts);
        routes = List.copyOf(routes);
    }

    public static Problem of(ProblemKind kind, String details, String... facts) {
        return new Problem(kind, List.of(facts), List.of(), details);
    }
}
