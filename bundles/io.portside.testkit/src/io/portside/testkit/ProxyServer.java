package io.portside.testkit;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small SOCKS5 and HTTP CONNECT proxy on loopback, which knows names of its own and misbehaves on request. */
@SuppressWarnings("resource") // Sockets outlive the methods that make them; close() ends them all.
public final class ProxyServer implements Closeable {
    /** What it does instead of its work. */
    public enum Manner {
        GOOD,
        /** SOCKS: connection refused; HTTP: 403. */
        REFUSING,
        /** Refuses every port but the first that it was asked for. */
        REFUSING_DATA,
        /** Takes connections and stays silent. */
        HANGING,
        /** Answers every client with the greeting of a mail server. */
        GARBAGE,
        /** Hangs up at once. */
        CLOSING,
        /** Sends its answers byte by byte, each in a packet of its own. */
        DRIPPING
    }

    private final ServerSocket listener;
    private final boolean socks;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> targets = new CopyOnWriteArrayList<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private volatile Manner manner = Manner.GOOD;
    private volatile int goodBefore;
    private volatile Optional<String> account = Optional.empty();

    private ProxyServer(boolean socks) {
        this.socks = socks;
        try {
            listener = new ServerSocket();
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 50);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    public static ProxyServer socks5() {
        return new ProxyServer(true);
    }

    public static ProxyServer httpConnect() {
        return new ProxyServer(false);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** A name that only this proxy knows. */
    public void name(String name, String address) {
        names.put(name, address);
    }

    /** From the connection after the first {@code good} ones on. */
    public void manner(Manner newManner, int good) {
        goodBefore = good;
        manner = newManner;
    }

    /** Lets only this account through: {@code user:password}. */
    public void account(String userAndPassword) {
        account = Optional.of(userAndPassword);
    }

    /** What it was asked to connect to, as it was asked: {@code name:port}. */
    public List<String> targets() {
        return List.copyOf(targets);
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        int count = 0;
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                Manner now = count++ < goodBefore ? Manner.GOOD : manner;
                daemon(() -> serve(client, now));
            } catch (IOException e) {
                // Closed.
            }
        }
    }

    private void serve(Socket client, Manner now) {
        try {
            client.setTcpNoDelay(true);
            switch (now) {
                case HANGING -> {
                    // Until close().
                }
                case CLOSING -> client.close();
                case GARBAGE ->
                    client.getOutputStream().write("220 mail ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
                default -> {
                    if (socks) {
                        socks(client, now);
                    } else {
                        http(client, now);
                    }
                }
            }
        } catch (IOException e) {
            quietly(client);
        }
    }

    private void socks(Socket client, Manner now) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        in.readByte();
        byte[] methods = in.readNBytes(in.readByte());
        boolean offered = new String(methods, StandardCharsets.ISO_8859_1).indexOf(account.isPresent() ? 2 : 0) >= 0;
        answer(client, now, 5, offered ? account.isPresent() ? 2 : 0 : 255);
        if (account.isPresent() && offered) {
            in.readByte();
            String user = new String(in.readNBytes(in.readByte() & 0xFF), StandardCharsets.UTF_8);
            String password = new String(in.readNBytes(in.readByte() & 0xFF), StandardCharsets.UTF_8);
            answer(client, now, 1, account.get().equals(user + ":" + password) ? 0 : 1);
        }
        in.readNBytes(3);
        String host = switch (in.readByte()) {
            case 1 -> InetAddress.getByAddress(in.readNBytes(4)).getHostAddress();
            case 4 -> InetAddress.getByAddress(in.readNBytes(16)).getHostAddress();
            default -> new String(in.readNBytes(in.readByte() & 0xFF), StandardCharsets.UTF_8);
        };
        Optional<Socket> server = connect(host, in.readUnsignedShort(), now);
        // The address is a name, to see that it is passed over.
        answer(client, now, 5, server.isPresent() ? 0 : 5, 0, 3, 2, 'm', 'e', 0, 1);
        server.ifPresent(socket -> join(client, socket));
    }

    private void http(Socket client, Manner now) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int octet = client.getInputStream().read();
            if (octet < 0) {
                return;
            }
            head.write(octet);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        if (account.isPresent() && !text.contains("Proxy-Authorization: Basic "
                + Base64.getEncoder().encodeToString(account.get().getBytes(StandardCharsets.UTF_8)) + "\r\n")) {
            answer(client, now, "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n");
            return;
        }
        String target = text.split(" ")[1];
        int colon = target.lastIndexOf(':');
        Optional<Socket> server = connect(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)),
                now);
        answer(client, now, server.isPresent()
                ? "HTTP/1.1 200 Connection established\r\nVia: test\r\n\r\n"
                : "HTTP/1.0 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        server.ifPresent(socket -> join(client, socket));
    }

    private Optional<Socket> connect(String host, int port, Manner now) {
        targets.add(host + ":" + port);
        if (now == Manner.REFUSING || now == Manner.REFUSING_DATA && !targets.get(0).endsWith(":" + port)) {
            return Optional.empty();
        }
        try {
            Socket server = new Socket(names.getOrDefault(host, host), port);
            sockets.add(server);
            return Optional.of(server);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static void answer(Socket client, Manner now, int... octets) throws IOException {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        send(client, now, bytes);
    }

    private static void answer(Socket client, Manner now, String text) throws IOException {
        send(client, now, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void send(Socket client, Manner now, byte[] bytes) throws IOException {
        OutputStream out = client.getOutputStream();
        if (now != Manner.DRIPPING) {
            out.write(bytes);
            return;
        }
        for (byte octet : bytes) {
            out.write(octet);
        }
    }

    private static void join(Socket client, Socket server) {
        daemon(() -> pump(client, server));
        pump(server, client);
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            in.transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            quietly(from);
            quietly(to);
        }
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        sockets.forEach(ProxyServer::quietly);
    }
}
