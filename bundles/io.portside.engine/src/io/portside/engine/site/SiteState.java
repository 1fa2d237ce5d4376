package io.portside.engine.site;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.portside.engine.problem.Problem;
import io.portside.engine.site.SiteStatus.State;
import io.portside.ftp.event.FtpEvent;
import io.portside.ftp.route.RouteStatus;

/** Derives a site's status from what happens on the wire and to the calls. Thread-safe; tells outside the lock, in order. */
final class SiteState {
    private final String siteId;
    private final Supplier<RouteStatus> route;
    private final Consumer<SiteStatus> listener;
    private final Set<Integer> connecting = new HashSet<>();
    private final Set<Integer> loggedIn = new HashSet<>();
    private Optional<Problem> problem = Optional.empty();
    private boolean closed;
    private SiteStatus told;
    private boolean telling;

    SiteState(String siteId, Supplier<RouteStatus> route, Consumer<SiteStatus> listener) {
        this.siteId = siteId;
        this.route = route;
        this.listener = listener;
        this.told = new SiteStatus(siteId, State.DISCONNECTED, RouteStatus.UNKNOWN, Optional.empty());
    }

    void on(FtpEvent event) {
        synchronized (this) {
            if (event instanceof FtpEvent.ControlConnecting) {
                connecting.add(event.session());
                problem = Optional.empty();
            } else if (event instanceof FtpEvent.ReplyReceived reply && reply.code() == 230) {
                connecting.remove(event.session());
                loggedIn.add(event.session());
            } else if (event instanceof FtpEvent.SessionClosed) {
                connecting.remove(event.session());
                loggedIn.remove(event.session());
            }
        }
        tell();
    }

    /** A call on the volume failed because of the connection. */
    void failed(Problem why) {
        synchronized (this) {
            problem = Optional.of(why);
        }
        tell();
    }

    /** A call came back: what was wrong is over. */
    void worked() {
        synchronized (this) {
            problem = Optional.empty();
        }
        tell();
    }

    synchronized boolean connected() {
        return !loggedIn.isEmpty();
    }

    void close() {
        synchronized (this) {
            closed = true;
        }
        tell();
    }

    SiteStatus status() {
        RouteStatus now = route.get();
        synchronized (this) {
            return status(now);
        }
    }

    private SiteStatus status(RouteStatus now) {
        if (closed) {
            return new SiteStatus(siteId, State.DISCONNECTED, RouteStatus.UNKNOWN, Optional.empty());
        }
        State state = problem.isPresent()
                ? State.FAILED
                : !loggedIn.isEmpty()
                        ? State.CONNECTED
                        : !connecting.isEmpty() ? State.CONNECTING : State.DISCONNECTED;
        return new SiteStatus(siteId, state, now, problem);
    }

    /** One thread at a time tells; whoever comes meanwhile leaves it to that one, so that the last word is the newest. */
    private void tell() {
        synchronized (this) {
            if (telling) {
                return;
            }
            telling = true;
        }
        while (true) {
            SiteStatus next = status();
            synchronized (this) {
                next = status(next.route());
                if (next.equals(told)) {
                    telling = false;
                    return;
                }
                told = next;
            }
            listener.accept(next);
        }
    }
}
