package io.portside.ftp.route;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps what was learned about routes. Called on worker threads; implementations are thread-safe and never block on a network. */
public interface RouteMemory {
    /** What is known, if anything. */
    Optional<RouteRecord> recall(SiteOnNetwork key);

    /** Replaces what is known. */
    void remember(SiteOnNetwork key, RouteRecord record);

    /** A memory that lives as long as the object. */
    static RouteMemory inMemory() {
        Map<SiteOnNetwork, RouteRecord> map = new ConcurrentHashMap<>();
        return new RouteMemory() {
            @Override
            public Optional<RouteRecord> recall(SiteOnNetwork key) {
                return Optional.ofNullable(map.get(key));
            }

            @Override
            public void remember(SiteOnNetwork key, RouteRecord record) {
                map.put(key, record);
            }
        };
    }
}
