package io.portside.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;

/** An FTP server on a free port of the loopback address, with one account and a random password. Thread-safe. */
final class DemoServer {
    static final String ADDRESS = "127.0.0.1";
    static final String USER = "demo";
    /** Each silent data connection of the firewall holds one until the server gives up. */
    private static final int THREADS = 32;

    private final FtpServer server;
    private final Listener listener;
    private final SwallowingFirewall firewall;
    private final char[] password;

    private DemoServer(FtpServer server, Listener listener, SwallowingFirewall firewall, char[] password) {
        this.server = server;
        this.listener = listener;
        this.firewall = firewall;
        this.password = password;
    }

    /** @param swallow whether active data connections disappear on their way to the client */
    static DemoServer start(Path home, boolean swallow) throws IOException {
        byte[] random = new byte[12];
        new SecureRandom().nextBytes(random);
        char[] password = HexFormat.of().formatHex(random).toCharArray();

        DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
        data.setActiveIpCheck(true);
        data.setPassiveIpCheck(true);
        data.setPassiveAddress(ADDRESS);
        ListenerFactory listening = new ListenerFactory();
        listening.setServerAddress(ADDRESS);
        listening.setPort(0);
        listening.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
        Listener listener = listening.createListener();
        ConnectionConfigFactory connections = new ConnectionConfigFactory();
        connections.setMaxThreads(THREADS);
        connections.setAnonymousLoginEnabled(false);

        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener);
        factory.setConnectionConfig(connections.createConnectionConfig());
        factory.setFileSystem(new ShownFiles());
        factory.setUserManager(new DemoAccount(USER, password, home));
        SwallowingFirewall firewall = new SwallowingFirewall();
        if (swallow) {
            // The server empties this map when it stops.
            factory.setFtplets(new HashMap<>(Map.of("firewall", firewall)));
        }
        FtpServer server = factory.createServer();
        try {
            server.start();
        } catch (FtpException e) {
            throw new IOException(e.getMessage(), e);
        }
        return new DemoServer(server, listener, firewall, password);
    }

    int port() {
        return listener.getPort();
    }

    /** A fresh array, which the caller overwrites. */
    char[] password() {
        return password.clone();
    }

    /** Ends the server with all its sessions, ports and threads. */
    void stop() {
        firewall.close();
        server.stop();
        Arrays.fill(password, '\0');
    }
}
