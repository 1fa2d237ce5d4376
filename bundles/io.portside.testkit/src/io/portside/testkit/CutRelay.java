package io.portside.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.portside.testkit.Rule.Cut;

/**
 * A wire that can be cut: what comes to a loopback address is handed on to the same ports of another one, byte for byte,
 * until a fault is due. It understands nothing of what passes, so TLS passes as well. A server that is to be reached
 * through it listens elsewhere; its passive ports are relayed beforehand. Where it is told to, it rewrites PORT and EPRT in
 * clear text as a NAT's helper does, so that active connections go over the wire too.
 */
@SuppressWarnings("resource") // Sockets outlive the methods that make them; close() ends them all.
public final class CutRelay implements Closeable {
    private static final int CHUNK = 4096;
    /** How long a server may take to connect, milliseconds. */
    private static final int ACTIVE_PATIENCE = 20_000;

    /** Which connections a fault is for. */
    public enum Wire {
        CONTROL, DATA
    }

    private final InetAddress here;
    private final InetAddress there;
    private final List<ServerSocket> listeners = new ArrayList<>();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    // Guarded by this.
    private Wire wire = Wire.DATA;
    private Cut cut = Cut.FIN;
    private long after;
    private long left;
    private int shots;
    private int fired;
    private volatile boolean helping;

    public CutRelay(String here, String there) throws IOException {
        this.here = InetAddress.getByName(here);
        this.there = InetAddress.getByName(there);
    }

    /** Hands on what comes to {@code port}. */
    public void relay(int port, Wire kind) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.bind(new InetSocketAddress(here, port), 50);
        listeners.add(listener);
        ScriptedFtpServer.daemon("relay-" + port, () -> accept(listener, kind));
    }

    /** From now on active data connections come here and are handed on. */
    public void helpActive() {
        helping = true;
    }

    /**
     * The next connections that move bytes over {@code on} are cut when {@code bytes} have passed, in either direction.
     * On the control connection bytes count from now on.
     *
     * @param times how many connections
     */
    public synchronized void arm(Wire on, Cut how, long bytes, int times) {
        wire = on;
        cut = how;
        after = bytes;
        left = bytes;
        shots = times;
        fired = 0;
    }

    /** No more faults; what hangs is reset. Returns how many connections were cut. */
    public int mend() {
        int count;
        synchronized (this) {
            shots = 0;
            count = fired;
        }
        open.stream().filter(connection -> connection.silent).forEach(connection -> connection.end(Cut.RST));
        return count;
    }

    @Override
    public void close() {
        listeners.forEach(ScriptedFtpServer::quietly);
        open.forEach(connection -> connection.end(Cut.RST));
    }

    private void accept(ServerSocket listener, Wire kind) {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket();
                if (there.isLoopbackAddress()) {
                    // The server must see one address, whoever it is that asks.
                    server.bind(new InetSocketAddress(here, 0));
                }
                try {
                    server.connect(new InetSocketAddress(there, listener.getLocalPort()), 5000);
                } catch (IOException e) {
                    client.setSoLinger(true, 0);
                    client.close();
                    server.close();
                    continue;
                }
                join(kind, client, server);
            } catch (IOException e) {
                // Closed, or a client that has gone already.
            }
        }
    }

    private void join(Wire kind, Socket client, Socket server) throws IOException {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Connection connection = new Connection(kind, client, server);
        open.add(connection);
        if (due(connection, 0) == 0) {
            connection.end(cut);
        } else {
            ScriptedFtpServer.daemon("relay-up", () -> connection.pump(client, server));
            ScriptedFtpServer.daemon("relay-down", () -> connection.pump(server, client));
        }
    }

    /** A place for the server to connect to instead of {@code client}, seen as the control connection's end. */
    private InetSocketAddress instead(InetSocketAddress client, Socket control) {
        try {
            ServerSocket listener = new ServerSocket();
            listener.bind(new InetSocketAddress(control.getLocalAddress(), 0), 1);
            listener.setSoTimeout(ACTIVE_PATIENCE);
            ScriptedFtpServer.daemon("relay-active", () -> {
                try (listener) {
                    Socket server = listener.accept();
                    Socket on = new Socket();
                    on.bind(new InetSocketAddress(here, 0));
                    on.connect(client, 5000);
                    join(Wire.DATA, on, server);
                } catch (IOException e) {
                    // Nobody came, or the client listens no more.
                }
            });
            return (InetSocketAddress) listener.getLocalSocketAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of {@code count} bytes, how many may still pass before the cut; -1 for all of them and no cut. */
    private synchronized long due(Connection connection, int count) {
        if (shots == 0 || connection.kind != wire || connection.silent) {
            return -1;
        }
        if (count < left) {
            left -= count;
            return -1;
        }
        long pass = left;
        shots--;
        fired++;
        left = after;
        return pass;
    }

    /** One connection of the client and the one made for it. */
    private final class Connection {
        private final Wire kind;
        private final Socket client;
        private final Socket server;
        private volatile boolean silent;
        private int ended;

        Connection(Wire kind, Socket client, Socket server) {
            this.kind = kind;
            this.client = client;
            this.server = server;
        }

        void pump(Socket from, Socket to) {
            byte[] buffer = new byte[CHUNK];
            try {
                for (int count = from.getInputStream().read(buffer); count >= 0; count = from.getInputStream()
                        .read(buffer)) {
                    if (silent) {
                        return;
                    }
                    byte[] bytes = Arrays.copyOf(buffer, count);
                    if (helping && kind == Wire.CONTROL && from == client) {
                        bytes = ActiveRewriter.rewrite(bytes, address -> instead(address, server));
                    }
                    long pass = due(this, bytes.length);
                    to.getOutputStream().write(bytes, 0, pass < 0 ? bytes.length : (int) pass);
                    if (pass >= 0) {
                        end(cut);
                        return;
                    }
                }
                if (!silent) {
                    to.shutdownOutput();
                    over();
                }
            } catch (IOException e) {
                if (!silent) {
                    // A reset on one side is one on the other.
                    end(Cut.RST);
                }
            }
        }

        private synchronized void over() {
            if (++ended == 2) {
                end(Cut.FIN);
            }
        }

        void end(Cut how) {
            if (how == Cut.SILENCE) {
                silent = true;
                return;
            }
            try {
                if (how == Cut.RST) {
                    client.setSoLinger(true, 0);
                    server.setSoLinger(true, 0);
                }
            } catch (IOException e) {
                // Closed already.
            }
            ScriptedFtpServer.quietly(client);
            ScriptedFtpServer.quietly(server);
            open.remove(this);
        }
    }
}
