package io.portside.ui.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.e4.core.services.statusreporter.StatusReporter;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.osgi.framework.FrameworkUtil;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.ui.prompt.ProblemDialog;

/**
 * Shows what nobody caught: one calm dialog with the technical text folded away, everything in the log. While it is open
 * further ones only go to the log, because a fault in painting would come again with every dialog.
 */
@SuppressWarnings("restriction")
final class StatusPresenter extends StatusReporter {
    private final Display display;
    private boolean open;

    StatusPresenter(Display display) {
        this.display = display;
    }

    @Override
    public void report(IStatus status, int style, Object... information) {
        if ((style & IGNORE) != 0) {
            return;
        }
        ILog.of(StatusPresenter.class).log(status);
        if ((style & (SHOW | BLOCK)) != 0 && !display.isDisposed()) {
            display.asyncExec(() -> show(status));
        }
    }

    private void show(IStatus status) {
        boolean window = Arrays.stream(display.getShells()).anyMatch(Shell::isVisible);
        // A dialog after the last window has closed would keep the program from ending.
        if (open || !window) {
            return;
        }
        open = true;
        try {
            Throwable fault = status.getException();
            String text = fault == null ? status.getMessage() : fault.toString();
            new ProblemDialog(display.getActiveShell(), Problem.of(ProblemKind.INTERNAL, trace(status, fault), text))
                    .open();
        } finally {
            open = false;
        }
    }

    private static String trace(IStatus status, Throwable fault) {
        StringWriter text = new StringWriter();
        text.append(status.getMessage()).append('\n');
        if (fault != null) {
            fault.printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }

    @Override
    public IStatus newStatus(int severity, String message, Throwable exception) {
        return new Status(severity, FrameworkUtil.getBundle(StatusPresenter.class).getSymbolicName(), message,
                exception);
    }
}
