package io.portside.ftp.tls;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

import io.portside.ftp.control.Link;
import io.portside.ftp.error.FtpException;

/**
 * TLS over a non-blocking socket; we are the client, whoever opened the connection (RFC 4217 section 7). The handshake
 * goes on with whatever call comes. Never calls {@link SSLEngine#closeInbound}: it would take the session that all
 * connections share out of the cache; whether the end was the peer's own is asked with {@link #endProven}.
 */
@SuppressWarnings("resource") // The socket is closed with the link.
public final class TlsLink implements Link {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int RECORDS = 4;

    private final SocketChannel socket;
    private final SSLEngine engine;
    private final Watcher watcher;
    private final boolean endless;
    /** From the socket, still encrypted; ready to be read from. */
    private final ByteBuffer in;
    /** For the socket, encrypted already; ready to be read from. */
    private final ByteBuffer out;
    /** Decrypted and not yet taken; ready to be read from. */
    private final ByteBuffer plain;
    private boolean begun;
    private boolean established;
    private boolean heard;
    private boolean socketEnded;
    private boolean closeNotify;
    private boolean outputEnded;
    private boolean reset;

    /** Hears of the handshake's end. */
    interface Watcher {
        /** It is done; throws when the peer is not who it must be. */
        void established() throws FtpException;

        /** It failed; makes the exception to throw. */
        IOException failed(IOException why);

        /** TLS broke later on; makes the exception to throw. */
        IOException broken(SSLException why);
    }

