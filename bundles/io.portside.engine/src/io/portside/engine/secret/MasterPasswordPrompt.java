package io.portside.engine.secret;

import java.util.Optional;

/** Asks a person for the password that protects the stored ones. Called on a worker thread, blocks until answered. */
@FunctionalInterface
public interface MasterPasswordPrompt {
    /** @return empty: cancelled. The receiver overwrites the array. */
    Optional<char[]> ask(Reason reason);

    /** Why it is asked. */
    enum Reason {
        /** There is none yet: the person chooses one. */
        CREATE,
        /** Passwords are stored under one. */
        UNLOCK,
        /** As {@link #UNLOCK}, after a wrong one. */
        WRONG
    }
}
