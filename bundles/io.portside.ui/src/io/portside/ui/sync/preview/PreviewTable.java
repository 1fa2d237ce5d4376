package io.portside.ui.sync.preview;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.text.Formats;
import io.portside.ui.sync.table.GrowingTable;
import io.portside.ui.sync.table.GrowingTable.Column;
import io.portside.ui.theme.Icon;
import io.portside.ui.theme.Icons;

/** The rows of the preview: a tree by indentation, or a list. UI thread. */
final class PreviewTable {
    private static final String INDENT = "      "; //$NON-NLS-1$
    private static final String OPEN = "\u25be "; //$NON-NLS-1$
    private static final String CLOSED = "\u25b8 "; //$NON-NLS-1$
    /** Instead of the sign of a folder, so that names stand below each other. */
    private static final String PLAIN = "   "; //$NON-NLS-1$
    /** So many selected rows are looked up again after a change; of more only the first. */
    private static final int KEPT = 2_000;

    private final GrowingTable rows;
    private final ItemWording wording;
    private final Formats formats;
    private final Icons icons;
    private final PlanAdviser adviser;
    private PreviewRows content;
    private boolean anew = true;
    private BiConsumer<VolumePath, Boolean> fold = (folder, close) -> {};

    PreviewTable(Composite parent, Icons icons, Formats formats, PlanAdviser adviser) {
        this.icons = icons;
        this.formats = formats;
        this.adviser = adviser;
        wording = new ItemWording(formats);
        rows = new GrowingTable(parent,
                List.of(new Column(Messages.columnName, 240, SWT.LEFT, 3),
                        new Column(Messages.columnAction, 165, SWT.LEFT, 0),
                        new Column(Messages.columnLeftSize, 85, SWT.RIGHT, 0),
                        new Column(Messages.columnLeftTime, 190, SWT.LEFT, 0),
                        new Column(Messages.columnRightSize, 85, SWT.RIGHT, 0),
                        new Column(Messages.columnRightTime, 190, SWT.LEFT, 0),
                        new Column(Messages.columnWhy, 220, SWT.LEFT, 4)),
                this::fill);
        rows.onTable(table -> {
            table.addListener(SWT.KeyDown, this::key);
            table.addListener(SWT.MouseDown, this::mouse);
        });
    }

    /** @param foldThis hears of folders that are to be folded away (true) or open */
    void onFold(BiConsumer<VolumePath, Boolean> foldThis) {
        fold = foldThis;
    }

    GrowingTable rows() {
        return rows;
    }

    Table control() {
        return rows.table();
    }

    Optional<PreviewRows> content() {
        return Optional.ofNullable(content);
    }

    /** What comes next is another comparison: nothing that is selected now means anything in it. */
    void forget() {
        anew = true;
    }

    void show(PreviewRows now) {
        PreviewRows before = content;
        content = now;
        if (anew) {
            anew = false;
            rows.show(now.rows().size(), now.rows().isEmpty() ? new int[0] : new int[]{0}, 0);
            return;
        }
        if (before != null && sameRows(before.rows(), now.rows())) {
            rows.refresh();
            return;
        }
        int top = rows.table().getTopIndex();
        int[] kept = {};
        if (before != null) {
            int[] selected = rows.selection();
            kept = now.indexesOf(Arrays.stream(selected).limit(selected.length > KEPT ? 1 : KEPT)
                    .filter(index -> index < before.rows().size()).mapToObj(index -> before.rows().get(index).path())
                    .toList());
            // Where nothing of the selection is left, the first row is selected, and has to be seen.
            top = kept.length > 0 && top < before.rows().size()
                    ? Math.max(0, now.indexOf(before.rows().get(top).path()))
                    : 0;
        }
        rows.show(now.rows().size(), kept.length == 0 && !now.rows().isEmpty() ? new int[]{0} : kept, top);
    }

    private static boolean sameRows(List<PreviewRow> before, List<PreviewRow> now) {
        if (before.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < now.size(); i++) {
            if (before.get(i).item() != now.get(i).item() || before.get(i).depth() != now.get(i).depth()
                    || before.get(i).path() != now.get(i).path()
                            && !before.get(i).path().equals(now.get(i).path())) {
                return false;
            }
        }
        return true;
    }

