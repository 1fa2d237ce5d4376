package io.portside.engine.profile;

import java.util.Optional;
import java.util.UUID;

import io.portside.ftp.setting.DataSettings;
import io.portside.ftp.setting.ProxySettings;
import io.portside.ftp.setting.TlsSettings;
import io.portside.ftp.setting.TransferSettings;

/**
 * A site profile. Holds no secret; the password is in the secret store under {@code id}.
 *
 * @param id           random, never shown, names the file
 * @param localFolder  where the local pane goes when the site is opened; empty: stays
 * @param remoteFolder where the remote pane starts; empty: the server's home folder
 * @param charset      of names, a Java charset name; {@code UTF-8} by default
 * @param maxSessions  sessions at a time
 */
public record Site(String id, String name, String host, int port, String user, String localFolder, String remoteFolder,
        DataSettings data, TlsSettings tls, Optional<ProxySettings> proxy, TransferSettings transfer, String charset,
        int maxSessions) {
    public static final int DEFAULT_PORT = 21;
    /** Of implicit TLS. */
    public static final int IMPLICIT_PORT = 990;
    public static final int DEFAULT_SESSIONS = 4;

    /** A site about which nothing special is known. */
    public static Site of(String id, String name, String host, int port, String user) {
        return new Site(id, name, host, port, user, "", "", DataSettings.AUTO, TlsSettings.CLEAR, Optional.empty(),
                TransferSettings.DEFAULT, "UTF-8", DEFAULT_SESSIONS);
    }

    /** A fresh {@code id}. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }

    public Site withName(String other) {
        return new Site(id, other, host, port, user, localFolder, remoteFolder, data, tls, proxy, transfer, charset,
                maxSessions);
    }

    public Site withFolders(String local, String remote) {
        return new Site(id, name, host, port, user, local, remote, data, tls, proxy, transfer, charset, maxSessions);
    }

    public Site withData(DataSettings other) {
        return new Site(id, name, host, port, user, localFolder, remoteFolder, other, tls, proxy, transfer, charset,
                maxSessions);
    }

    public Site withTls(TlsSettings other) {
        return new Site(id, name, host, port, user, localFolder, remoteFolder, data, other, proxy, transfer, charset,
                maxSessions);
    }

    public Site withProxy(Optional<ProxySettings> other) {
        return new Site(id, name, host, port, user, localFolder, remoteFolder, data, tls, other, transfer, charset,
                maxSessions);
    }

    public Site withTransfer(TransferSettings other) {
        return new Site(id, name, host, port, user, localFolder, remoteFolder, data, tls, proxy, other, charset,
                maxSessions);
    }

    public Site withCharset(String other) {
        return new Site(id, name, host, port, user, localFolder, remoteFolder, data, tls, proxy, transfer, other,
                maxSessions);
    }

    public Site withMaxSessions(int sessions) {
        return new Site(id, name, host, port, user, localFolder, remoteFolder, data, tls, proxy, transfer, charset,
                sessions);
    }
}
