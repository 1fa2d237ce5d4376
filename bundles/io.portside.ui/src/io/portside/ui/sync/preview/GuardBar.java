package io.portside.ui.sync.preview;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

import io.portside.engine.sync.plan.Guard;
import io.portside.ui.theme.Icon;
import io.portside.ui.theme.Icons;

/** The warnings of a plan, each with a box of its own to acknowledge it. There only while there are any. UI thread. */
final class GuardBar {
    private static final int TEXT_WIDTH = 600;

    private final Composite bar;
    private final Icons icons;
    private final PlanAdviser adviser;
    private final BiConsumer<Guard, Boolean> acknowledged;
    private List<Guard> shown = List.of();

    GuardBar(Composite parent, Icons icons, PlanAdviser adviser, BiConsumer<Guard, Boolean> acknowledged) {
        this.icons = icons;
        this.adviser = adviser;
        this.acknowledged = acknowledged;
        bar = new Composite(parent, SWT.BORDER);
        GridLayoutFactory.fillDefaults().numColumns(2).margins(8, 6).spacing(6, 4).applyTo(bar);
    }

    Composite control() {
        return bar;
    }

    void show(List<Guard> guards, Set<Guard> yes) {
        List<Guard> now = guards.stream().distinct().toList();
        if (!now.equals(shown)) {
            build(now);
        }
        for (Control child : bar.getChildren()) {
            if (child instanceof Button box && box.getData() instanceof Guard guard) {
                box.setSelection(yes.contains(guard));
            }
        }
        boolean visible = !now.isEmpty();
        if (visible != bar.getVisible() || ((GridData) bar.getLayoutData()).exclude == visible) {
            bar.setVisible(visible);
            ((GridData) bar.getLayoutData()).exclude = !visible;
            bar.getParent().layout(true, true);
        }
    }

    private void build(List<Guard> guards) {
        shown = guards;
        for (Control child : bar.getChildren()) {
            child.dispose();
        }
        if (guards.isEmpty()) {
            return;
        }
        Label icon = new Label(bar, SWT.NONE);
        icon.setImage(icons.get(Icon.WARNING));
        new Label(bar, SWT.NONE).setText(Messages.warnings);
        for (Guard guard : guards) {
            new Label(bar, SWT.NONE);
            Button box = new Button(bar, SWT.CHECK | SWT.WRAP);
            box.setText(LegacyActionTools.escapeMnemonics(adviser.warning(guard)));
            box.setData(guard);
            box.addListener(SWT.Selection, e -> acknowledged.accept(guard, box.getSelection()));
            GridDataFactory.fillDefaults().grab(true, false).hint(TEXT_WIDTH, SWT.DEFAULT).applyTo(box);
        }
        bar.getParent().layout(true, true);
    }
}
