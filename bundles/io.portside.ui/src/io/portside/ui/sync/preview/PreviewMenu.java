package io.portside.ui.sync.preview;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

import org.eclipse.jface.action.LegacyActionTools;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.PathOrder;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.text.Formats;

/** Decides about the selected items, by menu and by keys. UI thread; many items are dealt with on a worker. */
final class PreviewMenu {
    /** Of so many items it is looked up what may be chosen; of more everything is offered. */
    private static final int LOOKED_AT = 2_000;

    private final PreviewTable table;
    private final PlanAdviser adviser;
    private final PreviewActions actions;
    private final Executor workers;
    private final Executor ui;
    private final Formats formats;

    PreviewMenu(PreviewTable table, PlanAdviser adviser, PreviewActions actions, Executor workers, Executor ui,
            Formats formats) {
        this.table = table;
        this.adviser = adviser;
        this.actions = actions;
        this.workers = workers;
        this.ui = ui;
        this.formats = formats;
        table.rows().onTable(this::attach);
    }

    private void attach(Table control) {
        control.addListener(SWT.KeyDown, this::key);
        if (control.getMenu() == null) {
            Menu menu = new Menu(control.getShell(), SWT.POP_UP);
            menu.addListener(SWT.Show, e -> fill(menu));
            control.setMenu(menu);
            control.addListener(SWT.MenuDetect, e -> {
                if (e.detail == SWT.MENU_KEYBOARD && control.getSelectionCount() > 0) {
                    Rectangle row = control.getItem(control.getSelectionIndex()).getBounds();
                    Point place = control.toDisplay(row.x + row.width / 2, row.y + row.height);
                    e.x = place.x;
                    e.y = place.y;
                }
            });
        }
    }

    private List<Integer> selected() {
        return table.content().map(rows -> rows.items(table.selected())).orElse(List.of());
    }

    private void fill(Menu menu) {
        for (MenuItem item : menu.getItems()) {
            item.dispose();
        }
        List<Integer> items = selected();
        Set<Action> choices = choices(items);
        for (Action action : new Action[]{Action.COPY_RIGHT, Action.COPY_LEFT, Action.MOVE_RIGHT, Action.MOVE_LEFT,
                Action.DELETE_RIGHT, Action.DELETE_LEFT, Action.KEEP_BOTH, Action.SKIP, Action.RECORD,
                Action.CONFLICT}) {
            if (choices.contains(action)) {
                add(menu, ItemWording.choice(action) + key(action), true, () -> decide(action));
            }
        }
        add(menu, Messages.asProposed, !items.isEmpty(), this::asProposed);
        add(menu, Messages.takeBack, actions.canTakeBack(), actions::takeBack);
        new MenuItem(menu, SWT.SEPARATOR);
        add(menu, Messages.compareTexts, comparable() != null, this::compareTexts);
        MenuItem exclude = new MenuItem(menu, SWT.CASCADE);
        exclude.setText(Messages.exclude);
        Menu patterns = new Menu(menu);
        exclude.setMenu(patterns);
        List<PreviewRow> rows = table.selected();
        if (rows.size() == 1) {
            ExcludePatterns.of(rows.get(0).path(), rows.get(0).folder())
                    .forEach(pattern -> add(patterns, LegacyActionTools.escapeMnemonics(pattern), true,
                            () -> actions.exclude(pattern)));
        }
        exclude.setEnabled(patterns.getItemCount() > 0);
        new MenuItem(menu, SWT.SEPARATOR);
        add(menu, Messages.showInPanes, rows.size() == 1, () -> actions
                .showInPanes(table.current().map(row -> row.folder() ? row.path() : row.path().parent())));
        add(menu, Messages.compareAgain, true, actions::compareAgain);
    }

    private static String key(Action action) {
        return switch (action) {
            case COPY_RIGHT -> '\t' + Messages.keyCopyRight;
            case COPY_LEFT -> '\t' + Messages.keyCopyLeft;
            case SKIP -> '\t' + Messages.keySkip;
            case KEEP_BOTH -> '\t' + Messages.keyBoth;
            case DELETE_LEFT, DELETE_RIGHT -> '\t' + Messages.keyDelete;
            default -> ""; //$NON-NLS-1$
        };
    }

    private static void add(Menu menu, String text, boolean enabled, Runnable action) {
        MenuItem item = new MenuItem(menu, SWT.PUSH);
        item.setText(text);
        item.setEnabled(enabled);
        item.addListener(SWT.Selection, e -> action.run());
    }

