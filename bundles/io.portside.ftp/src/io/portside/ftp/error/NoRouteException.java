package io.portside.ftp.error;

import java.util.List;

import io.portside.ftp.route.RouteFailure;

/** Every data route that the policy allows was tried and failed. */
public final class NoRouteException extends FtpException {
    private static final long serialVersionUID = 1L;
    private final transient List<RouteFailure> failures;

    public NoRouteException(List<RouteFailure> failures) {
        super("no data route: " + failures);
        this.failures = List.copyOf(failures);
    }

    /** One entry a route, in the order of trying. */
    public List<RouteFailure> failures() {
        return failures;
    }
}
