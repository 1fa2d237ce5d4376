package io.portside.ui.pane;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import io.portside.ui.theme.Icon;
import io.portside.ui.theme.Icons;

/** Above a pane: which computer or site, back and up, the path to type into, and the places visited. */
final class LocationBar {
    private final Composite bar;
    private final Text path;
    private final ToolItem volume;
    private final ToolItem back;
    private final ToolItem forward;
    private final ToolItem up;
    private final Icons icons;
    private String shown = "";

    /** What the bar's owner does. */
    interface Actions {
        void volumes(Menu menu);

        void step(int steps);

        void up();

        void refresh();

        List<Place> recent();

        void typed(String path);

        void leave();
    }

    /** An item of the history's menu. */
    record Place(String text, Runnable open) {}

    LocationBar(Composite parent, Icons icons, Actions actions) {
        this.icons = icons;
        bar = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(4).margins(2, 2).spacing(2, 0).applyTo(bar);
        ToolBar left = new ToolBar(bar, SWT.FLAT | SWT.RIGHT);
        volume = new ToolItem(left, SWT.DROP_DOWN);
        volume.addListener(SWT.Selection, event -> {
            Menu menu = new Menu(left);
            actions.volumes(menu);
            open(menu, volume);
        });
        back = item(left, Icon.BACK, Messages.backTip, () -> actions.step(-1));
        forward = item(left, Icon.FORWARD, Messages.forwardTip, () -> actions.step(1));
        up = item(left, Icon.UP, Messages.upTip, actions::up);
        // A label directly before a text field names it for screen readers; the bar has no room to show it.
        Label name = new Label(bar, SWT.NONE);
        name.setText(Messages.path);
        GridDataFactory.fillDefaults().exclude(true).applyTo(name);
        name.setVisible(false);
        path = new Text(bar, SWT.SINGLE | SWT.BORDER);
        path.setMessage(Messages.path);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(path);
        ToolBar right = new ToolBar(bar, SWT.FLAT);
        ToolItem history = item(right, Icon.HISTORY, Messages.historyTip, () -> {});
        history.addListener(SWT.Selection, event -> open(historyMenu(right, actions.recent()), history));
        item(right, Icon.REFRESH, Messages.refreshTip, actions::refresh);
        path.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ESC) {
                path.setText(shown);
                actions.leave();
            }
        });
        path.addListener(SWT.DefaultSelection, event -> actions.typed(path.getText()));
    }

    Composite control() {
        return bar;
    }

    Text path() {
        return path;
    }

    /** Shows where the pane is; what somebody is typing is left alone while the place stays. */
    void show(String label, boolean remote, String text, boolean canBack, boolean canForward, boolean canUp) {
        volume.setToolTipText(NLS.bind(Messages.volumeTip, label));
        volume.setImage(icons.get(remote ? Icon.SITE : Icon.LOCAL));
        back.setEnabled(canBack);
        forward.setEnabled(canForward);
        up.setEnabled(canUp);
        if (!text.equals(shown)) {
            shown = text;
            path.setText(text);
            path.setSelection(text.length());
        }
    }

    /** For Ctrl+L. */
    void focusPath() {
        path.setFocus();
        path.selectAll();
    }

    private static Menu historyMenu(ToolBar parent, List<Place> places) {
        Menu menu = new Menu(parent);
        for (Place place : places) {
            MenuItem item = new MenuItem(menu, SWT.PUSH);
            item.setText(place.text().replace("&", "&&"));
            item.addListener(SWT.Selection, event -> place.open().run());
        }
        if (places.isEmpty()) {
            MenuItem item = new MenuItem(menu, SWT.PUSH);
            item.setText(Messages.noHistory);
            item.setEnabled(false);
        }
        return menu;
    }

    private static void open(Menu menu, ToolItem below) {
        Rectangle bounds = below.getBounds();
        menu.setLocation(below.getParent().toDisplay(new Point(bounds.x, bounds.y + bounds.height)));
        // The chosen item's event comes after the menu has gone.
        menu.addListener(SWT.Hide, event -> menu.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    private ToolItem item(ToolBar parent, Icon icon, String tip, Runnable action) {
        ToolItem item = new ToolItem(parent, SWT.PUSH);
        item.setImage(icons.get(icon));
        item.setToolTipText(tip);
        item.addListener(SWT.Selection, event -> action.run());
        return item;
    }
}
