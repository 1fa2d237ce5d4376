package io.portside.ui.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Display;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;

/** What the status line says, and the file operations it watches. In the application context. UI thread. */
public final class StatusLine {
    /** How long a message stays, milliseconds. */
    private static final int READING_TIME = 8_000;

    private final Display display;
    private final Executor workers;
    private final List<Operation> running = new ArrayList<>();
    private String message = "";
    private long said;
    private Runnable changed = () -> {};

    public StatusLine(Display display, Executor workers) {
        this.display = display;
        this.workers = workers;
    }

    void onChange(Runnable listener) {
        changed = listener;
    }

    /** Says something for a while. */
    public void say(String text) {
        message = text;
        long mine = ++said;
        changed.run();
        display.timerExec(READING_TIME, () -> {
            if (mine == said) {
                message = "";
                changed.run();
            }
        });
    }

    /** What a worker does; the outcome goes back to the UI thread. */
    @FunctionalInterface
    public interface Task<T> {
        T run(Operation operation) throws ProblemException;
    }

    /** Runs a task on a worker while the line shows it and offers to cancel it; exactly one of the two ends is called. */
    public <T> void run(String text, Task<T> task, Consumer<T> done, Consumer<Problem> failed) {
        Operation operation = new Operation(text);
        running.add(operation);
        changed.run();
        workers.execute(() -> {
            Runnable end = outcome(task, operation, done, failed);
            if (!display.isDisposed()) {
                display.asyncExec(() -> {
                    running.remove(operation);
                    changed.run();
                    end.run();
                });
            }
        });
    }

    private static <T> Runnable outcome(Task<T> task, Operation operation, Consumer<T> done,
            Consumer<Problem> failed) {
        try {
            T result = task.run(operation);
            return () -> done.accept(result);
        } catch (ProblemException e) {
            return () -> failed.accept(e.problem());
        } catch (RuntimeException e) {
            return () -> failed.accept(Problem.of(ProblemKind.INTERNAL, e.toString(), e.toString()));
        }
    }

    /** The operation shown, the oldest that is under way. */
    Optional<Operation> operation() {
        return running.stream().findFirst();
    }

    /** Operations under way, for the question when the window closes. */
    public int operations() {
        return running.size();
    }

    /** Stops what is shown. */
    void cancel() {
        // Cancelling closes sockets, which may take its time.
        operation().ifPresent(operation -> workers.execute(operation.cancelToken()::cancel));
    }

    String text() {
        Function<Operation, String> more = operation -> running.size() == 1
                ? operation.text()
                : NLS.bind(Messages.andMore, operation.text(), running.size() - 1);
        return operation().map(more).orElse(message);
    }
}
