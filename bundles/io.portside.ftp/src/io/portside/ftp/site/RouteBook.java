package io.portside.ftp.site;

import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.event.FtpEventListener;
import io.portside.ftp.route.Route;
import io.portside.ftp.route.RouteFailure;
import io.portside.ftp.route.RouteLedger;
import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.route.RoutePlanner;
import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.route.RouteRecord;
import io.portside.ftp.route.RouteStatus;
import io.portside.ftp.route.SiteOnNetwork;
import io.portside.ftp.session.Session;
import io.portside.ftp.session.SiteRuntime;

/**
 * What is known of a site's routes: what the memory says, what this run added, and what is in use. The memory is
 * written only when a route has carried a listing. Thread-safe; the status is read without a lock.
 */
final class RouteBook {
    private final FtpSiteSettings settings;
    private final RouteMemory memory;
    private final SiteRuntime runtime;
    private final FtpEventListener events;
    private volatile RouteStatus status = RouteStatus.UNKNOWN;
    // Guarded by this.
    private Optional<RouteRecord> known = Optional.empty();
    private Optional<SiteOnNetwork> place = Optional.empty();

    RouteBook(FtpSiteSettings settings, RouteMemory memory, SiteRuntime runtime, FtpEventListener events) {
        this.settings = settings;
        this.memory = memory;
        this.runtime = runtime;
        this.events = events;
    }

    RouteStatus status() {
        return status;
    }

    /** The route in use; empty while none is known to work. */
    Optional<Route> inUse() {
        return status.route();
    }

    /**
     * The routes to try on {@code session}, in order.
     *
     * @param single there is no second session to go on with while one is silent
     */
    List<Route> plan(Session session, boolean single) {
        boolean proxied = proxied();
        RoutePolicy policy = proxied ? RoutePolicy.PASSIVE_ONLY : settings.data().policy();
        boolean ipv6 = !proxied && session.facts().peer().getAddress() instanceof Inet6Address;
        Optional<RouteRecord> record = recordFor(session.place());
        return RoutePlanner.plan(policy, ipv6, settings.data().trustAdvertisedAddress(), single,
                record, runtime.now());
    }

    /** Nobody can connect to us then, and the proxy's address says nothing of the server's. */
    private boolean proxied() {
        return settings.proxy().isPresent();
    }

    /** {@code route} carried a listing on {@code session}, after {@code failures} on the way; it is used from now on. */
    void chosen(Session session, Route route, List<RouteFailure> failures) {
        RouteStatus now;
        synchronized (this) {
            Optional<RouteRecord> before = recordFor(session.place());
            boolean remembered = failures.isEmpty()
                    && before.flatMap(RouteRecord::worked).filter(worked -> worked == route).isPresent();
            known = Optional.of(RouteLedger.worked(before, route, failures, runtime.now()));
            List<RouteFailure> reasons = new ArrayList<>(status.route().isEmpty() ? status.failures() : List.of());
            reasons.addAll(failures);
            reasons.removeIf(failure -> failure.route() == route);
            now = new RouteStatus(Optional.of(route),
                    remembered ? RouteLedger.reasons(known.get(), route) : reasons, remembered, proxied());
            status = now;
        }
        store();
        events.on(new FtpEvent.RouteChosen(runtime.now(), session.number(), route, now.remembered()));
    }

    /**
     * {@code route} was given up as silent, and then carried a listing after all. It is no victim of a firewall; where it
     * is {@code preferred} to the route in use it is used from now on.
     */
    void answeredLate(Session session, Route route, boolean preferred) {
        synchronized (this) {
            Optional<RouteRecord> before = recordFor(session.place());
            Route keep = preferred ? route : status.route().orElse(route);
            RouteRecord forgiven = RouteLedger.worked(before, route, List.of(), runtime.now());
            known = Optional.of(RouteLedger.worked(Optional.of(forgiven), keep, List.of(), runtime.now()));
            List<RouteFailure> left = new ArrayList<>(status.failures());
            left.removeIf(failure -> failure.route() == route);
            status = new RouteStatus(Optional.of(keep), left, status.remembered() && keep != route,
                    proxied());
        }
        store();
        if (preferred) {
            events.on(new FtpEvent.RouteChosen(runtime.now(), session.number(), route, false));
        }
    }

    /**
     * A route that was in use failed. Nothing is in use until one has worked, unless another thread has found one
     * meanwhile. The memory is left alone until then.
     */
    synchronized void failed(SiteOnNetwork at, RouteFailure failure) {
        known = Optional.of(RouteLedger.failed(recordFor(at), failure, runtime.now()));
        if (status.route().filter(route -> route != failure.route()).isEmpty()) {
            List<RouteFailure> all = new ArrayList<>(status.route().isEmpty() ? status.failures() : List.of());
            all.removeIf(other -> other.route() == failure.route());
            all.add(failure);
            status = new RouteStatus(Optional.empty(), all, false, proxied());
        }
    }

    private synchronized Optional<RouteRecord> recordFor(SiteOnNetwork at) {
        if (!place.equals(Optional.of(at))) {
            place = Optional.of(at);
            known = memory.recall(at);
        }
        return known;
    }

    /** Outside the lock, because a memory may write a file; again where another thread learned something meanwhile. */
    private void store() {
        Optional<RouteRecord> stored = Optional.empty();
        while (true) {
            SiteOnNetwork at;
            synchronized (this) {
                if (stored.equals(known)) {
                    return;
                }
                stored = known;
                at = place.orElseThrow();
            }
            memory.remember(at, stored.orElseThrow());
        }
    }
}
