package io.portside.ui.pane;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.fieldassist.TextContentAdapter;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;

import io.portside.engine.files.Entry;
import io.portside.engine.files.Location;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.ftp.cancel.CancelToken;

/**
 * Offers the folders that begin like what is being typed. The folder typed so far is listed on a worker; until that is
 * there, nothing is offered and nobody waits.
 */
final class PathCompletion {
    private static final int MOST = 50;

    private final Text field;
    private final Supplier<Optional<Location>> where;
    private final Executor workers;
    private final Popup popup;
    private Optional<VolumePath> asked = Optional.empty();
    private Optional<VolumePath> known = Optional.empty();
    private List<String> folders = List.of();
    private CancelToken running = new CancelToken();

    PathCompletion(Text field, Supplier<Optional<Location>> where, Executor workers) {
        this.field = field;
        this.where = where;
        this.workers = workers;
        popup = new Popup(field);
        field.addListener(SWT.Modify, event -> {
            if (field.isFocusControl()) {
                prepare();
            }
        });
    }

    private void prepare() {
        Optional<Location> location = where.get();
        if (location.isEmpty()) {
            return;
        }
        VolumePath folder = folderOf(field.getText(), location.get());
        if (asked.equals(Optional.of(folder))) {
            return;
        }
        asked = Optional.of(folder);
        CancelToken old = running;
        CancelToken token = new CancelToken();
        running = token;
        Display display = field.getDisplay();
        workers.execute(() -> {
            old.cancel();
            List<String> found = list(new Location(location.get().volume(), folder), token);
            display.asyncExec(() -> {
                if (!field.isDisposed() && asked.equals(Optional.of(folder))) {
                    folders = found;
                    known = Optional.of(folder);
                    popup.offer();
                }
            });
        });
    }

    private static List<String> list(Location folder, CancelToken cancel) {
        try {
            return folder.volume().list(folder.path(), cancel).entries().stream().filter(Entry::folder).map(Entry::name)
                    .sorted(new NaturalOrder()).toList();
        } catch (ProblemException e) {
            // A folder that is still being typed need not exist.
            return List.of();
        }
    }

    private static VolumePath folderOf(String typed, Location location) {
        VolumePath path = PathText.parse(typed, location.volume(), location.path());
        return endsWithSeparator(typed) ? path : path.parent();
    }

    private static boolean endsWithSeparator(String typed) {
        return typed.endsWith("/") || typed.endsWith("\\");
    }

    private IContentProposal[] proposals(String typed) {
        Optional<Location> location = where.get();
        if (location.isEmpty() || !known.equals(Optional.of(folderOf(typed, location.get())))) {
            return new IContentProposal[0];
        }
        VolumePath folder = known.get();
        String begun = endsWithSeparator(typed)
                ? ""
                : PathText.parse(typed, location.get().volume(), location.get().path()).name();
        return folders.stream().filter(name -> name.regionMatches(true, 0, begun, 0, begun.length())).limit(MOST)
                .map(name -> PathText.of(new Location(location.get().volume(), folder.child(name))))
                .filter(path -> !path.equals(typed)).map(path -> new ContentProposal(path, path, null))
                .toArray(IContentProposal[]::new);
    }

    private final class Popup extends ContentProposalAdapter {
        Popup(Text field) {
            super(field, new TextContentAdapter(), (contents, position) -> proposals(contents), null, null);
            setProposalAcceptanceStyle(PROPOSAL_REPLACE);
        }

        /** Opens, or fills anew what is open. */
        void offer() {
            if (!field.isFocusControl() || proposals(field.getText()).length == 0) {
                closeProposalPopup();
            } else if (isProposalPopupOpen()) {
                refresh();
            } else {
                openProposalPopup();
            }
        }
    }
}
