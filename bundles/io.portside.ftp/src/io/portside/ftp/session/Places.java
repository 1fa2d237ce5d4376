package io.portside.ftp.session;

import java.util.Locale;

import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.control.ControlConnection;
import io.portside.ftp.data.LocalNetworks;
import io.portside.ftp.route.SiteOnNetwork;

/** Names what is remembered about a site. Pure but for a look at this computer's network interfaces. */
final class Places {
    private Places() {}

    /** The server as the profile names it, seen from the network that {@code control} goes out on. */
    static SiteOnNetwork of(FtpSiteSettings settings, ControlConnection control) {
        String scheme = switch (settings.tls().security()) {
            case CLEAR -> "";
            case EXPLICIT -> "ftpes://";
            case IMPLICIT -> "ftps://";
        };
        return new SiteOnNetwork((scheme + settings.host() + ":" + settings.port()).toLowerCase(Locale.ROOT),
                LocalNetworks.of(control.local().getAddress()));
    }
}