    /** @param endless whether a stream may end without close_notify, because that is looked at elsewhere */
    TlsLink(SocketChannel socket, SSLEngine engine, Watcher watcher, boolean endless) {
        this.socket = socket;
        this.engine = engine;
        this.watcher = watcher;
        this.endless = endless;
        int packet = engine.getSession().getPacketBufferSize();
        in = ByteBuffer.allocate(RECORDS * packet).limit(0);
        out = ByteBuffer.allocate(RECORDS * packet).limit(0);
        plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).limit(0);
    }

    @Override
    public boolean ready() throws IOException {
        if (established) {
            return true;
        }
        try {
            if (!begun) {
                engine.beginHandshake();
                begun = true;
            }
            established = handshake();
        } catch (FtpException e) {
            throw e;
        } catch (IOException e) {
            sayWhy();
            throw watcher.failed(e);
        }
        if (established) {
            watcher.established();
        }
        return established;
    }

    private boolean handshake() throws IOException {
        while (true) {
            HandshakeStatus status = engine.getHandshakeStatus();
            switch (status) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> {
                    if (!flush()) {
                        return false;
                    }
                    wrap(NOTHING);
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    flush();
                    int count = unwrap(plain.clear());
                    plain.flip();
                    if (count < 0) {
                        throw new EOFException("the server ended the connection in the handshake");
                    }
                    if (count == 0 && engine.getHandshakeStatus() == status) {
                        return false;
                    }
                }
                default -> {
                    flush();
                    return true;
                }
            }
        }
    }

    /** Delegated tasks are short computations (the certificate is only compared; nobody is asked here). */
    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /** The alert that the engine has made of a failure helps those who read the server's log. */
    private void sayWhy() {
        try {
            for (int i = 0; i < RECORDS && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP; i++) {
                wrap(NOTHING);
            }
            flush();
        } catch (IOException e) {
            // What went wrong first is what is told.
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        if (!ready()) {
            return 0;
        }
        int total = take(into);
        try {
            return decrypt(into, total);
        } catch (SSLException e) {
            sayWhy();
            throw watcher.broken(e);
        }
    }

    private int decrypt(ByteBuffer into, int taken) throws IOException {
        int total = taken;
        while (into.hasRemaining() && !closeNotify) {
            int count;
            if (into.remaining() >= plain.capacity()) {
                count = unwrap(into);
            } else {
                count = unwrap(plain.clear());
                plain.flip();
                count = count > 0 ? take(into) : count;
            }
            if (count < 0 && total == 0) {
                return end();
            }
            if (count <= 0) {
                return total;
            }
            total += count;
        }
        return total == 0 && closeNotify ? -1 : total;
    }

    private int take(ByteBuffer into) {
        int count = Math.min(plain.remaining(), into.remaining());
        into.put(plain.slice().limit(count));
        plain.position(plain.position() + count);
        return count;
    }

    private int end() throws TruncatedStreamException {
        if (!closeNotify && !endless) {
            throw new TruncatedStreamException();
        }
        return -1;
    }

    /** Decrypts a record; bytes of it, 0 when the socket is to be waited for (or a handshake goes on), -1 at the end. */
    private int unwrap(ByteBuffer into) throws IOException {
        while (true) {
            SSLEngineResult result = engine.unwrap(in, into);
            if (result.getStatus() == Status.BUFFER_OVERFLOW) {
                throw new SSLException("record larger than agreed");
            }
            if (result.getStatus() == Status.CLOSED) {
                closeNotify = true;
                return result.bytesProduced() > 0 ? result.bytesProduced() : -1;
            }
            if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
                runTasks();
            }
            if (result.bytesProduced() > 0) {
                return result.bytesProduced();
            }
            if (!established && engine.getHandshakeStatus() != HandshakeStatus.NEED_UNWRAP) {
                return 0;
            }
            if (established && engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && !outputEnded) {
                // A key update to be answered.
                wrap(NOTHING);
                flush();
            }
            if (result.getStatus() == Status.BUFFER_UNDERFLOW) {
                int count = receive();
                if (count <= 0) {
                    return count;
                }
            } else if (result.bytesConsumed() == 0) {
                return 0;
            }
        }
    }

    private int receive() throws IOException {
        if (socketEnded) {
            return -1;
        }
        in.compact();
        try {
            int count = socket.read(in);
            socketEnded = count < 0;
            heard |= count > 0;
            return count;
        } finally {
            in.flip();
        }
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        if (!ready()) {
            return 0;
        }
        int total = 0;
        while (from.hasRemaining() && flush()) {
            int count = 0;
            do {
                count = wrap(from);
                total += count;
            } while (count > 0 && from.hasRemaining());
            if (engine.isOutboundDone()) {
                throw new SSLException("TLS was ended");
            }
        }
        return total;
    }

    /** Bytes taken; 0 when there is no room for another record. */
    private int wrap(ByteBuffer from) throws IOException {
        out.compact();
        try {
            return engine.wrap(from, out).bytesConsumed();
        } finally {
            out.flip();
        }
    }

    @Override
    public boolean flush() throws IOException {
        while (out.hasRemaining()) {
            if (socket.write(out) == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int interest(int wanted) {
        int also = out.hasRemaining() ? SelectionKey.OP_WRITE : 0;
        if (!established) {
            return SelectionKey.OP_READ | also;
        }
        if (outputEnded && !closeNotify && !socketEnded) {
            return SelectionKey.OP_READ | also;
        }
        return wanted | also;
    }

    @Override
    public boolean shutdownOutput() throws IOException {
        if (!ready() || !endOutput()) {
            return false;
        }
        socket.shutdownOutput();
        return true;
    }

    /** Sends close_notify. */
    private boolean endOutput() throws IOException {
        if (!outputEnded) {
            engine.closeOutbound();
            outputEnded = true;
        }
        while (!engine.isOutboundDone()) {
            if (!flush()) {
                return false;
            }
            wrap(NOTHING);
        }
        return flush();
    }

    /** TLS 1.3 sends the ticket for the next data connection on this one: who never reads never gets it. */
    @Override
    public boolean drained() throws IOException {
        if (!established) {
            return true;
        }
        while (!closeNotify) {
            int count = unwrap(plain.clear());
            plain.flip();
            if (count <= 0) {
                return count < 0;
            }
        }
        return true;
    }

    /** Of a connection that is given up: what is here already, which for an upload is the next ticket. */
    private void takeTicket() throws IOException {
        for (int i = 0; i < RECORDS && unwrap(plain.clear()) > 0; i++) {
            plain.flip();
        }
    }

    @Override
    public boolean unprotect() throws IOException {
        if (!endOutput() || !drained()) {
            return false;
        }
        if (in.hasRemaining()) {
            throw new IOException("bytes behind the end of TLS");
        }
        return true;
    }

    @Override
    public boolean endProven() {
        return closeNotify;
    }

    @Override
    public boolean answered() {
        return heard;
    }

    @Override
    public SocketChannel socket() {
        return socket;
    }

    @Override
    public void resetOnClose() {
        reset = true;
        try {
            socket.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // Closed already: there is nothing left to reset.
        }
    }

    /** With close_notify, as far as it goes out at once, unless the connection is to be reset. vsftpd sends its 226 only then. */
    @Override
    public void close() throws IOException {
        try {
            if (established && !reset && socket.isOpen()) {
                endOutput();
            } else if (established && socket.isOpen()) {
                takeTicket();
            }
        } catch (IOException e) {
            // The peer has gone before us.
        } finally {
            socket.close();
        }
    }
}
