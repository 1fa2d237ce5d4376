package io.portside.ftp.session;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

import io.portside.ftp.route.RouteMemory;
import io.portside.ftp.route.SiteFacts;
import io.portside.ftp.route.SiteOnNetwork;

/**
 * What earlier visits found out about how many sessions a server takes, and what this one finds out. On which network we
 * are is known from the first session. Thread-safe; calls may read a file and hold no lock.
 */
final class SessionMemory {
    private final RouteMemory memory;
    private final SiteRuntime runtime;
    private final AtomicReference<SiteOnNetwork> place = new AtomicReference<>();
    private volatile OptionalInt kept = OptionalInt.empty();

    SessionMemory(RouteMemory memory, SiteRuntime runtime) {
        this.memory = memory;
        this.runtime = runtime;
    }

    /** With the first session: how many there may be, where an earlier visit found out. */
    OptionalInt begin(Session session) {
        if (!place.compareAndSet(null, session.place())) {
            return OptionalInt.empty();
        }
        OptionalInt known = memory.facts(session.place()).fresh(runtime.now()).sessions().stream()
                .mapToInt(SiteFacts.Sessions::most).findFirst();
        kept = known;
        return known;
    }

    /** @param found empty: as many as the profile allows, as far as is known */
    void keep(OptionalInt found) {
        SiteOnNetwork here = place.get();
        if (here == null || found.equals(kept)) {
            return;
        }
        kept = found;
        Optional<SiteFacts.Sessions> sessions = found.isPresent()
                ? Optional.of(new SiteFacts.Sessions(found.getAsInt(), runtime.now()))
                : Optional.empty();
        memory.learn(here, facts -> facts.withSessions(sessions));
    }
}
