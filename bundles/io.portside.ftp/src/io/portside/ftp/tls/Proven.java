package io.portside.ftp.tls;

/**
 * Whether TLS has come about with a site before, since the program began: then a connection that ends inside a handshake
 * is one that broke, and not a server that does not want it. Thread-safe.
 */
final class Proven {
    private volatile boolean control;
    private volatile boolean data;

    void established(boolean onData) {
        if (onData) {
            data = true;
        } else {
            control = true;
        }
    }

    boolean on(boolean onData) {
        return onData ? data : control;
    }
}
