package io.portside.ui.sync.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

/**
 * A virtual table that grows in slices between events, because GTK needs several microseconds a row and a hundred thousand
 * at once would hold the window up; and that is thrown away rather than emptied, because emptying costs as much. UI thread.
 */
public final class GrowingTable {
    /** Rows added between two events; about 10 ms on a slow machine. */
    public static final int SLICE = 2_000;
    /** Rows taken away between two events. */
    private static final int BIT = 500;
    /** Rows that have new texts put in between two events. */
    private static final int RENEWED = 50;
    /** Rows that are filled whether they are looked at or not. */
    private static final int FILLED = 200;

    private final Composite parent;
    private final List<Column> columns;
    private final Filler filler;
    private final List<Consumer<Table>> hooks = new ArrayList<>();
    private final int[] widths;
    private Table table;
    private int count;
    private int[] wanted = {};
    /** Rows that have texts; of a hundred thousand few were ever looked at. */
    private final BitSet filled = new BitSet();
    /** Those of them whose texts may be old. */
    private final BitSet stale = new BitSet();
    private long filling;
    private boolean fitting;

    /**
     * A column.
     *
     * @param style  {@code SWT.LEFT} or {@code SWT.RIGHT}
     * @param weight of the room that is left; 0: keeps its width
     */
    public record Column(String title, int width, int style, int weight) {}

    /** Fills a row that is being looked at; cheap and without side effects. */
    @FunctionalInterface
    public interface Filler {
        void fill(TableItem item, int index);
    }

    /** @param parent with a layout that has the table fill it */
    public GrowingTable(Composite parent, List<Column> columns, Filler filler) {
        this.parent = parent;
        this.columns = List.copyOf(columns);
        this.filler = filler;
        widths = columns.stream().mapToInt(Column::width).toArray();
        table = create();
    }

    private Table create() {
        Table made = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI | SWT.BORDER);
        made.setHeaderVisible(true);
        for (int i = 0; i < columns.size(); i++) {
            TableColumn column = new TableColumn(made, columns.get(i).style());
            column.setText(columns.get(i).title());
            column.setWidth(widths[i]);
        }
        made.addListener(SWT.SetData, event -> {
            // GTK asks for rows while it takes them away; then there is no index.
            if (event.index >= 0 && event.index < count) {
                fill((TableItem) event.item, event.index);
            }
        });
        made.addListener(SWT.Resize, this::fit);
        return made;
    }

    /** Has {@code hook} called with the table now and with every one that takes its place. */
    public void onTable(Consumer<Table> hook) {
        hooks.add(hook);
        hook.accept(table);
    }

    public Table table() {
        return table;
    }

    /** Rows there are, whether the table has grown to them or not. */
    public int count() {
        return count;
    }

    /** Of the rows, in order; also of those that the table has not grown to yet. */
    public int[] selection() {
        int[] now = table.getSelectionIndices();
        int grown = table.getItemCount();
        int[] later = Arrays.stream(wanted).filter(index -> index >= grown).toArray();
        return IntStream.concat(Arrays.stream(now), Arrays.stream(later)).sorted().toArray();
    }

    private void fill(TableItem item, int index) {
        filled.set(index);
        stale.clear(index);
        filler.fill(item, index);
    }

    /**
     * Texts of rows may have changed; their number and order have not. The first rows and those that are seen have the new
     * ones at once, the others soon.
     */
    public void refresh() {
        // Not clear(): GTK takes longer to empty a row than to put texts into it, of which most are the same.
        boolean idle = stale.isEmpty();
        stale.or(filled);
        fill(0, FILLED);
        int top = count == 0 ? 0 : table.getTopIndex();
        fill(top, top + table.getClientArea().height / Math.max(1, table.getItemHeight()) + 2);
        if (idle) {
            renew();
        }
    }

    /** A screen reader is not told of texts that come with SetData into rows that had others, so short tables are filled. */
    private void fill(int from, int to) {
        for (int i = from; i < Math.min(to, table.getItemCount()); i++) {
            fill(table.getItem(i), i);
        }
    }

    private void renew() {
        table.getDisplay().asyncExec(() -> {
            if (table.isDisposed() || stale.isEmpty()) {
                return;
            }
            for (int done = 0, i = stale.nextSetBit(0); i >= 0 && done < RENEWED; i = stale.nextSetBit(i + 1), done++) {
                fill(table.getItem(i), i);
            }
            renew();
        });
    }

    /**
     * Shows so many rows.
     *
     * @param selected rows to select
     * @param top      the first row to be seen, as far as there is room
     */
    public void show(int rows, int[] selected, int top) {
        replaceIfBig(rows);
        count = rows;
        wanted = selected;
        long mine = ++filling;
        int first = Math.min(rows, Math.max(SLICE, table.getItemCount()));
        table.setItemCount(first);
        filled.clear(first, Math.max(first, filled.length()));
        stale.clear(first, Math.max(first, stale.length()));
        select();
        if (rows > 0) {
            table.setTopIndex(Math.min(top, first - 1));
        }
        refresh();
        if (first < rows) {
            grow(mine);
        }
    }

    private void select() {
        int grown = table.getItemCount();
        table.setSelection(Arrays.stream(wanted).filter(index -> index < grown).toArray());
    }

    private void replaceIfBig(int rows) {
        if (table.getItemCount() <= SLICE || rows >= table.getItemCount()) {
            return;
        }
        boolean focused = table.isFocusControl();
        for (int i = 0; i < widths.length; i++) {
            widths[i] = table.getColumn(i).getWidth();
        }
        Menu menu = table.getMenu();
        // A control takes its menu with it.
        table.setMenu(null);
        retire(table);
        filled.clear();
        stale.clear();
        table = create();
        table.setMenu(menu);
        hooks.forEach(hook -> hook.accept(table));
        parent.layout();
        if (focused) {
            table.setFocus();
        }
    }

    /** Taking a hundred thousand rows away at once costs seconds, so that is done bit by bit, out of sight. */
    private static void retire(Table old) {
        Shell home = new Shell(old.getDisplay());
        old.setRedraw(false);
        old.deselectAll();
        old.setParent(home);
        shrink(home, old);
    }

    private static void shrink(Shell home, Table old) {
        home.getDisplay().asyncExec(() -> {
            if (home.isDisposed()) {
                return;
            }
            int left = old.getItemCount() - BIT;
            if (left > 0) {
                old.setItemCount(left);
                shrink(home, old);
            } else {
                home.dispose();
            }
        });
    }

    private void grow(long mine) {
        table.getDisplay().asyncExec(() -> {
            if (table.isDisposed() || mine != filling) {
                return;
            }
            int before = table.getItemCount();
            int next = Math.min(count, before + SLICE);
            table.setItemCount(next);
            int[] come = Arrays.stream(wanted).filter(index -> index >= before && index < next).toArray();
            if (come.length > 0) {
                table.select(come);
            }
            if (next < count) {
                grow(mine);
            }
        });
    }

    /** Columns with a weight share what the others leave. */
    private void fit(Event event) {
        int weights = columns.stream().mapToInt(Column::weight).sum();
        if (weights == 0 || fitting) {
            return;
        }
        fitting = true;
        int fixed = 0;
        for (int i = 0; i < columns.size(); i++) {
            fixed += columns.get(i).weight() == 0 ? table.getColumn(i).getWidth() : columns.get(i).width();
        }
        int room = Math.max(0, table.getClientArea().width - fixed);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).weight() > 0) {
                table.getColumn(i).setWidth(columns.get(i).width() + room * columns.get(i).weight() / weights);
            }
        }
        fitting = false;
    }
}
