package io.portside.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** The data connection of a session: PORT, EPRT, PASV and EPSV, and what comes of them. */
@SuppressWarnings("resource") // Sockets outlive the methods that make them; the session's end closes them all.
final class DataLink {
    /** More than this is never asked of a client on loopback that is there. */
    private static final int CONNECT_MILLIS = 10_000;

    private final ServerSession session;
    private final List<Socket> ballast = new ArrayList<>();
    private InetSocketAddress target;
    private ServerSocket listener;
    private Socket socket;
    private boolean aborted;

    /** The rule of the command that prepared the connection. */
    private Rule rule;

    DataLink(ServerSession session) {
        this.session = session;
    }

    /** Whether the verb is one of the four. */
    boolean negotiates(String verb, String argument, Rule newRule) throws IOException {
        switch (verb) {
            case "PORT", "EPRT" -> active(verb, argument, newRule);
            case "PASV", "EPSV" -> passive(verb, newRule);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void active(String verb, String argument, Rule newRule) throws IOException {
        close();
        InetSocketAddress address = verb.equals("PORT") ? fromPort(argument) : fromEprt(argument);
        if (address == null) {
            session.send("501 cannot read that");
            return;
        }
        synchronized (this) {
            rule = newRule;
            target = address;
            aborted = false;
        }
        if (newRule != null && newRule.connectsAtOnce) {
            try {
                open(newRule);
            } catch (IOException e) {
                close();
                session.send("425 Can't connect to specified address.");
                return;
            }
        }
        session.send("200 " + verb + " ok");
    }

    private void passive(String verb, Rule newRule) throws IOException {
        close();
        boolean six = session.control.getLocalAddress().getAddress().length > 4;
        if (verb.equals("PASV") && six) {
            session.send("425 use EPSV");
            return;
        }
        ServerSocket made = new ServerSocket();
        made.bind(new InetSocketAddress(session.control.getLocalAddress(), 0), 1);
        int port = made.getLocalPort();
        synchronized (this) {
            rule = newRule;
            listener = made;
            aborted = false;
        }
        closeIfOver();
        if (newRule != null && newRule.passivePort == Rule.PassivePort.CLOSED) {
            ScriptedFtpServer.quietly(made);
        } else if (newRule != null && newRule.passivePort == Rule.PassivePort.DEAF) {
            fill(made);
        }
        String template = verb.equals("PASV")
                ? "227 Entering Passive Mode ({h},{p1},{p2})."
                : "229 Entering Extended Passive Mode (|||{port}|)";
        if (newRule != null && newRule.says != null) {
            template = newRule.says;
        }
        session.send(template.replace("{h}", session.control.getLocalAddress().getHostAddress().replace('.', ','))
                .replace("{p1}", "" + port / 256).replace("{p2}", "" + port % 256).replace("{port}", "" + port));
    }

    /** Linux answers no SYN once the backlog is full. */
    private void fill(ServerSocket full) {
        for (int i = 0; i < 4; i++) {
            Socket filler = new Socket();
            ballast.add(filler);
            try {
                filler.connect(full.getLocalSocketAddress(), 50);
            } catch (IOException e) {
                return;
            }
        }
    }

    synchronized boolean prepared() {
        return target != null || listener != null;
    }

    synchronized Rule rule() {
        return rule;
    }

    synchronized boolean aborted() {
        return aborted;
    }

    /** The data connection, opened now unless it stands. */
    Socket open(Rule behaviour) throws IOException {
        InetSocketAddress to;
        ServerSocket from;
        synchronized (this) {
            if (socket != null) {
                return socket;
            }
            to = target;
            from = listener;
        }
        Socket made = to != null ? connect(to, behaviour) : from.accept();
        synchronized (this) {
            socket = made;
            if (aborted) {
                ScriptedFtpServer.quietly(made);
            }
        }
        closeIfOver();
        session.note("D: open, " + (to != null ? "active" : "passive"));
        return made;
    }

    private Socket connect(InetSocketAddress to, Rule behaviour) throws IOException {
        if (behaviour != null && behaviour.stranger != Rule.Stranger.NO) {
            Socket stranger = connect(to, InetAddress.getByName("127.0.0.2"));
            session.note("D: stranger connected");
            if (behaviour.stranger == Rule.Stranger.ONLY) {
                session.over.join();
                ScriptedFtpServer.quietly(stranger);
                throw new IOException("the session is over");
            }
            ballast.add(stranger);
        }
        return connect(to, session.control.getLocalAddress());
    }

    private static Socket connect(InetSocketAddress to, InetAddress from) throws IOException {
        Socket made = new Socket();
        try {
            made.bind(new InetSocketAddress(from, 0));
            made.connect(to, CONNECT_MILLIS);
            return made;
        } catch (IOException e) {
            made.close();
            throw e;
        }
    }

    /** The connection as the client wants it: {@code open} itself, or TLS over it, with the handshake done. */
    Socket protect(Socket open) throws IOException {
        var tls = session.dataTls();
        if (tls.isEmpty()) {
            return open;
        }
        SSLSocket made = tls.get().data(open);
        made.startHandshake();
        boolean reused = session.reused(made.getSession());
        session.note("D: " + made.getSession().getProtocol() + (reused ? ", session reused" : ", new session"));
        if (tls.get().requiresReuse() && !reused) {
            throw new SSLException("session reuse required");
        }
        return made;
    }

    /** ABOR came. */
    synchronized void abort() {
        aborted = true;
        ScriptedFtpServer.quietly(socket);
        ScriptedFtpServer.quietly(listener);
        notifyAll();
    }

    /** Blocks until ABOR comes or the session is over. */
    synchronized void awaitAbort() {
        session.over.thenRun(this::abort);
        while (!aborted) {
            try {
                wait();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Closes what there is; the next transfer needs a new PORT, EPRT, PASV or EPSV. */
    synchronized void close() {
        ScriptedFtpServer.quietly(socket);
        ScriptedFtpServer.quietly(listener);
        ballast.forEach(ScriptedFtpServer::quietly);
        ballast.clear();
        socket = null;
        listener = null;
        target = null;
        rule = null;
    }

    /** For a socket that was made while the session ended. */
    private void closeIfOver() throws IOException {
        if (session.over.isDone()) {
            close();
            throw new IOException("the session is over");
        }
    }

    private static InetSocketAddress fromPort(String argument) {
        String[] n = argument.split(",");
        if (n.length != 6) {
            return null;
        }
        try {
            byte[] address = new byte[4];
            for (int i = 0; i < 4; i++) {
                address[i] = (byte) Integer.parseInt(n[i]);
            }
            return loopback(InetAddress.getByAddress(address), Integer.parseInt(n[4]) * 256 + Integer.parseInt(n[5]));
        } catch (IllegalArgumentException | IOException e) {
            return null;
        }
    }

    private static InetSocketAddress fromEprt(String argument) {
        String[] parts = argument.isEmpty()
                ? new String[0]
                : argument.substring(1).split("[" + argument.charAt(0) + "]");
        if (parts.length < 3) {
            return null;
        }
        try {
            return loopback(InetAddress.getByName(parts[1]), Integer.parseInt(parts[2]));
        } catch (IllegalArgumentException | IOException e) {
            return null;
        }
    }

    /** Nothing of a test leaves the machine. */
    private static InetSocketAddress loopback(InetAddress address, int port) {
        return address.isLoopbackAddress() ? new InetSocketAddress(address, port) : null;
    }
}
