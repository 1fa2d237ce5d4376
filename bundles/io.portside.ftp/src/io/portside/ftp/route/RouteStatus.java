package io.portside.ftp.route;

import java.util.List;
import java.util.Optional;

/**
 * What a site's data connections do at the moment.
 *
 * @param route      the route in use, empty before the first data connection
 * @param failures   what failed on the way to it, this time or when it was learned, in order; empty when the first choice worked
 * @param remembered whether the route was known from an earlier visit
 * @param proxied    whether everything goes through a proxy, where nobody can connect to us: passive routes only
 */
public record RouteStatus(Optional<Route> route, List<RouteFailure> failures, boolean remembered, boolean proxied) {
    /** Nothing known yet. */
    public static final RouteStatus UNKNOWN = new RouteStatus(Optional.empty(), List.of(), false);

    public RouteStatus {
        failures = List.copyOf(failures);
    }

    /** Without a proxy. */
    public RouteStatus(Optional<Route> route, List<RouteFailure> failures, boolean remembered) {
        this(route, failures, remembered, false);
    }
}
