package io.portside.ui.tour;

/** A step did not do what it should; the message says which and why. */
final class TourFailure extends Exception {
    private static final long serialVersionUID = 1L;

    TourFailure(String message) {
        super(message);
    }

    TourFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
