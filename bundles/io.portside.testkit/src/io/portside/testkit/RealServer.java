package io.portside.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;

import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.DataConnectionConfiguration;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfiguration;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.ClearTextPasswordEncryptor;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;

/** Apache FtpServer in this process, over a real folder, with passive ports that are known beforehand. */
public final class RealServer implements Closeable {
    /** Its address; it is reached there, or through a {@link CutRelay}. */
    public static final String ADDRESS = "127.0.0.1";
    public static final String USER = "user";
    public static final String PASSWORD = "secret";

    private static final String KEY_PASSWORD = "password";

    private final FtpServer server;
    private final Listener listener;
    private final List<Integer> passivePorts;

    private RealServer(FtpServer server, Listener listener, List<Integer> passivePorts) {
        this.server = server;
        this.listener = listener;
        this.passivePorts = passivePorts;
    }

    /**
     * Starts it.
     *
     * @param beside   another loopback address on which the passive ports must be free, too
     * @param tls    whether {@code AUTH TLS} is offered, with a self-signed certificate
     */
    public static RealServer start(Path home, int ports, String beside, boolean tls) throws IOException {
        List<Integer> passive = freePorts(ports, beside);
        DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
        data.setPassiveAddress(ADDRESS);
        data.setActiveEnabled(true);
        // A connection that has gone silent must not hold its port for the rest of the day.
        data.setIdleTime(2);
        ListenerFactory listening = new ListenerFactory();
        listening.setServerAddress(ADDRESS);
        listening.setPort(0);
        if (tls) {
            SslConfiguration ssl = ssl();
            listening.setSslConfiguration(ssl);
            data.setSslConfiguration(ssl);
        }
        listening.setDataConnectionConfiguration(withPorts(data.createDataConnectionConfiguration(), passive));
        Listener listener = listening.createListener();
        ConnectionConfigFactory connections = new ConnectionConfigFactory();
        connections.setMaxThreads(64);
        connections.setMaxLogins(200);
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listener);
        factory.setConnectionConfig(connections.createConnectionConfig());
        Path accounts = accounts(home);
        try {
            PropertiesUserManagerFactory users = new PropertiesUserManagerFactory();
            users.setPasswordEncryptor(new ClearTextPasswordEncryptor());
            users.setFile(accounts.toFile());
            factory.setUserManager(users.createUserManager());
            FtpServer server = factory.createServer();
            server.start();
            return new RealServer(server, listener, passive);
        } catch (FtpException e) {
            throw new IOException(e);
        } finally {
            Files.delete(accounts);
        }
    }

    public int port() {
        return listener.getPort();
    }

    public List<Integer> passivePorts() {
        return passivePorts;
    }

    @Override
    public void close() {
        server.stop();
    }

    /** The library's own pool takes a port for taken that is in use at any address of the machine, the relay's for one. */
    private static DataConnectionConfiguration withPorts(DataConnectionConfiguration usual, List<Integer> ports) {
        Deque<Integer> pool = new ConcurrentLinkedDeque<>(ports);
        InvocationHandler calls = (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "requestPassivePort" -> {
                    Integer port = pool.pollFirst();
                    return port == null ? -1 : port;
                }
                case "releasePassivePort" -> {
                    pool.addLast((Integer) arguments[0]);
                    return null;
                }
                default -> {
                    return method.invoke(usual, arguments);
                }
            }
        };
        return (DataConnectionConfiguration) Proxy.newProxyInstance(DataConnectionConfiguration.class.getClassLoader(),
                new Class<?>[]{DataConnectionConfiguration.class}, calls);
    }

    /** The library reads the file at once. */
    private static SslConfiguration ssl() throws IOException {
        Path folder = Files.createTempDirectory("keys");
        Path keyStore = ServerTls.keyStore(folder);
        try {
            SslConfigurationFactory ssl = new SslConfigurationFactory();
            ssl.setKeystoreFile(keyStore.toFile());
            ssl.setKeystorePassword(KEY_PASSWORD);
            ssl.setKeyPassword(KEY_PASSWORD);
            ssl.setKeystoreType("PKCS12");
            ssl.setSslProtocol("TLSv1.2", "TLSv1.3");
            return ssl.createSslConfiguration();
        } finally {
            Files.delete(keyStore);
            Files.delete(folder);
        }
    }

    /** The library takes accounts from a file only. */
    private static Path accounts(Path home) throws IOException {
        Properties account = new Properties();
        String key = "ftpserver.user." + USER + ".";
        account.setProperty(key + "userpassword", PASSWORD);
        account.setProperty(key + "homedirectory", home.toString());
        account.setProperty(key + "enableflag", "true");
        account.setProperty(key + "writepermission", "true");
        account.setProperty(key + "maxloginnumber", "200");
        account.setProperty(key + "maxloginperip", "200");
        Path file = Files.createTempFile("accounts", ".properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            account.store(out, null);
        }
        return file;
    }

    /** So many in a row. */
    private static List<Integer> freePorts(int count, String beside) throws IOException {
        for (int attempt = 0; attempt < 50; attempt++) {
            int first;
            try (ServerSocket any = new ServerSocket(0)) {
                first = any.getLocalPort();
            }
            List<Integer> ports = new ArrayList<>();
            for (int port = first; port < first + count && port < 65536 && free(ADDRESS, port)
                    && free(beside, port); port++) {
                ports.add(port);
            }
            if (ports.size() == count) {
                return List.copyOf(ports);
            }
        }
        throw new IOException("no " + count + " free ports in a row");
    }

    private static boolean free(String address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
