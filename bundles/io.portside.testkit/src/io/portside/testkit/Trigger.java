package io.portside.testkit;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** An event that a test fires, or that the server fires, and that others wait for. It fires once and stays fired. */
public final class Trigger {
    /** Long enough for a busy machine; a wait that takes this long is a failure. */
    static final long PATIENCE_SECONDS = 20;

    private final CompletableFuture<Void> fired = new CompletableFuture<>();

    /** Fires; again is harmless. */
    public void fire() {
        fired.complete(null);
    }

    public boolean fired() {
        return fired.isDone();
    }

    /** Waits until it has fired; an {@link AssertionError} when it never does. */
    public void await() throws InterruptedException {
        try {
            fired.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the trigger never fired", e);
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until it has fired, or {@code over} is complete. */
    void awaitOr(CompletableFuture<?> over) {
        CompletableFuture.anyOf(fired, over).join();
    }
}
