package io.portside.ui.pane;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * The table of a pane: virtual, over an immutable array of rows. It grows in slices between events, because GTK needs
 * several microseconds a row and a hundred thousand at once would hold the window up; and a big one is thrown away
 * rather than emptied, because emptying costs as much.
 */
final class FileTable {
    /** Rows added between two events; about 20 ms on a slow machine. */
    static final int SLICE = 4_000;
    private static final int[] WIDTHS = {300, 85, 175, 95};
    private static final int LEAST_NAME = 160;

    private final Composite parent;
    private final RowLabels labels;
    private final Consumer<SortColumn> sortClicked;
    private final List<Consumer<Table>> hooks = new ArrayList<>();
    private final int[] widths = WIDTHS.clone();
    private Table table;
    private Rows rows = Rows.NONE;
    private RowOptions options = RowOptions.INITIAL;
    private int cursor;
    private boolean marking;
    private boolean chosen;
    private boolean fitting;
    private long filling;

    FileTable(Composite parent, RowLabels labels, Consumer<SortColumn> sortClicked) {
        this.parent = parent;
        this.labels = labels;
        this.sortClicked = sortClicked;
        table = create();
    }

    /** Has {@code hook} called with the table now and with every one that takes its place. */
    void hook(Consumer<Table> hook) {
        hooks.add(hook);
        hook.accept(table);
    }

    Table table() {
        return table;
    }

    Rows rows() {
        return rows;
    }

    /** Empty until somebody has widths of their own. */
    Optional<int[]> chosenWidths() {
        return chosen ? Optional.of(widths()) : Optional.empty();
    }

    private int[] widths() {
        TableColumn[] columns = table.getColumns();
        for (int i = 0; i < columns.length; i++) {
            widths[i] = columns[i].getWidth();
        }
        return widths.clone();
    }

    void setWidths(int[] wanted) {
        chosen = true;
        for (int i = 0; i < Math.min(wanted.length, widths.length); i++) {
            widths[i] = Math.max(20, wanted[i]);
            table.getColumn(i).setWidth(widths[i]);
        }
    }

    /** Until somebody has widths of their own, the names take what the other columns leave. */
    private void fit() {
        int others = widths[1] + widths[2] + widths[3];
        int room = Math.max(LEAST_NAME, table.getClientArea().width - others);
        if (!chosen && room != table.getColumn(0).getWidth()) {
            fitting = true;
            table.getColumn(0).setWidth(room);
            widths[0] = room;
            fitting = false;
        }
    }

    /** What is kept over a refresh. */
    private record Kept(boolean any, Set<String> selection, Optional<String> cursor, boolean marking, int top,
            Optional<String> topName) {
        static final Kept NOTHING = new Kept(false, Set.of(), Optional.empty(), false, 0, Optional.empty());
    }

    /**
     * Shows these rows.
     *
     * @param same  they are of the folder that is shown already: selection, cursor and what is in view stay
     * @param focus name that gets the cursor
     */
    void show(Rows now, RowOptions sorted, boolean same, Optional<String> focus) {
        Kept kept = same
                ? new Kept(sorted.equals(options), selectedNames(), cursorRow().map(PaneRow::name), marking,
                        table.getTopIndex(), topName())
                : Kept.NOTHING;
        replaceIfBig(now);
        rows = now;
        showOrder(sorted);
        long mine = ++filling;
        int first = Math.min(rows.size(), Math.max(SLICE, table.getItemCount()));
        table.setItemCount(first);
        table.clearAll();
        restore(kept, focus);
        if (first < rows.size()) {
            grow(mine, kept, focus);
        }
    }

    /** What is in view stays in view when rows come in above it, unless it is the beginning. */
    private Optional<String> topName() {
        int top = table.getTopIndex();
        return top > 0 && top < rows.size() ? Optional.of(rows.get(top).name()) : Optional.empty();
    }

