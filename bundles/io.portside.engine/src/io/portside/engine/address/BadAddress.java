package io.portside.engine.address;

/** Why a text names no place; the message is for the person and holds no password. */
public final class BadAddress extends Exception {
    private static final long serialVersionUID = 1L;

    BadAddress(String message) {
        super(message);
    }
}
