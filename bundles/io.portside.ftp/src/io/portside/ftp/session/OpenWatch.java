package io.portside.ftp.session;

import java.time.Duration;

/** Lets the hedge follow the opening of one data connection. Called on the session's thread. */
public interface OpenWatch {
    /** How long an active data connection may keep us waiting before the route counts as failed. */
    Duration budget();

    /** Whether the session must survive a route that fails, though a passive one takes a round trip more for it. */
    default boolean gentle() {
        return false;
    }

    /** The data connection stands, {@code waited} after the transfer command was sent. */
    void opened(Duration waited);

    /** A watch without interest in the outcome. */
    static OpenWatch of(Duration budget) {
        return new OpenWatch() {
            @Override
            public Duration budget() {
                return budget;
            }

            @Override
            public void opened(Duration waited) {
                // Nobody asked.
            }
        };
    }
}