    private void replaceIfBig(Rows now) {
        if (table.getItemCount() <= SLICE || now.size() >= table.getItemCount()) {
            return;
        }
        boolean focused = table.isFocusControl();
        widths();
        Menu menu = table.getMenu();
        // A control takes its menu with it.
        table.setMenu(null);
        table.dispose();
        rows = now;
        table = create();
        table.setMenu(menu);
        hooks.forEach(hook -> hook.accept(table));
        parent.layout();
        if (focused) {
            table.setFocus();
        }
    }

    private void grow(long mine, Kept kept, Optional<String> focus) {
        table.getDisplay().asyncExec(() -> {
            if (table.isDisposed() || mine != filling) {
                return;
            }
            int next = Math.min(rows.size(), table.getItemCount() + SLICE);
            table.setItemCount(next);
            if (next < rows.size()) {
                grow(mine, kept, focus);
            } else if (!kept.selection().isEmpty() || focus.isPresent()) {
                restore(kept, focus);
            }
        });
    }

    private void restore(Kept kept, Optional<String> focus) {
        int count = table.getItemCount();
        Optional<Integer> place = focus.flatMap(rows::indexOf).filter(index -> index < count);
        if (place.isPresent()) {
            moveTo(place.get(), new int[]{place.get()});
            marking = false;
            return;
        }
        int[] wanted = Arrays.stream(rows.indexesOf(kept.selection())).filter(index -> index < count).toArray();
        Optional<Integer> before = kept.cursor().flatMap(rows::indexOf).filter(index -> index < count);
        if (wanted.length > 0) {
            put(before.orElse(wanted[0]), wanted);
        } else if (!kept.any() && kept.cursor().isEmpty() && count > 0 && table.isFocusControl()) {
            // Without a selected row the arrow keys would do nothing at first.
            moveTo(0, new int[]{0});
        } else {
            cursor = before.orElse(0);
        }
        marking = kept.marking();
        if (kept.any() && count > 0) {
            int top = kept.topName().flatMap(rows::indexOf).orElse(kept.top());
            table.setTopIndex(Math.min(top, count - 1));
        }
    }

    private void moveTo(int place, int[] selected) {
        put(place, selected);
        table.showItem(table.getItem(place));
    }

    /** Puts cursor and selection; SWT gives the cursor to the first index it is told. */
    private void put(int place, int[] selected) {
        cursor = place;
        if (selected.length > SLICE && selected.length == rows.entries()) {
            // Row by row that many would take seconds.
            selectAll();
            return;
        }
        int[] cursorFirst = new int[selected.length + 1];
        cursorFirst[0] = place;
        System.arraycopy(selected, 0, cursorFirst, 1, selected.length);
        grown(Arrays.stream(cursorFirst).max().getAsInt());
        table.setSelection(cursorFirst);
        if (Arrays.stream(selected).noneMatch(index -> index == place)) {
            table.deselect(place);
        }
    }

    /** Gives the rows the keyboard; some row has the cursor then, so that the arrow keys start from there. */
    void focus() {
        table.setFocus();
        if (table.getSelectionCount() == 0 && !marking && rows.size() > 0) {
            moveTo(Math.min(cursor, rows.size() - 1), new int[]{Math.min(cursor, rows.size() - 1)});
        }
    }

    /** Selects exactly these, as far as they are there. */
    void select(Collection<String> names) {
        int[] wanted = rows.indexesOf(names);
        if (wanted.length > 0) {
            moveTo(wanted[0], wanted);
        } else {
            table.deselectAll();
        }
    }

    /** Rows that are to be selected must be there already. */
    private void grown(int index) {
        if (table.getItemCount() <= index) {
            table.setItemCount(Math.min(rows.size(), index + SLICE));
        }
    }

    /** The selected entries, without the way up. */
    List<PaneRow> selected() {
        List<PaneRow> selected = new ArrayList<>();
        for (int index : table.getSelectionIndices()) {
            if (index < rows.size() && !rows.get(index).up()) {
                selected.add(rows.get(index));
            }
        }
        return selected;
    }

