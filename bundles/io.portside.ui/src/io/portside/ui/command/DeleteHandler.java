package io.portside.ui.command;

import java.util.List;
import java.util.Optional;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.e4.ui.services.IServiceConstants;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;

import io.portside.engine.files.DeleteRun;
import io.portside.engine.files.Entry;
import io.portside.engine.files.Location;
import io.portside.ui.pane.Pane;
import io.portside.ui.pane.PaneRow;
import io.portside.ui.pane.Panes;
import io.portside.ui.prompt.DeleteDialog;
import io.portside.ui.status.StatusLine;
import io.portside.engine.text.Formats;
import jakarta.inject.Named;

/** Deletes the selection after a question. */
public final class DeleteHandler {
    @CanExecute
    boolean possible(Panes panes) {
        return panes.shown();
    }

    @Execute
    void run(Panes panes, StatusLine status, @Named(IServiceConstants.ACTIVE_SHELL) Shell shell) {
        Optional<Pane> pane = panes.active();
        List<Entry> doomed = pane.map(Pane::selected).orElse(List.of()).stream().map(PaneRow::entry).toList();
        Optional<Location> folder = pane.flatMap(Pane::location);
        if (doomed.isEmpty() || folder.isEmpty()) {
            status.say(Messages.selectFirst);
        } else if (new DeleteDialog(shell, folder.get(), doomed).confirmed()) {
            delete(panes, status, shell, folder.get(), doomed);
        }
    }

    private static void delete(Panes panes, StatusLine status, Shell shell, Location folder, List<Entry> doomed) {
        Formats formats = Formats.here();
        status.run(Messages.deleting,
                operation -> new DeleteRun(folder.volume(), operation.cancelToken(),
                        count -> operation.progress(NLS.bind(Messages.deletingSoFar, formats.number(count))))
                        .run(folder.path(), doomed),
                problems -> {
                    panes.changed(folder);
                    if (problems.isEmpty()) {
                        status.say(Messages.deleted);
                    } else {
                        Problems.show(shell, problems);
                    }
                }, problem -> {
                    panes.changed(folder);
                    Problems.show(shell, List.of(problem));
                });
    }
}
