package io.portside.ui.prompt;

import java.util.List;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;

import io.portside.engine.files.Entry;
import io.portside.engine.files.Location;

/** Asks before files and folders are deleted. UI thread. */
public final class DeleteDialog extends MessageDialog {
    private static final int NAMED = 8;

    public DeleteDialog(Shell parent, Location folder, List<Entry> doomed) {
        super(parent, Messages.deleteTitle, null, LegacyActionTools.escapeMnemonics(message(folder, doomed)),
                MessageDialog.WARNING, 0,
                Messages.deleteButton, IDialogConstants.CANCEL_LABEL);
        setShellStyle(getShellStyle() | SWT.SHEET);
    }

    /** Blocks in an event loop. */
    public boolean confirmed() {
        return open() == 0;
    }

    static String message(Location folder, List<Entry> doomed) {
        StringBuilder text = new StringBuilder();
        if (doomed.size() == 1) {
            Entry only = doomed.get(0);
            text.append(NLS.bind(only.folder() ? Messages.deleteFolder : Messages.deleteFile, only.name(), folder));
        } else {
            text.append(NLS.bind(Messages.deleteMany, doomed.size(), folder)).append('\n');
            doomed.stream().limit(NAMED).forEach(entry -> text.append("\n\u2022 ").append(entry.name()) //$NON-NLS-1$
                    .append(entry.folder() ? "/" : "")); //$NON-NLS-1$ //$NON-NLS-2$
            if (doomed.size() > NAMED) {
                text.append('\n').append(NLS.bind(Messages.deleteMore, doomed.size() - NAMED));
            }
            text.append('\n');
        }
        if (doomed.stream().anyMatch(Entry::folder)) {
            text.append('\n').append(Messages.deleteContents);
        }
        return text.append('\n').append(Messages.deleteFinal).toString();
    }
}
