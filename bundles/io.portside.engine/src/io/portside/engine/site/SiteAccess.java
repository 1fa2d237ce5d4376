package io.portside.engine.site;

import java.io.Closeable;

import io.portside.engine.profile.Site;
import io.portside.ftp.CertificateDecider;
import io.portside.ftp.FtpSiteSettings;
import io.portside.ftp.PasswordSource;

/**
 * What it takes to connect to a site. Closing it wipes the password.
 *
 * @param site as it can be reached now
 */
public record SiteAccess(Site site, FtpSiteSettings settings, PasswordSource passwords,
        CertificateDecider certificates, Runnable end) implements Closeable {
    @Override
    public void close() {
        end.run();
    }
}