    Set<String> selectedNames() {
        Set<String> names = new HashSet<>();
        selected().forEach(row -> names.add(row.name()));
        return names;
    }

    /** The row the cursor is on. */
    Optional<PaneRow> cursorRow() {
        return cursor >= 0 && cursor < rows.size() ? Optional.of(rows.get(cursor)) : Optional.empty();
    }

    /** Selects or deselects the row at the cursor and moves the cursor down. */
    void toggleAndMoveOn() {
        int at = cursor;
        if (at >= rows.size()) {
            return;
        }
        boolean add = !table.isSelected(at) && !rows.get(at).up();
        Set<Integer> selected = new HashSet<>();
        Arrays.stream(table.getSelectionIndices()).filter(index -> index != at).forEach(selected::add);
        if (add || lonely(at)) {
            selected.add(at);
        }
        moveTo(Math.min(at + 1, rows.size() - 1), selected.stream().mapToInt(Integer::intValue).toArray());
        marking = true;
    }

    /**
     * While rows are being marked one by one the arrow keys move the cursor and leave the selection alone; left to
     * itself the table would drop it.
     */
    private void keepMarks(Event event) {
        int step = switch (event.keyCode) {
            case SWT.ARROW_UP -> -1;
            case SWT.ARROW_DOWN -> 1;
            default -> 0;
        };
        if (marking && step != 0 && event.stateMask == 0) {
            event.doit = false;
            moveTo(Math.max(0, Math.min(rows.size() - 1, cursor + step)), table.getSelectionIndices());
        }
    }

    /** The arrow keys select the row they come to; marking it must keep it and not take that selection away. */
    private boolean lonely(int at) {
        return !rows.get(at).up() && table.getSelectionCount() == 1 && table.isSelected(at);
    }

    void selectAll() {
        table.selectAll();
        if (rows.size() > 0 && rows.get(0).up()) {
            table.deselect(0);
        }
    }

    /** Selects one row, as a click does. */
    void selectOnly(int index) {
        moveTo(index, new int[]{index});
    }

    /** The row at a point of the table. */
    Optional<Integer> indexAt(Point point) {
        TableItem item = table.getItem(point);
        return item == null ? Optional.empty() : Optional.of(table.indexOf(item)).filter(index -> index < rows.size());
    }

    private Table create() {
        Table made = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION);
        made.setHeaderVisible(true);
        for (SortColumn column : SortColumn.values()) {
            TableColumn header = new TableColumn(made, column == SortColumn.SIZE ? SWT.RIGHT : SWT.LEFT);
            header.setText(labels.header(column));
            header.setWidth(widths[column.ordinal()]);
            header.addListener(SWT.Resize, event -> {
                // GTK stretches the last column over the room that is left.
                boolean byHand = !fitting && column != SortColumn.PERMISSIONS
                        && header.getWidth() != widths[column.ordinal()];
                chosen |= byHand && made.isVisible();
            });
            header.addListener(SWT.Selection, event -> sortClicked.accept(column));
        }
        made.addListener(SWT.SetData, this::fill);
        made.addListener(SWT.Selection, event -> {
            if (event.item instanceof TableItem item) {
                cursor = made.indexOf(item);
                marking = false;
            }
        });
        made.addListener(SWT.KeyDown, this::keepMarks);
        made.addListener(SWT.Resize, event -> fit());
        cursor = 0;
        return made;
    }

    private void fill(Event event) {
        TableItem item = (TableItem) event.item;
        // GTK and screen readers ask for rows that are just going away, the index of which is past the end or -1.
        if (event.index >= 0 && event.index < rows.size()) {
            PaneRow row = rows.get(event.index);
            item.setText(labels.texts(row));
            item.setImage(0, labels.icon(row));
        }
    }

    private void showOrder(RowOptions sorted) {
        options = sorted;
        table.setSortColumn(table.getColumn(options.column().ordinal()));
        table.setSortDirection(options.descending() ? SWT.DOWN : SWT.UP);
    }
}
