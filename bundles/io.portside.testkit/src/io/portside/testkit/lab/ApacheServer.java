package io.portside.testkit.lab;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfiguration;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.ClearTextPasswordEncryptor;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;

/**
 * Apache FtpServer as a server of the lab: a program of its own, which {@code lab serve apache} starts in the server's
 * namespace. What it is to do comes by the environment, as its password must not be on a command line.
 */
public final class ApacheServer {
    /** Passwords of the key store are no secret: it lives in the lab's own folder. */
    private static final String KEY_STORE_PASSWORD = "lab";

    private ApacheServer() {}

    /** Runs until the process is killed. */
    public static void main(String[] args) throws Exception {
        Map<String, String> env = System.getenv();
        String tls = env.get("LAB_TLS");
        ListenerFactory listening = new ListenerFactory();
        listening.setPort(Integer.parseInt(env.get("LAB_PORT")));
        listening.setIdleTimeout(Integer.parseInt(env.get("LAB_IDLE")));
        DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
        data.setPassivePorts(env.get("LAB_PASV"));
        data.setActiveLocalPort(20);
        data.setActiveIpCheck(true);
        data.setPassiveIpCheck(true);
        if (!env.get("LAB_ADVERTISE").isEmpty()) {
            data.setPassiveExternalAddress(env.get("LAB_ADVERTISE"));
        }
        if (!tls.equals("no")) {
            SslConfiguration ssl = ssl(env);
            listening.setSslConfiguration(ssl);
            listening.setImplicitSsl(tls.equals("implicit"));
            data.setSslConfiguration(ssl);
            data.setImplicitSsl(tls.equals("implicit"));
        }
        listening.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
        FtpServerFactory factory = new FtpServerFactory();
        factory.addListener("default", listening.createListener());
        factory.setUserManager(account(env));
        factory.createServer().start();
    }

    private static SslConfiguration ssl(Map<String, String> env) {
        SslConfigurationFactory ssl = new SslConfigurationFactory();
        ssl.setKeystoreFile(new File(env.get("LAB_KEYS")));
        ssl.setKeystorePassword(KEY_STORE_PASSWORD);
        ssl.setKeyPassword(KEY_STORE_PASSWORD);
        ssl.setKeystoreType("PKCS12");
        String version = env.get("LAB_TLS_VERSION");
        ssl.setSslProtocol(version.isEmpty() ? new String[]{"TLSv1.2", "TLSv1.3"} : new String[]{"TLSv" + version});
        return ssl.createSslConfiguration();
    }

    /** The library gives its accounts away only by a file of properties; it is read once, and gone at once. */
    private static UserManager account(Map<String, String> env) throws IOException {
        Properties account = new Properties();
        String key = "ftpserver.user.demo.";
        account.setProperty(key + "userpassword", env.get("LAB_PASSWORD"));
        account.setProperty(key + "homedirectory", env.get("LAB_HOME"));
        account.setProperty(key + "enableflag", "true");
        account.setProperty(key + "writepermission", "true");
        account.setProperty(key + "maxloginperip", env.get("LAB_MAX_PER_IP"));
        Path file = Files.createTempFile("lab", ".properties");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                account.store(out, null);
            }
            PropertiesUserManagerFactory users = new PropertiesUserManagerFactory();
            users.setPasswordEncryptor(new ClearTextPasswordEncryptor());
            users.setFile(file.toFile());
            return users.createUserManager();
        } finally {
            Files.delete(file);
        }
    }
}
