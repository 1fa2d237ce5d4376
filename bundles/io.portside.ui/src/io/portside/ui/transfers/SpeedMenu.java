package io.portside.ui.transfers;

import java.util.TreeSet;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

import io.portside.engine.text.Formats;

/** The tool that shows the speed limit and opens a menu with usual ones. UI thread. */
final class SpeedMenu {
    private static final long KIB = 1024;
    private static final long[] USUAL = {100 * KIB, 500 * KIB, KIB * KIB, 5 * KIB * KIB, 20 * KIB * KIB};

    private final SpeedLimit limit;
    private final Formats formats;
    private final ToolItem item;

    SpeedMenu(ToolBar bar, SpeedLimit limit, Formats formats) {
        this.limit = limit;
        this.formats = formats;
        item = new ToolItem(bar, SWT.DROP_DOWN);
        item.setToolTipText(Messages.speedTip);
        item.addListener(SWT.Selection, e -> open());
        Runnable show = this::show;
        limit.onChange(show);
        item.addListener(SWT.Dispose, e -> limit.removeListener(show));
        show();
    }

    private void show() {
        String text = limit.bytesPerSecond() == 0
                ? Messages.speedUnlimited
                : NLS.bind(Messages.speedLimited, formats.speed(limit.bytesPerSecond()));
        if (!text.equals(item.getText())) {
            item.setText(text);
            item.getParent().getParent().layout();
        }
    }

    private void open() {
        Menu menu = menu();
        Rectangle bounds = item.getBounds();
        menu.setLocation(item.getParent().toDisplay(bounds.x, bounds.y + bounds.height));
        // Not while its own selection is still to be told.
        menu.addListener(SWT.Hide, e -> menu.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    /** With the present limit marked, an unusual one among the usual ones. */
    Menu menu() {
        Menu menu = new Menu(item.getParent());
        TreeSet<Long> choices = new TreeSet<>();
        for (long usual : USUAL) {
            choices.add(usual);
        }
        choices.add(limit.bytesPerSecond());
        choices.add(0L);
        for (long bytes : choices) {
            MenuItem choice = new MenuItem(menu, SWT.RADIO);
            choice.setText(bytes == 0 ? Messages.speedNone : formats.speed(bytes));
            choice.setSelection(bytes == limit.bytesPerSecond());
            choice.addListener(SWT.Selection, e -> {
                if (choice.getSelection()) {
                    limit.set(bytes);
                }
            });
        }
        new MenuItem(menu, SWT.SEPARATOR);
        MenuItem other = new MenuItem(menu, SWT.PUSH);
        other.setText(Messages.speedOther);
        other.addListener(SWT.Selection, e -> SpeedLimitDialog.change(item.getParent().getShell(), limit));
        return menu;
    }
}
