package io.portside.ftp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.portside.ftp.route.RoutePolicy;
import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.Patience;
import io.portside.ftp.setting.ProxySettings;
import io.portside.ftp.setting.TlsSettings;
import io.portside.ftp.setting.TransferSettings;

/**
 * What the core must know to work with a site. No secret is in here.
 *
 * @param charset     of names; UTF-8 unless the profile says otherwise
 * @param maxSessions sessions at a time, 1 or more
 */
public record FtpSiteSettings(String host, int port, String user, DataSettings data, TlsSettings tls,
        Optional<ProxySettings> proxy, TransferSettings transfer, Charset charset, int maxSessions, Patience patience) {

    /** The settings of a site about which nothing special is known. */
    public static FtpSiteSettings of(String host, int port, String user) {
        return new FtpSiteSettings(host, port, user, DataSettings.AUTO, TlsSettings.CLEAR, Optional.empty(),
                TransferSettings.DEFAULT, StandardCharsets.UTF_8, 4, Patience.DEFAULT);
    }

    public FtpSiteSettings withPolicy(RoutePolicy policy) {
        return withData(data.withPolicy(policy));
    }

    public FtpSiteSettings withData(DataSettings other) {
        return new FtpSiteSettings(host, port, user, other, tls, proxy, transfer, charset, maxSessions, patience);
    }

    public FtpSiteSettings withTls(TlsSettings other) {
        return new FtpSiteSettings(host, port, user, data, other, proxy, transfer, charset, maxSessions, patience);
    }

    public FtpSiteSettings withProxy(Optional<ProxySettings> other) {
        return new FtpSiteSettings(host, port, user, data, tls, other, transfer, charset, maxSessions, patience);
    }

    public FtpSiteSettings withTransfer(TransferSettings other) {
        return new FtpSiteSettings(host, port, user, data, tls, proxy, other, charset, maxSessions, patience);
    }

    public FtpSiteSettings withCharset(Charset other) {
        return new FtpSiteSettings(host, port, user, data, tls, proxy, transfer, other, maxSessions, patience);
    }

    public FtpSiteSettings withMaxSessions(int sessions) {
        return new FtpSiteSettings(host, port, user, data, tls, proxy, transfer, charset, sessions, patience);
    }

    public FtpSiteSettings withPatience(Patience other) {
        return new FtpSiteSettings(host, port, user, data, tls, proxy, transfer, charset, maxSessions, other);
    }
}
