package io.portside.engine.profile;

import java.util.List;
import java.util.Optional;

import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.PortRange;
import io.portside.ftp.setting.ProxySettings;
import io.portside.ftp.setting.Security;
import io.portside.ftp.setting.TlsSettings;
import io.portside.ftp.setting.TransferSettings;
import io.portside.ftp.setting.Verify;

/** Sites for tests. */
public final class Sites {
    private Sites() {}

    /** A plain one. */
    public static Site plain(String id) {
        return at(id, "ftp.example.org", 21, "ann");
    }

    /** Nothing at its default, names that need care. */
    public static Site full(String id) {
        DataSettings data = new DataSettings(RoutePolicy.PASSIVE_ONLY, Optional.of("203.0.113.9"),
                Optional.of(new PortRange(50000, 50010)), true);
        TlsSettings tls = new TlsSettings(Security.EXPLICIT, List.of("SHA256:" + "0a".repeat(32)),
                Optional.of("/home/ann/ca.pem"), Optional.of("/home/ann/me.p12"), true, true);
        ProxySettings proxy = new ProxySettings(ProxySettings.Kind.SOCKS5, "proxy.example.org", 1080,
                Optional.of("ann"));
        return new Site(id, "Büro \"日本\" <&> \\ '", "2001:db8::1", 2121, "ann@example.org", "/home/ann/Täglich",
                "/htdocs/ä b", data, tls, Optional.of(proxy),
                new TransferSettings(250_000, true, Verify.ALWAYS, List.of("*.html", "*.txt")), "ISO-8859-15", 7);
    }

    /** {@code plain} with another host and port. */
    public static Site at(String id, String host, int port, String user) {
        return Site.of(id, "Name of " + id, host, port, user);
    }
}
