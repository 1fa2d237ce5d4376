package io.portside.engine.site;

import java.util.Optional;

import io.portside.engine.problem.Problem;
import io.portside.ftp.route.RouteStatus;

/** A site's state for a header line; a snapshot. */
public record SiteStatus(String siteId, State state, RouteStatus route, Optional<Problem> problem) {
    /** What the site is doing. */
    public enum State {
        DISCONNECTED, CONNECTING, CONNECTED, FAILED
    }
}
