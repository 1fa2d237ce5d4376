package io.portside.ui.connection;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.graphics.Transform;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;

/**
 * Shows the rows of a sequence under a head that stays. Only what is in view is drawn, whatever their number. UI thread.
 */
final class SequenceCanvas {
    private static final int PADDING = 6;
    private static final int SCROLL_ROWS = 3;
    private static final String DIGITS = "0123456789";

    private final Canvas canvas;
    private final Font bold;
    private final RowWording wording;
    private final SequenceAccess access;
    private List<SequenceRow> rows = List.of();
    private String empty = "";
    private End client = End.UNKNOWN;
    private End server = End.UNKNOWN;
    private int rowHeight;
    private int unit;
    private int top;
    private int left;
    /** The number of the chosen row; -1: none. */
    private long selected = -1;
    private Consumer<SequenceRow> onSelect = row -> {};
    private Runnable onOpen = () -> {};

    SequenceCanvas(Composite parent, RowWording wording) {
        this.wording = wording;
        canvas = new Canvas(parent, SWT.V_SCROLL | SWT.H_SCROLL | SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        bold = FontDescriptor.createFrom(canvas.getFont()).setStyle(SWT.BOLD).createFont(canvas.getDisplay());
        measure();
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.Resize, e -> scrollBars());
        canvas.addListener(SWT.MouseDown, this::pressed);
        canvas.addListener(SWT.MouseDoubleClick, e -> onOpen.run());
        canvas.addListener(SWT.MouseVerticalWheel, this::wheel);
        canvas.addListener(SWT.MouseMove, e -> hint(indexAt(e.y)));
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.Traverse, e -> {
            boolean leaves = e.detail == SWT.TRAVERSE_TAB_NEXT || e.detail == SWT.TRAVERSE_TAB_PREVIOUS;
            e.doit = leaves || e.doit;
        });
        canvas.addListener(SWT.FocusIn, e -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, e -> canvas.redraw());
        canvas.addListener(SWT.Dispose, e -> bold.dispose());
        canvas.getVerticalBar().addListener(SWT.Selection, e -> scroll(canvas.getVerticalBar().getSelection()));
        canvas.getHorizontalBar().addListener(SWT.Selection, e -> {
            left = canvas.getHorizontalBar().getSelection();
            canvas.redraw();
        });
        access = new SequenceAccess(this, wording);
        scrollBars();
    }

    private void measure() {
        GC gc = new GC(canvas);
        gc.setFont(canvas.getFont());
        rowHeight = gc.getFontMetrics().getHeight() + PADDING;
        // Ports are digits, and those are wider than the average of a font.
        unit = Math.max(1, (gc.textExtent(DIGITS).x + DIGITS.length() - 1) / DIGITS.length());
        gc.dispose();
    }

    Canvas control() {
        return canvas;
    }

    void onSelect(Consumer<SequenceRow> consumer) {
        onSelect = consumer;
    }

    /** Enter or a double click. */
    void onOpen(Runnable runnable) {
        onOpen = runnable;
    }

    List<SequenceRow> rows() {
        return rows;
    }

    /** @param follow whether the last row should be seen if it was before */
    void show(List<SequenceRow> now, End here, End there, String whenEmpty, boolean follow) {
        boolean atEnd = atEnd();
        long first = rows.isEmpty() ? -1 : rows.get(Math.min(top, rows.size() - 1)).number();
        rows = now;
        client = here;
        server = there;
        empty = whenEmpty;
        top = follow && atEnd ? last() : Math.min(last(), atEnd ? top : indexAtOrAfter(first));
        scrollBars();
        canvas.redraw();
        access.changed();
    }

    /** What is being read stays where it is, although rows before it have gone. */
    private int indexAtOrAfter(long number) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (rows.get(middle).number() < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean atEnd() {
        return top >= last();
    }

    /** How many whole rows fit. */
    int page() {
        return Math.max(1, (canvas.getClientArea().height - 2 * rowHeight) / rowHeight);
    }

    /** The top row when the last one is in view. */
    private int last() {
        return Math.max(0, rows.size() - page());
    }

    int top() {
        return top;
    }

    private void scrollBars() {
        Rectangle area = canvas.getClientArea();
        top = Math.min(top, last());
        ScrollBar vertical = canvas.getVerticalBar();
        int page = page();
        vertical.setValues(top, 0, Math.max(page, rows.size()), page, 1, page);
        vertical.setEnabled(rows.size() > page);
        ScrollBar horizontal = canvas.getHorizontalBar();
        int width = Columns.narrowest(unit);
        int thumb = Math.max(1, Math.min(width, area.width));
        left = Math.max(0, Math.min(left, width - thumb));
        horizontal.setValues(left, 0, Math.max(thumb, width), thumb, unit, thumb);
        horizontal.setVisible(width > area.width);
    }

    private void scroll(int to) {
        int wanted = Math.max(0, Math.min(to, last()));
        if (wanted != top) {
            top = wanted;
            canvas.getVerticalBar().setSelection(top);
            canvas.redraw();
            access.changed();
        }
    }

    private void wheel(Event event) {
        scroll(top - Integer.signum(event.count) * SCROLL_ROWS);
        event.doit = false;
    }

    private void paint(Event event) {
        Rectangle area = canvas.getClientArea();
        GC gc = event.gc;
        gc.setBackground(SwtPen.paper(canvas.getDisplay()));
        gc.fillRectangle(area);
        SwtPen pen = new SwtPen(gc, canvas.getFont(), bold, canvas.getDisplay());
        Columns columns = Columns.of(area.width, unit);
        if (rows.isEmpty()) {
            paragraph(pen, area);
            return;
        }
        Transform shift = null;
        if (left > 0) {
            shift = new Transform(gc.getDevice());
            shift.translate(-left, 0);
            gc.setTransform(shift);
        }
        SequencePainter painter = new SequencePainter(pen, columns, wording);
        int y = 2 * rowHeight;
        for (int i = top; i < rows.size() && y < area.height; i++, y += rowHeight) {
            painter.row(rows.get(i), y, rowHeight, rows.get(i).number() == selected);
            if (rows.get(i).number() == selected && canvas.isFocusControl()) {
                gc.drawFocus(left, y, area.width, rowHeight);
            }
        }
        painter.head(rowHeight, client, server);
        if (shift != null) {
            gc.setTransform(null);
            shift.dispose();
        }
    }

    /** Why nothing is to be seen, in lines that fit. */
    private void paragraph(SwtPen pen, Rectangle area) {
        int room = Math.min(area.width - 4 * unit, 90 * unit);
        int middle = Math.max(rowHeight, area.height / 3);
        StringBuilder line = new StringBuilder();
        for (String word : empty.split(" ")) {
            if (!line.isEmpty() && pen.width(line + " " + word, false) > room) {
                pen.text(area.width / 2, middle, line.toString(), Pen.Align.CENTRE, Pen.Tone.MUTED, false);
                middle += rowHeight;
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        pen.text(area.width / 2, middle, line.toString(), Pen.Align.CENTRE, Pen.Tone.MUTED, false);
    }

    /** What does not fit into a lane can be read under the mouse. */
    private void hint(int index) {
        String text = index < 0 ? null : rows.get(index).text();
        if (!Objects.equals(text, canvas.getToolTipText())) {
            canvas.setToolTipText(text);
        }
    }

    private void pressed(Event event) {
        canvas.setFocus();
        int index = indexAt(event.y);
        if (index >= 0) {
            select(index);
        }
    }

    /** -1: there is no row. */
    int indexAt(int y) {
        int index = top + (y - 2 * rowHeight) / rowHeight;
        return y >= 2 * rowHeight && index < rows.size() ? index : -1;
    }

    /** Where a row is drawn, in the canvas; it may be out of sight. */
    Rectangle bounds(int index) {
        return new Rectangle(0, 2 * rowHeight + (index - top) * rowHeight, canvas.getClientArea().width, rowHeight);
    }

    private void key(Event event) {
        int at = selectedIndex();
        boolean none = at < 0;
        switch (event.keyCode) {
            case SWT.ARROW_DOWN -> select(none ? top : at + 1);
            case SWT.ARROW_UP -> select(none ? rows.size() - 1 : at - 1);
            case SWT.PAGE_DOWN -> select(none ? top : at + page());
            case SWT.PAGE_UP -> select(none ? top : at - page());
            case SWT.HOME -> select(0);
            case SWT.END -> select(rows.size() - 1);
            case SWT.CR, SWT.KEYPAD_CR -> onOpen.run();
            default -> {
                return;
            }
        }
        event.doit = false;
    }

    int selectedIndex() {
        int index = selected < 0 ? -1 : indexAtOrAfter(selected);
        return index >= 0 && index < rows.size() && rows.get(index).number() == selected ? index : -1;
    }

    Optional<SequenceRow> selection() {
        int index = selectedIndex();
        return index < 0 ? Optional.empty() : Optional.of(rows.get(index));
    }

    /** Chooses a row, the nearest one that is there, and brings it into view. */
    void select(int index) {
        if (rows.isEmpty()) {
            return;
        }
        int wanted = Math.max(0, Math.min(index, rows.size() - 1));
        selected = rows.get(wanted).number();
        if (wanted < top) {
            scroll(wanted);
        } else if (wanted >= top + page()) {
            scroll(wanted - page() + 1);
        }
        canvas.redraw();
        access.selected();
        onSelect.accept(rows.get(wanted));
    }

    /** The latest rows as a picture, not more than {@code most} of them. */
    ImageData picture(int most) {
        List<SequenceRow> drawn = rows.subList(Math.max(0, rows.size() - most), rows.size());
        Display display = canvas.getDisplay();
        int width = Math.max(canvas.getClientArea().width, Columns.narrowest(unit) * 5 / 4);
        Image image = new Image(display, width, (drawn.size() + 2) * rowHeight);
        GC gc = new GC(image);
        try {
            gc.setBackground(SwtPen.paper(display));
            gc.fillRectangle(image.getBounds());
            SequencePainter painter = new SequencePainter(new SwtPen(gc, canvas.getFont(), bold, display),
                    Columns.of(width, unit), wording);
            painter.head(rowHeight, client, server);
            for (int i = 0; i < drawn.size(); i++) {
                painter.row(drawn.get(i), (i + 2) * rowHeight, rowHeight, false);
            }
            return image.getImageData();
        } finally {
            gc.dispose();
            image.dispose();
        }
    }
}
