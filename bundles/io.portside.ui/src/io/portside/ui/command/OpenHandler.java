package io.portside.ui.command;

import java.util.Optional;

import org.eclipse.e4.core.di.annotations.CanExecute;
import org.eclipse.e4.core.di.annotations.Execute;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.program.Program;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Location;
import io.portside.ui.pane.Pane;
import io.portside.ui.pane.PaneRow;
import io.portside.ui.pane.Panes;
import io.portside.ui.pane.PathText;
import io.portside.ui.status.StatusLine;

/** Goes into a folder, tries a link as one, opens a local file with its desktop program. */
public final class OpenHandler {
    @CanExecute
    boolean possible(Panes panes) {
        return panes.shown();
    }

    @Execute
    void run(Panes panes, StatusLine status) {
        Optional<Pane> pane = panes.active();
        Optional<PaneRow> row = pane.flatMap(Pane::openRow);
        if (row.isEmpty()) {
            return;
        }
        Location here = pane.get().location().get();
        if (row.get().entry().kind() == EntryKind.LINK) {
            pane.get().enter(row.get().name());
        } else if (here.volume().remote()) {
            status.say(NLS.bind(Messages.remoteFile, row.get().name()));
        } else {
            String file = PathText.of(here.child(row.get().name()));
            status.say(NLS.bind(Messages.openingFile, row.get().name()));
            Program.launch(file);
        }
    }
}
