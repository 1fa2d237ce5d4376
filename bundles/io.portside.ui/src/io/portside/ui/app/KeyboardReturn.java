package io.portside.ui.app;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.IPresentationEngine;
import org.eclipse.e4.ui.workbench.modeling.EPartService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;

/**
 * Gives the keyboard to the active part when the window is used again and nothing in it has it: what had it is gone or
 * hidden, because a folder came while a dialog was open, at the program's start for instance. Keys would go nowhere. UI
 * thread.
 */
final class KeyboardReturn {
    private KeyboardReturn() {}

    static void begin(MWindow window, Shell shell) {
        // SWT gives it back after this event, to what had it before.
        shell.addListener(SWT.Activate, event -> shell.getDisplay().asyncExec(() -> {
            if (!shell.isDisposed() && shell.getDisplay().getActiveShell() == shell
                    && shell.getDisplay().getFocusControl() == null) {
                give(window);
            }
        }));
    }

    private static void give(MWindow window) {
        MPart active = window.getContext().get(EPartService.class).getActivePart();
        if (active != null) {
            window.getContext().get(IPresentationEngine.class).focusGui(active);
        }
    }
}
