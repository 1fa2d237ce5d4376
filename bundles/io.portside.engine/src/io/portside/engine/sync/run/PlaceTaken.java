package io.portside.engine.sync.run;

/** The place where something was to be kept is taken; nothing has happened yet, and another place will do. */
final class PlaceTaken extends Exception {
    private static final long serialVersionUID = 1L;

    PlaceTaken(Throwable cause) {
        super(cause);
    }
}
