package io.portside.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import javax.net.ssl.SSLException;

/** One transfer over the data connection, with the faults that rules ask for. */
@SuppressWarnings("resource") // Sockets outlive the methods that make them; the session's end closes them all.
final class Transfer {
    private static final int CHUNK = 32 * 1024;

    private final ServerSession session;
    private final DataLink link;
    private final Rule rule;
    private final Rule.Order order;
    private Socket raw;
    private boolean refused;

    Transfer(ServerSession session, Rule own) {
        this.session = session;
        link = session.data;
        Rule prepared = link.rule();
        Rule chosen = own != null && own.aboutData ? own : prepared != null && prepared.aboutData ? prepared : null;
        rule = chosen != null ? chosen : new Rule("");
        order = rule.order != null
                ? rule.order
                : session.server.marksEarly() ? Rule.Order.MARK_THEN_CONNECT : Rule.Order.CONNECT_THEN_MARK;
    }

    private interface Work {
        /** Moves the bytes; false when the data connection was cut. */
        boolean move(Socket socket) throws IOException;
    }

    void send(String what, byte[] content) throws IOException {
        byte[] bytes = rule.payload != null ? rule.payload : content;
        run(what, socket -> {
            OutputStream out = session.compressed
                    ? new DeflaterOutputStream(socket.getOutputStream(), true)
                    : socket.getOutputStream();
            if (rule.flow != null) {
                rule.flow.writeTo(out, session.over);
                session.note("D: sent all");
                return !cut();
            }
            int end = (int) (rule.cutAfter >= 0 ? Math.min(rule.cutAfter, bytes.length) : bytes.length);
            for (int at = 0; at < end; at += CHUNK) {
                out.write(bytes, at, Math.min(CHUNK, end - at));
            }
            if (rule.cutAfter < 0 && out instanceof DeflaterOutputStream deflated) {
                deflated.finish();
            }
            out.flush();
            session.note("D: sent " + end);
            return !cut();
        });
    }

    void receive(String path, long offset) throws IOException {
        run(path, socket -> {
            InputStream in = session.compressed
                    ? new InflaterInputStream(socket.getInputStream())
                    : socket.getInputStream();
            byte[] buffer = new byte[CHUNK];
            long moved = 0;
            int want = CHUNK;
            while (want > 0) {
                want = (int) (rule.cutAfter >= 0 ? Math.min(CHUNK, rule.cutAfter - moved) : CHUNK);
                int count = want > 0 ? in.read(buffer, 0, want) : -1;
                if (count < 0) {
                    break;
                }
                session.server.tree().write(path, offset + moved, buffer, count);
                moved += count;
            }
            session.note("D: received " + moved);
            return !cut();
        });
    }

    private boolean cut() throws IOException {
        if (rule.cutAfter < 0) {
            return false;
        }
        if (rule.cut == Rule.Cut.SILENCE) {
            link.awaitAbort();
        } else if (rule.cut == Rule.Cut.RST) {
            raw.setSoLinger(true, 0);
            raw.close();
        }
        return true;
    }

    private void run(String what, Work work) throws IOException {
        if (!link.prepared()) {
            session.send("425 Use PORT or PASV first.");
            return;
        }
        String mark = "150 here comes " + what;
        try {
            if (rule.swallow != Rule.Swallow.NO) {
                swallow(mark);
                return;
            }
            Socket socket = open(mark);
            if (socket == null) {
                return;
            }
            if (order == Rule.Order.DONE_BEFORE_DATA) {
                last("226 done");
            }
            boolean whole = moved(work, socket);
            link.close();
            if (refused) {
                session.send("522 SSL connection failed: session reuse required");
                return;
            }
            if (order == Rule.Order.MARK_AFTER_DATA) {
                session.send(mark);
            }
            if (order != Rule.Order.DONE_BEFORE_DATA) {
                last(whole ? "226 done" : "426 data connection broken");
            }
        } finally {
            link.close();
        }
    }

    private void swallow(String mark) throws IOException {
        if (rule.swallow == Rule.Swallow.AFTER_MARK) {
            session.send(mark);
        }
        rule.gaveUp.awaitOr(session.over);
        session.send("425 Failed to establish connection.");
    }

    /** The open data connection, or null when the failure is told. */
    private Socket open(String mark) throws IOException {
        if (order == Rule.Order.MARK_THEN_CONNECT) {
            session.send(mark);
        }
        Socket socket;
        try {
            socket = link.open(rule);
        } catch (IOException e) {
            session.send(link.aborted() ? "426 aborted" : "425 Failed to establish connection.");
            return null;
        }
        if (order == Rule.Order.CONNECT_THEN_MARK || order == Rule.Order.DONE_BEFORE_DATA) {
            session.send(mark);
        }
        return socket;
    }

    private boolean moved(Work work, Socket socket) {
        raw = socket;
        try {
            if (rule.insteadOfTls != null) {
                socket.getOutputStream().write(rule.insteadOfTls);
                return false;
            }
            Socket used = link.protect(socket);
            boolean whole = work.move(used);
            if (whole && !rule.noCloseNotify) {
                used.close();
            }
            return whole && !link.aborted();
        } catch (SSLException e) {
            session.note("D: " + e.getMessage());
            refused = e.getMessage().equals("session reuse required");
            return false;
        } catch (SocketException e) {
            session.note("D: broken, " + e.getMessage());
            return false;
        } catch (IOException e) {
            session.server.complain("session " + session.number + ": " + e);
            return false;
        }
    }

    private void last(String usual) throws IOException {
        if (!rule.noFinalReply) {
            session.send(rule.finalReply != null ? rule.finalReply : usual);
        }
    }
}