    List<PreviewRow> selected() {
        if (content == null) {
            return List.of();
        }
        return Arrays.stream(rows.selection()).filter(index -> index < content.rows().size())
                .mapToObj(content.rows()::get).toList();
    }

    /** The row at the cursor. */
    Optional<PreviewRow> current() {
        int index = rows.table().getSelectionIndex();
        return content != null && index >= 0 && index < content.rows().size()
                ? Optional.of(content.rows().get(index))
                : Optional.empty();
    }

    /** Every cell of the row: it may have shown another one before. */
    private void fill(TableItem item, int index) {
        PreviewRow row = content.rows().get(index);
        if (!row.hasItem()) {
            image(item, 0, icons.get(Icon.FOLDER));
            image(item, 1, null);
            item.setText(new String[]{name(row), below(row), "", "", "", "", ""}); //$NON-NLS-1$ //$NON-NLS-2$ //$NON-NLS-3$ //$NON-NLS-4$ //$NON-NLS-5$
            return;
        }
        PlanItem entry = content.item(row);
        image(item, 0, icons.get(entry.folder() ? Icon.FOLDER : Icon.FILE));
        image(item, 1, icons.get(ItemKind.of(entry.action()).icon()));
        item.setText(new String[]{name(row), ItemWording.action(entry), wording.size(entry, Side.LEFT),
                wording.time(entry, Side.LEFT), wording.size(entry, Side.RIGHT), wording.time(entry, Side.RIGHT),
                adviser.why(entry)});
    }

    /** SWT makes a new picture each time, also of the same image. */
    private static void image(TableItem item, int column, Image image) {
        if (item.getImage(column) != image) {
            item.setImage(column, image);
        }
    }

    private String below(PreviewRow row) {
        return row.below() == 1 ? Messages.itemBelow : NLS.bind(Messages.itemsBelow, formats.number(row.below()));
    }

    private String name(PreviewRow row) {
        if (!content.options().tree()) {
            return row.path().toString();
        }
        String name = row.path().isRoot() ? Messages.wholeFolder : row.path().name();
        String sign = row.canFold() ? row.closed() ? CLOSED : OPEN : PLAIN;
        return INDENT.repeat(row.depth()) + sign + name;
    }

    private void key(Event event) {
        if ((event.stateMask & SWT.MODIFIER_MASK) != 0 || content == null || !content.options().tree()
                || event.keyCode != SWT.ARROW_LEFT && event.keyCode != SWT.ARROW_RIGHT) {
            return;
        }
        // Asked for these keys only: GTK walks over all rows to say which one it is.
        Optional<PreviewRow> row = current();
        if (row.isEmpty()) {
            return;
        }
        switch (event.keyCode) {
            case SWT.ARROW_LEFT -> {
                if (row.get().canFold() && !row.get().closed()) {
                    fold.accept(row.get().path(), true);
                } else {
                    select(content.indexOf(row.get().path().parent()));
                }
                event.doit = false;
            }
            case SWT.ARROW_RIGHT -> {
                if (row.get().canFold() && row.get().closed()) {
                    fold.accept(row.get().path(), false);
                } else if (row.get().canFold()) {
                    select(content.indexOf(row.get().path()) + 1);
                }
                event.doit = false;
            }
            default -> {
                // Everything else is for the table.
            }
        }
    }

    private void select(int index) {
        if (index >= 0 && index < rows.table().getItemCount()) {
            rows.table().setSelection(index);
            rows.table().notifyListeners(SWT.Selection, new Event());
        }
    }

    /** A click on a folder's sign folds it. */
    private void mouse(Event event) {
        TableItem item = rows.table().getItem(new Point(event.x, event.y));
        if (event.button != 1 || item == null || content == null || !content.options().tree()) {
            return;
        }
        int index = rows.table().indexOf(item);
        PreviewRow row = index >= 0 && index < content.rows().size() ? content.rows().get(index) : null;
        if (row == null || !row.canFold()) {
            return;
        }
        int begin = item.getTextBounds(0).x;
        GC gc = new GC(rows.table());
        int indent = gc.textExtent(INDENT.repeat(row.depth())).x;
        int sign = gc.textExtent(OPEN).x;
        gc.dispose();
        if (event.x >= begin + indent && event.x <= begin + indent + sign) {
            fold.accept(row.path(), !row.closed());
        }
    }
}
