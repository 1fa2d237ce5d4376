package io.portside.ftp.control;

import io.portside.ftp.error.ProxyFailedException;

/**
 * What is said to a proxy before a connection through it stands. Pure of waiting: it is given room to write and what has
 * come, and never reads a byte more than is its own, because the next one belongs to the server. Used once.
 */
interface ProxyDialogue {
    /** What is to be written now; empty: nothing. Handed out once, to be overwritten when it is sent. */
    byte[] toSend();

    /** How many bytes are to be read before {@link #received}; 0: the connection stands. */
    int wanted();

    /** Takes exactly {@link #wanted()} bytes. */
    void received(byte[] bytes) throws ProxyFailedException;

    /** Overwrites what is secret. */
    default void close() {}
}
