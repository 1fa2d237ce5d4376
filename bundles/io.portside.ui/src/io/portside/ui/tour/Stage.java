package io.portside.ui.tour;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;

import io.portside.ui.pane.Pane;
import io.portside.ui.pane.PaneContent;

/** What the script may do with the window. Worker threads, which wait; the UI thread never does. */
final class Stage {
    /** Longer than any step takes on a slow machine, seconds. */
    private static final long PATIENCE = 90;

    private final Display display;

    Stage(Display display) {
        this.display = display;
    }

    /** Does something on the UI thread and waits for its result. */
    <T> T ui(String step, Callable<T> action) throws TourFailure {
        CompletableFuture<T> result = new CompletableFuture<>();
        display.asyncExec(() -> {
            try {
                result.complete(action.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return await(step, result);
    }

    /** Does something on the UI thread that makes a pane change, and waits until it shows what is wanted. */
    PaneContent show(String step, Pane pane, Runnable action, Predicate<PaneContent> wanted) throws TourFailure {
        CompletableFuture<PaneContent> shown = new CompletableFuture<>();
        Consumer<PaneContent> listener = content -> {
            if (wanted.test(content)) {
                shown.complete(content);
            }
        };
        display.asyncExec(() -> {
            pane.onChange(listener);
            action.run();
            listener.accept(pane.content());
        });
        try {
            return await(step, shown);
        } finally {
            display.asyncExec(() -> pane.removeListener(listener));
        }
    }

    /** Waits for something that a listener completes. */
    <T> T await(String step, CompletableFuture<T> result) throws TourFailure {
        try {
            return result.get(PATIENCE, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new TourFailure(NLS.bind(Messages.tooLong, step, PATIENCE), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof TourFailure failure
                    ? failure
                    : new TourFailure(NLS.bind(Messages.stepFailed, step, e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TourFailure(NLS.bind(Messages.stepFailed, step, e), e);
        }
    }
}
