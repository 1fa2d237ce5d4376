package io.portside.ftp.control;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Bytes to and from the peer over one non-blocking TCP connection. What lies between the bytes and the socket (nothing,
 * or TLS) is the implementation's affair.
 */
public interface Link extends Closeable {
    /** Reads what is there; -1 at the end of the stream, 0 when nothing is there now. */
    int read(ByteBuffer into) throws IOException;

    /** Writes as much as fits now. */
    int write(ByteBuffer from) throws IOException;

    /** Tells the peer that nothing more comes; reading goes on. */
    void shutdownOutput() throws IOException;

    /** What a selector watches, and what knows the addresses. */
    SocketChannel socket();

    /** Has the next {@link #close()} reset the connection, so that the peer cannot take the end for a regular one. */
    void resetOnClose();

    /** Clear text over {@code socket}. */
    static Link clear(SocketChannel socket) {
        return new ClearLink(socket);
    }
}
