package io.portside.ui.command;

import java.util.List;
import java.util.Optional;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

import io.portside.engine.files.Location;
import io.portside.ui.pane.Pane;
import io.portside.ui.pane.Panes;
import io.portside.ui.prompt.NameDialog;
import io.portside.ui.status.StatusLine;
import jakarta.inject.Named;

/** Makes a folder in the pane's folder and puts the cursor on it. */
public final class NewFolderHandler {
    @CanExecute
    boolean possible(Panes panes) {
        return panes.shown();
    }

    @Execute
    void run(Panes panes, StatusLine status, @Named(IServiceConstants.ACTIVE_SHELL) Shell shell) {
        Optional<Pane> pane = panes.active().filter(Pane::usable);
        if (pane.isEmpty()) {
            status.say(Messages.noFolder);
            return;
        }
        Location folder = pane.get().location().get();
        NameDialog.newFolder(shell, Names.rules(pane.get())).ask()
                .ifPresent(name -> status.run(NLS.bind(Messages.making, name), operation -> {
                    folder.volume().makeFolder(folder.path().child(name), operation.cancelToken());
                    return name;
                }, made -> pane.get().refreshIf(folder, made),
                        problem -> Problems.show(shell, List.of(problem))));
    }
}
