package io.portside.ui.work;

import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;

/** Runs a blocking task on a job and brings its outcome back to the UI thread, unless the asking widget is gone by then. */
public final class Work {
    /** What all these jobs belong to. */
    public static final Object FAMILY = Work.class;

    private Work() {}

    /** A task that blocks. */
    @FunctionalInterface
    public interface Task<T> {
        T run() throws ProblemException;
    }

    /**
     * Starts {@code task}; exactly one of {@code done} and {@code failed} is called on the UI thread if {@code asker}
     * still exists. Call on the UI thread.
     *
     * @param name for people, should the job be shown
     */
    public static <T> void run(String name, Widget asker, Task<T> task, Consumer<T> done, Consumer<Problem> failed) {
        Display display = asker.getDisplay();
        Job job = new Job(name) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                Runnable outcome = outcome(task, done, failed);
                try {
                    display.asyncExec(() -> {
                        if (!asker.isDisposed()) {
                            outcome.run();
                        }
                    });
                } catch (SWTException e) {
                    // The display is gone, and with it everybody who wanted to know.
                    return Status.CANCEL_STATUS;
                }
                return Status.OK_STATUS;
            }

            @Override
            public boolean belongsTo(Object family) {
                return family == FAMILY || super.belongsTo(family);
            }
        };
        job.setSystem(true);
        job.schedule();
    }

    private static <T> Runnable outcome(Task<T> task, Consumer<T> done, Consumer<Problem> failed) {
        try {
            T result = task.run();
            return () -> done.accept(result);
        } catch (ProblemException e) {
            return () -> failed.accept(e.problem());
        } catch (RuntimeException e) {
            Problem problem = Problem.of(ProblemKind.INTERNAL, e.toString(), String.valueOf(e.getMessage()));
            return () -> failed.accept(problem);
        }
    }
}
