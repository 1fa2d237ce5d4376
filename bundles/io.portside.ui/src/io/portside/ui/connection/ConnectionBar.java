package io.portside.ui.connection;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import io.portside.ui.connection.ConnectionLog.Watched;
import io.portside.ui.connection.SequenceRow.Kind;

/** The line above the sequence: site, filter, what it shows, and what can be done with it. UI thread. */
final class ConnectionBar {
    private final ConnectionView view;
    private final Composite line;
    private final Combo site;
    private final Text words;
    private final Label state;
    private final ToolItem pause;
    private final Menu kinds;
    private final List<String> ids = new ArrayList<>();

    ConnectionBar(Composite parent, ConnectionView view) {
        this.view = view;
        line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(5).spacing(6, 0).applyTo(line);
        Label label = new Label(line, SWT.NONE);
        label.setText(Messages.site);
        GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.CENTER).indent(6, 0).applyTo(label);
        site = new Combo(line, SWT.READ_ONLY | SWT.DROP_DOWN);
        site.setToolTipText(Messages.siteTip);
        site.add(Messages.noSite);
        site.select(0);
        site.setEnabled(false);
        site.addListener(SWT.Selection, e -> view.choose(ids.get(site.getSelectionIndex())));
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(200, SWT.DEFAULT).applyTo(site);
        words = new Text(line, SWT.SEARCH | SWT.ICON_CANCEL | SWT.BORDER);
        words.setMessage(Messages.filterHint);
        words.setToolTipText(Messages.filterTip);
        words.addListener(SWT.Modify, e -> view.filter());
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(200, SWT.DEFAULT).applyTo(words);
        state = new Label(line, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(state);
        ToolBar bar = new ToolBar(line, SWT.FLAT | SWT.RIGHT);
        kinds = kinds();
        ToolItem chooser = tool(bar, SWT.DROP_DOWN, Messages.kinds, Messages.kindsTip, () -> {});
        chooser.addListener(SWT.Selection, e -> {
            Rectangle bounds = chooser.getBounds();
            Point below = bar.toDisplay(bounds.x, bounds.y + bounds.height);
            kinds.setLocation(below);
            kinds.setVisible(true);
        });
        new ToolItem(bar, SWT.SEPARATOR);
        pause = tool(bar, SWT.CHECK, Messages.pause, Messages.pauseTip, view::pause);
        new ToolItem(bar, SWT.SEPARATOR);
        tool(bar, SWT.PUSH, Messages.copy, Messages.copyTip, view::copy);
        new ToolItem(bar, SWT.SEPARATOR);
        tool(bar, SWT.PUSH, Messages.export, Messages.exportTip, view::export);
        new ToolItem(bar, SWT.SEPARATOR);
        tool(bar, SWT.PUSH, Messages.clear, Messages.clearTip, view::clear);
    }

    private Menu kinds() {
        Menu menu = new Menu(line);
        Map<Kind, String> texts = new EnumMap<>(Kind.class);
        texts.put(Kind.CONTROL, Messages.kindControl);
        texts.put(Kind.TALK, Messages.kindTalk);
        texts.put(Kind.DATA, Messages.kindData);
        texts.put(Kind.DECISION, Messages.kindDecision);
        texts.forEach((kind, text) -> {
            MenuItem item = new MenuItem(menu, SWT.CHECK);
            item.setText(text);
            item.setSelection(true);
            item.addListener(SWT.Selection, e -> view.show(kind, item.getSelection()));
        });
        return menu;
    }

    private static ToolItem tool(ToolBar bar, int style, String text, String tip, Runnable action) {
        ToolItem item = new ToolItem(bar, style);
        item.setText(text);
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, e -> action.run());
        return item;
    }

    Control control() {
        return line;
    }

    Text filter() {
        return words;
    }

    Combo site() {
        return site;
    }

    String words() {
        return words.getText();
    }

    boolean paused() {
        return pause.getSelection();
    }

    void pause(boolean on) {
        pause.setSelection(on);
        view.pause();
    }

    void state(String text) {
        if (!text.equals(state.getText())) {
            state.setText(text);
            state.setToolTipText(text);
        }
    }

    String state() {
        return state.getText();
    }

    /** Offers these sites. */
    void sites(List<Watched> all, Optional<String> shown) {
        List<String> now = all.stream().map(Watched::id).toList();
        if (now.isEmpty()) {
            return;
        }
        String[] names = all.stream().map(Watched::name).toArray(String[]::new);
        if (!now.equals(ids) || !List.of(names).equals(List.of(site.getItems()))) {
            ids.clear();
            ids.addAll(now);
            site.setItems(names);
            site.setEnabled(true);
        }
        int index = shown.map(ids::indexOf).orElse(-1);
        if (index >= 0 && site.getSelectionIndex() != index) {
            site.select(index);
        }
    }
}
