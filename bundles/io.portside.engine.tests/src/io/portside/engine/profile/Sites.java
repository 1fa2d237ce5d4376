package io.portside.engine.profile;

import java.util.Optional;

import io.portside.ftp.PortRange;
import io.portside.ftp.route.RoutePolicy;

/** Sites for tests. */
public final class Sites {
    private Sites() {}

    /** A plain one. */
    public static Site plain(String id) {
        return new Site(id, "Name of " + id, "ftp.example.org", 21, "ann", "", "", RoutePolicy.AUTO, Optional.empty(),
                Optional.empty(), false, "UTF-8", 4);
    }

    /** Nothing at its default, names that need care. */
    public static Site full(String id) {
        return new Site(id, "Büro \"日本\" <&> \\ '", "2001:db8::1", 2121, "ann@example.org", "/home/ann/Täglich",
                "/htdocs/ä b", RoutePolicy.PASSIVE_ONLY, Optional.of("203.0.113.9"),
                Optional.of(new PortRange(50000, 50010)), true, "ISO-8859-15", 7);
    }

    /** {@code plain} with another host and port. */
    public static Site at(String id, String host, int port, String user) {
        return new Site(id, "Name of " + id, host, port, user, "", "", RoutePolicy.AUTO, Optional.empty(),
                Optional.empty(), false, "UTF-8", 4);
    }
}
