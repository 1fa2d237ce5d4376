package io.portside.engine.site;

import io.portside.engine.files.Volume;
import io.portside.engine.profile.Site;
import io.portside.ftp.CertificateDecider;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.PasswordSource;
import io.portside.ftp.event.FtpEventListener;
import io.portside.ftp.route.RouteStatus;

/** A site's session core and the volume over it, as far as {@link OpenSites} cares. */
public interface RemoteSite {
    Volume volume();

    /** Never blocks. */
    RouteStatus routeStatus();

    /** Ends all sessions; quick. */
    void close();

    /** Brings one together; connects nothing. */
    @FunctionalInterface
    interface Factory {
        RemoteSite make(Site site, FtpSiteSettings settings, PasswordSource passwords, CertificateDecider certificates,
                FtpEventListener events);
    }
}
