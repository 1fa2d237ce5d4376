package io.portside.ui.sync.pair;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Text;

import io.portside.engine.sync.rule.SyncEnd;
import io.portside.ui.sync.pair.PairForm.Field;

/** One folder of a pair in the editor: where it is, and its path. UI thread. */
final class EndGroup {
    private final List<String> volumes;
    private final Combo place;
    private final Button browse;
    private final Text folder;

    EndGroup(Composite body, PairTexts texts, Field field, String title, PairShelf shelf, String chosen) {
        volumes = new ArrayList<>(shelf.volumes());
        if (!volumes.contains(chosen)) {
            // The site of a pair may be gone; the pair says so until another is chosen.
            volumes.add(chosen);
        }
        Group group = PairTexts.group(body, title, 2);
        place = texts.combo(group, field == Field.LEFT_FOLDER ? Messages.leftPlace : Messages.rightPlace,
                Messages.placeTip, volumes.stream().map(shelf::label).toArray(String[]::new));
        folder = texts.add(group, field, field == Field.LEFT_FOLDER ? Messages.leftFolder : Messages.rightFolder,
                Messages.folderTip, ""); //$NON-NLS-1$
        browse = new Button(group, SWT.PUSH);
        browse.setText(field == Field.LEFT_FOLDER ? Messages.browseLeft : Messages.browseRight);
        browse.setToolTipText(Messages.browseTip);
        browse.addListener(SWT.Selection, e -> browse(group));
        GridDataFactory.fillDefaults().span(2, 1).align(SWT.END, SWT.CENTER).applyTo(browse);
        place.addListener(SWT.Selection, e -> enable());
    }

    private void browse(Group group) {
        DirectoryDialog dialog = new DirectoryDialog(group.getShell());
        dialog.setText(Messages.browseTitle);
        dialog.setFilterPath(folder.getText());
        Optional.ofNullable(dialog.open()).ifPresent(folder::setText);
    }

    void show(String volume) {
        place.select(volumes.indexOf(volume));
        enable();
    }

    private void enable() {
        browse.setEnabled(volume().equals(SyncEnd.LOCAL));
    }

    String volume() {
        return volumes.get(Math.max(0, place.getSelectionIndex()));
    }

    Combo place() {
        return place;
    }
}