    /** What at least one of them may have. */
    private Set<Action> choices(List<Integer> items) {
        Set<Action> found = EnumSet.noneOf(Action.class);
        table.content().ifPresent(rows -> {
            if (items.size() > LOOKED_AT) {
                found.addAll(EnumSet.of(Action.COPY_RIGHT, Action.COPY_LEFT, Action.SKIP));
                return;
            }
            items.forEach(index -> found.addAll(adviser.choices(rows.plan(), rows.plan().items().get(index))));
        });
        return found;
    }

    private void key(Event event) {
        int modifiers = event.stateMask & SWT.MODIFIER_MASK;
        boolean mine = true;
        if (modifiers == SWT.MOD1) {
            switch (event.keyCode) {
                case SWT.ARROW_RIGHT -> decide(Action.COPY_RIGHT);
                case SWT.ARROW_LEFT -> decide(Action.COPY_LEFT);
                case 'k' -> decide(Action.SKIP);
                case 'b' -> decide(Action.KEEP_BOTH);
                case 'p' -> asProposed();
                case 'z' -> actions.takeBack();
                case 'd' -> compareTexts();
                default -> mine = false;
            }
        } else if (modifiers == 0 && event.keyCode == SWT.DEL) {
            delete();
        } else {
            mine = false;
        }
        if (mine) {
            event.doit = false;
        }
    }

    /** Where the thing is on one side only, that side; else the menu has both to choose from. */
    private void delete() {
        change((plan, paths) -> {
            SyncPlan now = plan;
            for (Action action : new Action[]{Action.DELETE_RIGHT, Action.DELETE_LEFT}) {
                List<VolumePath> fitting = paths.stream().filter(path -> plan.item(path)
                        .filter(item -> adviser.choices(plan, item).contains(action)).isPresent()).toList();
                now = fitting.isEmpty() ? now : adviser.decide(now, fitting, action);
            }
            return now;
        });
    }

    void decide(Action action) {
        change((plan, paths) -> adviser.decide(plan, paths, action));
    }

    private void asProposed() {
        change(adviser::asProposed);
    }

    @FunctionalInterface
    private interface Change {
        SyncPlan of(SyncPlan plan, List<VolumePath> paths);
    }

    private void change(Change change) {
        if (table.content().isEmpty()) {
            return;
        }
        PreviewRows rows = table.content().get();
        List<PreviewRow> selected = table.selected();
        if (selected.isEmpty()) {
            actions.say(Messages.selectFirst);
            return;
        }
        change(rows, selected, change);
    }

    /** What is decided while an earlier decision is still being worked at is decided about its outcome. */
    private void change(PreviewRows rows, List<PreviewRow> selected, Change change) {
        Optional<SyncPlan> begun = actions.plan();
        if (begun.filter(plan -> plan.made().equals(rows.plan().made())).isEmpty()) {
            return;
        }
        SyncPlan plan = begun.get();
        Runnable work = () -> {
            List<VolumePath> paths = rows.items(selected).stream().map(i -> rows.plan().items().get(i).path()).toList();
            SyncPlan now = change.of(plan, paths);
            long changed = difference(plan, now);
            ui.execute(() -> {
                if (actions.plan().filter(shown -> shown == plan).isEmpty()) {
                    change(rows, selected, change);
                } else if (changed == 0) {
                    actions.say(Messages.notPossible);
                } else {
                    actions.edit(now);
                    actions.say(NLS.bind(Messages.decided, formats.number(changed)));
                }
            });
        };
        if (plan.items().size() <= PreviewModel.SMALL) {
            work.run();
        } else {
            workers.execute(work);
        }
    }

    /** Items that do something else now, or are new in the plan. */
    private static long difference(SyncPlan before, SyncPlan now) {
        long changed = 0;
        int old = 0;
        for (PlanItem item : now.items()) {
            while (old < before.items().size()
                    && PathOrder.PARENTS_FIRST.compare(before.items().get(old).path(), item.path()) < 0) {
                old++;
            }
            boolean same = old < before.items().size() && before.items().get(old).path().equals(item.path())
                    && before.items().get(old).action() == item.action();
            changed += same ? 0 : 1;
        }
        return changed;
    }

    private PlanItem comparable() {
        return table.current().filter(PreviewRow::hasItem).flatMap(row -> table.content().map(rows -> rows.item(row)))
                .filter(item -> file(item.left().orElse(null)) || file(item.right().orElse(null))).orElse(null);
    }

    private static boolean file(Facts facts) {
        return facts != null && facts.kind() == EntryKind.FILE;
    }

    void compareTexts() {
        PlanItem item = comparable();
        if (item != null) {
            actions.compareTexts(item);
        } else {
            actions.say(Messages.noTexts);
        }
    }
}
