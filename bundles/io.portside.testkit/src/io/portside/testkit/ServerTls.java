package io.portside.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * How a {@link ScriptedFtpServer} protects its connections. The certificates come with the test kit (releng/test-certificates
 * makes them): {@code self-signed}, {@code other}, {@code expired}, {@code future}, {@code signed} and {@code wrong-host}
 * (by {@link #authority}).
 */
public final class ServerTls {
    private static final char[] PASSWORD = "password".toCharArray();

    private final SSLContext context;
    private final boolean clientCertificate;
    private List<String> protocols = List.of("TLSv1.2", "TLSv1.3");
    private boolean implicit;
    private boolean reuseRequired;
    private Optional<SSLContext> data = Optional.empty();

    private ServerTls(String certificate, boolean clientCertificate) {
        this.clientCertificate = clientCertificate;
        this.context = context(certificate, clientCertificate);
    }

    /** With the certificate of that name, and explicit. */
    public static ServerTls with(String certificate) {
        return new ServerTls(certificate, false);
    }

    /** As {@link #with}, and only for who shows the certificate {@code client}. */
    public static ServerTls askingForACertificate() {
        return new ServerTls("self-signed", true);
    }

    /** TLS from the first byte. */
    public ServerTls implicit() {
        implicit = true;
        return this;
    }

    /** Only this version, {@code TLSv1.2} or {@code TLSv1.3}. */
    public ServerTls only(String protocol) {
        protocols = List.of(protocol);
        return this;
    }

    /** Data connections without the control connection's session are answered 522. */
    public ServerTls reuseRequired() {
        reuseRequired = true;
        return this;
    }

    /** Data connections show another certificate. */
    public ServerTls dataWith(String other) {
        data = Optional.of(context(other, clientCertificate));
        return this;
    }

    /** A file with the authority that signed {@code signed} and {@code wrong-host}, in {@code folder}. */
    public static Path authority(Path folder) throws IOException {
        return copy("authority.pem", folder);
    }

    /** The PKCS#12 file of the certificate {@code client}, in {@code folder}; its password is "password". */
    public static Path client(Path folder) throws IOException {
        return copy("client.p12", folder);
    }

    /** The PKCS#12 file of the certificate {@code self-signed} with its key, in {@code folder}; its password is "password". */
    static Path keyStore(Path folder) throws IOException {
        return copy("self-signed.p12", folder);
    }

    private static Path copy(String name, Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = resource(name)) {
            Files.copy(in, file);
        }
        return file;
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = ServerTls.class.getResourceAsStream("tls/" + name);
        if (in == null) {
            throw new IOException("no " + name + " in the test kit");
        }
        return in;
    }

    private static KeyStore store(String name) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = resource(name + ".p12")) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    private static SSLContext context(String name, boolean clientCertificate) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(name), PASSWORD);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore clients = KeyStore.getInstance("PKCS12");
            clients.load(null, null);
            if (clientCertificate) {
                clients.setCertificateEntry("client", store("client").getCertificate("key"));
                trust.init(clients);
            }
            SSLContext made = SSLContext.getInstance("TLS");
            made.init(keys.getKeyManagers(), clientCertificate ? trust.getTrustManagers() : null, null);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("certificate " + name, e);
        }
    }

    boolean isImplicit() {
        return implicit;
    }

    boolean requiresReuse() {
        return reuseRequired;
    }

    SSLSocket control(Socket socket) throws IOException {
        return layer(context, socket);
    }

    SSLSocket data(Socket socket) throws IOException {
        return layer(data.orElse(context), socket);
    }

    private SSLSocket layer(SSLContext by, Socket socket) throws IOException {
        SSLSocket made = (SSLSocket) by.getSocketFactory().createSocket(socket,
                socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        made.setUseClientMode(false);
        made.setEnabledProtocols(protocols.toArray(String[]::new));
        made.setNeedClientAuth(clientCertificate);
        return made;
    }

    /** Whether {@code later} took up {@code earlier}: then it has its time of birth; a handshake in full takes longer than its unit, a millisecond. */
    static boolean reused(SSLSession earlier, SSLSession later) {
        return earlier.getCreationTime() == later.getCreationTime();
    }
}
