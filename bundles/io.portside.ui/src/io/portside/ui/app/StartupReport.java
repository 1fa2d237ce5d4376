package io.portside.ui.app;

import java.time.Instant;

import org.eclipse.swt.widgets.Shell;

import io.portside.ui.pane.Pane;
import io.portside.ui.pane.PaneState;
import io.portside.ui.pane.Panes;

/** For the start-up benchmark: says on standard output when the window can be used. Does nothing unless asked to. */
final class StartupReport {
    private static final String PROPERTY = "portside.usable.report"; //$NON-NLS-1$
    /** Milliseconds; fine enough against the seconds that a start takes. */
    private static final int INTERVAL = 10;

    private final Shell shell;
    private final Panes panes;

    private StartupReport(Shell shell, Panes panes) {
        this.shell = shell;
        this.panes = panes;
    }

    static void begin(Shell shell, Panes panes) {
        if (Boolean.getBoolean(PROPERTY)) {
            new StartupReport(shell, panes).look();
        }
    }

    private void look() {
        if (shell.isDisposed()) {
            return;
        }
        if (panes.get(Pane.Side.LEFT).filter(pane -> pane.content().state() instanceof PaneState.Ready).isEmpty()) {
            shell.getDisplay().timerExec(INTERVAL, this::look);
        } else {
            shell.update();
            System.out.println("usable at " + Instant.now().toEpochMilli()); //$NON-NLS-1$
        }
    }
}
