package io.portside.ftp.data;

import java.io.IOException;

import io.portside.ftp.control.Link;

/** What goes over a data connection, in one direction. */
public interface Payload {
    /** The {@link java.nio.channels.SelectionKey} operation to wait for. */
    int operation();

    /**
     * Moves what can be moved without waiting for the network.
     *
     * @return bytes moved, 0 when the network is to be waited for, -1 when all is moved
     * @throws IOException the data connection failed, or as
     *         {@link io.portside.ftp.error.LocalFailureException} our own end did
     */
    int move(Link link) throws IOException;

    /**
     * Whether our side of the connection is ended as soon as it stands, because nothing will go that way and the server
     * is known to wait for that before it answers.
     */
    default boolean endsOurSide() {
        return false;
    }

    /** Payload bytes that have gone over the connection. */
    long bytes();
}
