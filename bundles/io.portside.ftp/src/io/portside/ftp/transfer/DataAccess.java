package io.portside.ftp.transfer;

import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.error.FtpException;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.session.OpenWatch;
import io.portside.ftp.session.Session;

/** What a transfer needs of its site: sessions, and the route for its data. Thread-safe, blocking. */
public interface DataAccess {
    /** A session for the caller alone. A task holds one at a time. */
    Session borrow(CancelToken cancel) throws FtpException;

    /** Every borrowed session comes back here, usable or not. */
    void giveBack(Session session);

    /**
     * Makes sure that a route is known, by a listing of {@code folder} (or of another folder where that one may not be
     * listed). Call it while holding no session.
     *
     * @throws FtpException {@link io.portside.ftp.error.NoRouteException} and whatever ends a session
     */
    void findRoute(String folder, CancelToken cancel) throws FtpException;

    /** The route to use on {@code session}: the one in use, or the planner's first where no folder could be listed. */
    Route route(Session session);

    /** The watch for a data connection over a route that is known to work. */
    OpenWatch watch();

    /** A route failed before a byte had moved; {@link #findRoute} will look for another one. */
    void routeFailed(Session session, RouteFailure failure);
}
