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

    /** Takes as much as fits now; what it has taken may still wait for {@link #flush}. */
    int write(ByteBuffer from) throws IOException;

    /**
     * Tells the peer that nothing more comes; reading goes on.
     *
     * @return false: not all could be said yet; call again when {@link #interest} is met
     */
    boolean shutdownOutput() throws IOException;

    /** What a selector watches, and what knows the addresses. */
    SocketChannel socket();

    /** Has the next {@link #close()} reset the connection, so that the peer cannot take the end for a regular one. */
    void resetOnClose();

    /** Whether bytes can go over it; takes a handshake on as far as it gets without waiting. */
    default boolean ready() throws IOException {
        return true;
    }

    /** Sends on what {@link #write} took; true when nothing is left. */
    default boolean flush() throws IOException {
        return true;
    }

    /** What to watch for, as in {@link java.nio.channels.SelectionKey}, when {@code wanted} is what the user of the link waits for. */
    default int interest(int wanted) {
        return wanted;
    }

    /** After {@link #shutdownOutput}: reads what a peer may say that has nothing more to say; true when its end has come. */
    default boolean drained() throws IOException {
        return true;
    }

    /** At the end of the stream: whether the peer has made the end, and not somebody on the way. */
    default boolean endProven() {
        return true;
    }

    /** Whether the peer has said anything that shows that it is what we wanted to reach; a link in clear text cannot know. */
    default boolean answered() {
        return false;
    }

    /** Ends the protection, if there is any, and leaves the connection; false: call again when {@link #interest} is met. */
    default boolean unprotect() throws IOException {
        return true;
    }

    /** Clear text over {@code socket}. */
    static Link clear(SocketChannel socket) {
        return new ClearLink(socket);
    }
}
