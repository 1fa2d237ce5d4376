package io.portside.ftp.route;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Keeps what was learned about routes, and what else is worth knowing at the next visit. Called on worker threads; implementations are thread-safe and never block on a network. */
public interface RouteMemory {
    /** What is known, if anything. */
    Optional<RouteRecord> recall(SiteOnNetwork key);

    /** Replaces what is known. */
    void remember(SiteOnNetwork key, RouteRecord record);

    /** What else is known, however old. */
    SiteFacts facts(SiteOnNetwork key);

    /** Changes what else is known. */
    void learn(SiteOnNetwork key, UnaryOperator<SiteFacts> change);

    /** A memory that lives as long as the object. */
    static RouteMemory inMemory() {
        Map<SiteOnNetwork, RouteRecord> map = new ConcurrentHashMap<>();
        Map<SiteOnNetwork, SiteFacts> facts = new ConcurrentHashMap<>();
        return new RouteMemory() {
            @Override
            public Optional<RouteRecord> recall(SiteOnNetwork key) {
                return Optional.ofNullable(map.get(key));
            }

            @Override
            public void remember(SiteOnNetwork key, RouteRecord record) {
                map.put(key, record);
            }

            @Override
            public SiteFacts facts(SiteOnNetwork key) {
                return facts.getOrDefault(key, SiteFacts.NONE);
            }

            @Override
            public void learn(SiteOnNetwork key, UnaryOperator<SiteFacts> change) {
                facts.compute(key, (k, before) -> change.apply(before == null ? SiteFacts.NONE : before));
            }
        };
    }
}
