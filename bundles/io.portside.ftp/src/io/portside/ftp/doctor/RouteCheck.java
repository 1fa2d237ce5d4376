package io.portside.ftp.doctor;

import io.portside.ftp.route.Route;

/** A {@link Check.Step#LISTING} and the addresses it went over. */
public record RouteCheck(Check check, DataPath path) {
    public Route route() {
        return check.route().orElseThrow();
    }

    public boolean encrypted() {
        return check.encrypted();
    }

    public boolean worked() {
        return check.worked();
    }
}
