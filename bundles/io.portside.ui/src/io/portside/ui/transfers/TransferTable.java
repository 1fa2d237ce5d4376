package io.portside.ui.transfers;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;

import io.portside.engine.transfer.TransferSnapshot;

/** The virtual table of transfers: only rows that are looked at get texts, only rows that changed get new ones. */
final class TransferTable {
    private static final int PROGRESS = 3;
    private static final int REMARK = 8;
    private static final int REMARK_AT_LEAST = 240;
    private static final int[] WIDTHS = {170, 170, 130, 80, 85, 85, 85, 160, REMARK_AT_LEAST};

    private final Table table;
    private final TransferWording wording;
    private TransferRows rows = TransferRows.EMPTY;

    TransferTable(Composite parent, TransferWording wording) {
        this.wording = wording;
        table = new Table(parent, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.MULTI | SWT.BORDER);
        table.setHeaderVisible(true);
        String[] titles = {Messages.columnWhat, Messages.columnTo, Messages.columnState, Messages.columnProgress,
                Messages.columnSpeed, Messages.columnLeft, Messages.columnFiles, Messages.columnSize,
                Messages.columnRemark};
        for (int i = 0; i < titles.length; i++) {
            boolean number = i > PROGRESS && i < REMARK;
            TableColumn column = new TableColumn(table, number ? SWT.RIGHT : SWT.LEFT);
            column.setText(titles[i]);
            column.setWidth(WIDTHS[i]);
        }
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.PaintItem, this::paintBar);
        table.addListener(SWT.Resize, e -> fitRemark());
    }

    Table control() {
        return table;
    }

    TransferRows rows() {
        return rows;
    }

    List<TransferSnapshot> selected() {
        return IntStream.of(table.getSelectionIndices()).filter(i -> i < rows.rows().size()).mapToObj(rows.rows()::get)
                .toList();
    }

    Optional<TransferSnapshot> focused() {
        return selected().stream().findFirst();
    }

    void show(TransferRows next) {
        TransferRows before = rows;
        long[] kept = selected().stream().mapToLong(TransferSnapshot::id).toArray();
        rows = next;
        if (sameOrder(before, next)) {
            for (int i = 0; i < next.rows().size(); i++) {
                if (!looksTheSame(before.rows().get(i), next.rows().get(i))) {
                    table.clear(i);
                }
            }
            return;
        }
        table.setItemCount(next.rows().size());
        table.clearAll();
        table.setSelection(Arrays.stream(kept).mapToInt(next::indexOf).filter(i -> i >= 0).toArray());
    }

    private static boolean sameOrder(TransferRows a, TransferRows b) {
        int size = a.rows().size();
        return size == b.rows().size()
                && IntStream.range(0, size).allMatch(i -> a.rows().get(i).id() == b.rows().get(i).id());
    }

    /** Cheap on purpose: comparing the records would compare thousands of failures. */
    private static boolean looksTheSame(TransferSnapshot a, TransferSnapshot b) {
        return a == b || a.state() == b.state() && a.filesDone() == b.filesDone() && a.filesTotal() == b.filesTotal()
                && a.filesSkipped() == b.filesSkipped() && a.bytesDone() == b.bytesDone()
                && a.bytesTotal() == b.bytesTotal() && a.bytesPerSecond() == b.bytesPerSecond()
                && a.failures().size() == b.failures().size() && a.untimed() == b.untimed()
                && Objects.equals(a.timeLeft(), b.timeLeft()) && a.current().equals(b.current());
    }

    private void fill(Event event) {
        if (event.index >= rows.rows().size()) {
            return;
        }
        TransferSnapshot transfer = rows.rows().get(event.index);
        TableItem item = (TableItem) event.item;
        item.setText(new String[]{wording.what(transfer.request()), wording.where(transfer.request()),
                wording.state(transfer), wording.percent(transfer), wording.speed(transfer),
                wording.timeLeft(transfer), wording.files(transfer), wording.bytes(transfer),
                wording.remark(transfer)});
    }

    /** A bar over the percentage, which stays a text of the cell for screen readers. */
    private void paintBar(Event event) {
        int index = event.index == PROGRESS ? table.indexOf((TableItem) event.item) : -1;
        if (index < 0 || index >= rows.rows().size()) {
            return;
        }
        GC gc = event.gc;
        Rectangle cell = ((TableItem) event.item).getBounds(PROGRESS);
        int width = cell.width - 5;
        int filled = width * TransferWording.permille(rows.rows().get(index)) / 1000;
        int alpha = gc.getAlpha();
        gc.setBackground(gc.getForeground());
        gc.setAlpha(45);
        gc.fillRectangle(cell.x + 2, cell.y + 2, filled, cell.height - 4);
        gc.setAlpha(90);
        gc.drawRectangle(cell.x + 2, cell.y + 2, width - 1, cell.height - 5);
        gc.setAlpha(alpha);
    }

    private void fitRemark() {
        int others = 0;
        for (int i = 0; i < REMARK; i++) {
            others += table.getColumn(i).getWidth();
        }
        table.getColumn(REMARK).setWidth(Math.max(REMARK_AT_LEAST, table.getClientArea().width - others));
    }
}
