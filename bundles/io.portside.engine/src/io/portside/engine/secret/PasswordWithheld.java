package io.portside.engine.secret;

/**
 * No master password is to be had. Thrown through Equinox by our password providers: were they to return null, as their
 * contract suggests, an Equinox without its own UI bundle would store the secret in clear text.
 */
final class PasswordWithheld extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean cancelled;

    /** @param cancelled a person said no; else there is nobody and nothing to ask */
    PasswordWithheld(boolean cancelled, String why) {
        super(why);
        this.cancelled = cancelled;
    }

    boolean cancelled() {
        return cancelled;
    }
}
