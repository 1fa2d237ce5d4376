package io.portside.ftp.route;

/** Which routes a site may use. */
public enum RoutePolicy {
    /** What worked last here; on first sight active, and passive as soon as active does not get through. */
    AUTO,
    /** PORT and EPRT only. */
    ACTIVE_ONLY,
    /** EPSV and PASV only. */
    PASSIVE_ONLY
}
