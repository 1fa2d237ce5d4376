package io.portside.engine.profile;

import java.util.Optional;
import java.util.UUID;

import io.portside.ftp.PortRange;
import io.portside.ftp.route.RoutePolicy;

/**
 * A site profile. Holds no secret; the password is in the secret store under {@code id}.
 *
 * @param id                     random, never shown, names the file
 * @param localFolder            where the local pane goes when the site is opened; empty: stays
 * @param remoteFolder           where the remote pane starts; empty: the server's home folder
 * @param externalAddress        active mode: the address to advertise; empty: our own
 * @param activePorts            active mode: local ports to listen on; empty: any
 * @param trustAdvertisedAddress passive mode: use the address inside 227
 * @param charset                of names, a Java charset name; {@code UTF-8} by default
 * @param maxSessions            sessions at a time
 */
public record Site(String id, String name, String host, int port, String user, String localFolder, String remoteFolder,
        RoutePolicy policy, Optional<String> externalAddress, Optional<PortRange> activePorts,
        boolean trustAdvertisedAddress, String charset, int maxSessions) {
    public static final int DEFAULT_PORT = 21;

    /** A fresh {@code id}. */
    public static String newId() {
        return UUID.randomUUID().toString();
    }
}
