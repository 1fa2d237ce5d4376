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
import io.portside.ui.pane.PaneRow;
import io.portside.ui.pane.Panes;
import io.portside.ui.prompt.NameDialog;
import io.portside.ui.status.StatusLine;
import jakarta.inject.Named;

/** Gives the one selected entry another name. */
public final class RenameHandler {
    @CanExecute
    boolean possible(Panes panes) {
        return panes.shown();
    }

    @Execute
    void run(Panes panes, StatusLine status, @Named(IServiceConstants.ACTIVE_SHELL) Shell shell) {
        Optional<Pane> pane = panes.active().filter(Pane::usable);
        List<PaneRow> selected = pane.map(Pane::selected).orElse(List.of());
        if (selected.size() != 1) {
            status.say(Messages.selectOne);
            return;
        }
        PaneRow row = selected.get(0);
        Location folder = pane.get().location().get();
        NameDialog.rename(shell, row.name(), row.entry().folder(), Names.rules(pane.get())).ask()
                .filter(name -> !name.equals(row.name()))
                .ifPresent(name -> status.run(NLS.bind(Messages.renaming, row.name()), operation -> {
                    folder.volume().rename(folder.path().child(row.name()), folder.path().child(name),
                            operation.cancelToken());
                    return name;
                }, renamed -> pane.get().refreshIf(folder, renamed),
                        problem -> Problems.show(shell, List.of(problem))));
    }
}
