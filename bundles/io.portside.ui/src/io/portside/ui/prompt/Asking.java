package io.portside.ui.prompt;

import java.util.Optional;

/** A dialog that asks for a {@code T}. UI thread. */
interface Asking<T> {
    /** Blocks in its own event loop until answered or closed. */
    int open();

    boolean close();

    /** What was answered; empty until then and when cancelled. */
    Optional<T> answer();
}
