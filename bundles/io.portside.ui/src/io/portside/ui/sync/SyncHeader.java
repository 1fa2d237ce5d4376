package io.portside.ui.sync;

import java.util.Optional;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import io.portside.engine.sync.rule.SyncPair;
import io.portside.ui.sync.pair.PairShelf;
import io.portside.ui.sync.pair.RuleWording;
import io.portside.ui.theme.Icon;
import io.portside.ui.theme.Icons;

/** Which pair it is about, and the way to the others. UI thread. */
final class SyncHeader {
    private final Composite line;
    private final Label name;
    private final Label folders;
    private final ToolItem pairs;
    private final ToolItem edit;
    private final ToolItem history;

    /** What the tools do. */
    interface Actions {
        void pairs();

        void edit();

        void history();

        void files();
    }

    SyncHeader(Composite parent, Icons icons, Actions actions) {
        line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).margins(8, 2).spacing(12, 0).applyTo(line);
        name = new Label(line, SWT.NONE);
        name.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DEFAULT_FONT));
        folders = new Label(line, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).hint(100, SWT.DEFAULT)
                .applyTo(folders);
        ToolBar bar = new ToolBar(line, SWT.FLAT | SWT.RIGHT);
        pairs = tool(bar, icons, Icon.SYNC, Messages.pairs, Messages.pairsTip, actions::pairs);
        edit = tool(bar, icons, Icon.RENAME, Messages.edit, Messages.editTip, actions::edit);
        history = tool(bar, icons, Icon.HISTORY, Messages.history, Messages.historyTip, actions::history);
        tool(bar, icons, Icon.BACK, Messages.files, Messages.filesTip, actions::files);
    }

    private static ToolItem tool(ToolBar bar, Icons icons, Icon icon, String text, String tip, Runnable action) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setImage(icons.get(icon));
        item.setText(text);
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, e -> action.run());
        return item;
    }

    Composite control() {
        return line;
    }

    void show(Optional<SyncPair> pair, PairShelf shelf, boolean running) {
        set(name, pair.map(SyncPair::name).orElse(Messages.title));
        set(folders, pair.map(about -> NLS.bind(Messages.folders, new Object[]{shelf.label(about.left()),
                RuleWording.mode(about.rules().mode()), shelf.label(about.right())})).orElse("")); //$NON-NLS-1$
        pairs.setEnabled(pair.isPresent() && !running);
        edit.setEnabled(pair.isPresent() && !running);
        history.setEnabled(pair.isPresent() && !running);
        line.layout();
    }

    private static void set(Label label, String text) {
        String safe = LegacyActionTools.escapeMnemonics(text);
        if (!safe.equals(label.getText())) {
            label.setText(safe);
            label.setToolTipText(text.isEmpty() ? null : safe);
        }
    }
}
