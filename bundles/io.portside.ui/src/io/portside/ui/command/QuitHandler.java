package io.portside.ui.command;

import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.swt.widgets.Shell;

/** Closes the window as its cross does, question included. */
public final class QuitHandler {
    @Execute
    void run(MWindow window) {
        if (window.getWidget() instanceof Shell shell) {
            shell.close();
        }
    }
}
