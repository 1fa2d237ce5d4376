package io.portside.ui.sync.preview;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import io.portside.engine.text.Formats;
import io.portside.ui.theme.Icons;

/** Which kinds are shown, tree or list, and the field to look for a name. UI thread. */
final class PreviewBar {
    private static final int SEARCH_WIDTH = 170;

    private final Composite line;
    private final Formats formats;
    private final Map<ItemKind, ToolItem> kinds = new EnumMap<>(ItemKind.class);
    private final ToolItem tree;
    private final ToolItem foldAll;
    private final Text search;

    PreviewBar(Composite parent, Icons icons, Formats formats, BiConsumer<ItemKind, Boolean> shown,
            Consumer<Boolean> asTree, Consumer<Boolean> fold, Consumer<String> searched) {
        this.formats = formats;
        line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).margins(4, 0).spacing(8, 0).applyTo(line);
        ToolBar bar = new ToolBar(line, SWT.FLAT | SWT.RIGHT);
        for (ItemKind kind : ItemKind.values()) {
            ToolItem item = new ToolItem(bar, SWT.CHECK);
            item.setImage(icons.get(kind.icon()));
            item.setToolTipText(NLS.bind(Messages.kindTip, ItemWording.kind(kind)));
            item.setSelection(PreviewOptions.INITIAL.kinds().contains(kind));
            item.addListener(SWT.Selection, e -> shown.accept(kind, item.getSelection()));
            kinds.put(kind, item);
        }
        GridDataFactory.fillDefaults().grab(true, false).applyTo(bar);
        ToolBar look = new ToolBar(line, SWT.FLAT | SWT.RIGHT);
        tree = new ToolItem(look, SWT.CHECK);
        tree.setText(Messages.tree);
        tree.setToolTipText(Messages.treeTip);
        tree.setSelection(PreviewOptions.INITIAL.tree());
        tree.addListener(SWT.Selection, e -> asTree.accept(tree.getSelection()));
        // Else the two read as one word where GTK gives text buttons no room of their own.
        new ToolItem(look, SWT.SEPARATOR);
        foldAll = new ToolItem(look, SWT.CHECK);
        foldAll.setText(Messages.foldAll);
        foldAll.setToolTipText(Messages.foldAllTip);
        foldAll.addListener(SWT.Selection, e -> fold.accept(foldAll.getSelection()));
        new Label(line, SWT.NONE).setText(Messages.search);
        search = new Text(line, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL | SWT.BORDER);
        search.setMessage(Messages.searchHint);
        GridDataFactory.fillDefaults().hint(SEARCH_WIDTH, SWT.DEFAULT).align(SWT.FILL, SWT.CENTER).applyTo(search);
        search.addListener(SWT.Modify, e -> searched.accept(search.getText()));
    }

    Composite control() {
        return line;
    }

    Text search() {
        return search;
    }

    void show(PreviewRows rows) {
        boolean changed = false;
        for (Map.Entry<ItemKind, ToolItem> entry : kinds.entrySet()) {
            String text = NLS.bind(Messages.kindCount, ItemWording.kind(entry.getKey()),
                    formats.number(rows.counts().get(entry.getKey())));
            changed |= !text.equals(entry.getValue().getText());
            entry.getValue().setText(text);
            entry.getValue().setSelection(rows.options().kinds().contains(entry.getKey()));
        }
        tree.setSelection(rows.options().tree());
        foldAll.setEnabled(rows.options().tree());
        foldAll.setSelection(!rows.options().closed().isEmpty());
        if (changed) {
            line.layout();
        }
    }
}
