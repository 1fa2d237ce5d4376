package io.portside.ui.connection;

import io.portside.ui.connection.Columns.Span;
import io.portside.ui.connection.Pen.Align;
import io.portside.ui.connection.Pen.Tone;
import io.portside.ui.connection.SequenceRow.Flow;
import io.portside.ui.connection.SequenceRow.Kind;
import io.portside.ui.connection.SequenceRow.Lane;
import io.portside.ui.connection.SequenceRow.Mark;

/** Draws the head and the rows of a sequence with any pen. Pure. */
final class SequencePainter {
    private static final String MORE = "\u2026";
    /** Room for the head of an arrow, in characters. */
    private static final int HEAD = 3;

    private final Pen pen;
    private final Columns columns;
    private final RowWording wording;

    SequencePainter(Pen pen, Columns columns, RowWording wording) {
        this.pen = pen;
        this.columns = columns;
        this.wording = wording;
    }

    /** Two lines of {@code height} each: the lanes, and what their columns are. */
    void head(int height, End client, End server) {
        pen.fill(0, 0, columns.width(), 2 * height, Tone.HEAD_BACK);
        int second = height + height / 2;
        pen.text(columns.time(), second, Messages.columnTime, Align.LEFT, Tone.TEXT, false);
        pen.text(columns.waited(), second, Messages.columnWait, Align.RIGHT, Tone.TEXT, false);
        pen.text(columns.session(), second, Messages.columnSession, Align.CENTRE, Tone.TEXT, false);
        lane(columns.control(), Messages.controlLane, height, client, server);
        lane(columns.data(), Messages.dataLane, height, client, server);
        pen.line(0, 2 * height - 1, columns.width(), 2 * height - 1, Tone.LINE, false);
    }

    private void lane(Span lane, String title, int height, End client, End server) {
        int middle = (lane.client() + lane.server()) / 2;
        int first = height / 2;
        int second = height + first;
        int room = (lane.right() - lane.left() - pen.width(title, true)) / 2 - 2 * columns.unit();
        int left = lane.left() + columns.unit() / 2;
        int right = lane.right() - columns.unit() / 2;
        pen.text(left, first, shortened(client.host(), room, false), Align.LEFT, Tone.MUTED, false);
        pen.text(middle, first, title, Align.CENTRE, Tone.TEXT, true);
        pen.text(right, first, shortened(server.host(), room, false), Align.RIGHT, Tone.MUTED, false);
        pen.text(left, second, Messages.clientPort, Align.LEFT, Tone.TEXT, false);
        pen.text(middle, second, Messages.message, Align.CENTRE, Tone.TEXT, false);
        pen.text(right, second, Messages.serverPort, Align.RIGHT, Tone.TEXT, false);
        pen.line(lane.left(), 0, lane.left(), 2 * height, Tone.LINE, false);
    }

    void row(SequenceRow row, int y, int height, boolean selected) {
        Tone back = selected ? Tone.SELECTION : background(row.mark());
        if (back != null) {
            pen.fill(0, y, columns.width(), height, back);
        }
        Tone quiet = selected ? Tone.SELECTED : Tone.MUTED;
        int middle = y + height / 2;
        pen.text(columns.time(), middle, wording.time(row), Align.LEFT, quiet, false);
        pen.text(columns.waited(), middle, wording.waited(row), Align.RIGHT, quiet, false);
        pen.text(columns.session(), middle, String.valueOf(row.session()), Align.CENTRE, quiet, false);
        if (row.lane() == Lane.BOTH) {
            int room = columns.width() - columns.control().left() - 2 * columns.unit();
            pen.text(columns.control().left() + columns.unit(), middle,
                    shortened(RowWording.sign(row.mark()) + row.text(), room, true), Align.LEFT,
                    selected ? Tone.SELECTED : Tone.TEXT, true);
            return;
        }
        lifelines(columns.control(), y, height, selected);
        lifelines(columns.data(), y, height, selected);
        message(row, row.lane() == Lane.CONTROL ? columns.control() : columns.data(), middle, selected);
    }

    private static Tone background(Mark mark) {
        return switch (mark) {
            case NONE -> null;
            case FAILED -> Tone.FAILED_BACK;
            case FALLBACK, HEDGE, ODD -> Tone.NOTICE_BACK;
        };
    }

    private void lifelines(Span lane, int y, int height, boolean selected) {
        Tone tone = selected ? Tone.SELECTED : Tone.LINE;
        pen.line(lane.client(), y, lane.client(), y + height, tone, false);
        pen.line(lane.server(), y, lane.server(), y + height, tone, false);
    }

    private void message(SequenceRow row, Span lane, int middle, boolean selected) {
        Tone text = selected ? Tone.SELECTED : Tone.TEXT;
        int half = columns.unit() / 2;
        pen.text(lane.client() - half, middle, row.client().portText(), Align.RIGHT, text, false);
        pen.text(lane.server() + half, middle, row.server().portText(), Align.LEFT, text, false);
        int left = lane.client() + HEAD * columns.unit();
        int right = lane.server() - HEAD * columns.unit();
        String sign = lost(row) ? "" : RowWording.sign(row.mark());
        String message = shortened(sign + row.message(), right - left, false);
        int used = pen.width(message, false);
        int gap = 2 * columns.unit();
        String note = row.note().isEmpty() ? "" : shortened(row.note(), right - left - used - gap, false);
        int whole = note.isEmpty() ? used : used + gap + pen.width(note, false);
        int start = row.flow() == Flow.NONE ? left : left + (right - left - whole) / 2;
        if (row.flow() != Flow.NONE) {
            arrow(row, lane, middle, start - half, start + whole + half, selected);
        }
        pen.text(start, middle, message, Align.LEFT, text, false);
        if (!note.isEmpty()) {
            pen.text(start + used + gap, middle, note, Align.LEFT, selected ? Tone.SELECTED : Tone.MUTED, false);
        }
    }

    private void arrow(SequenceRow row, Span lane, int middle, int textStart, int textEnd, boolean selected) {
        Tone tone = selected ? Tone.SELECTED : row.mark() == Mark.FAILED ? Tone.FAILED : Tone.ACCENT;
        boolean lost = lost(row);
        boolean right = row.flow() == Flow.TO_SERVER;
        pen.line(lane.client(), middle, textStart, middle, tone, lost);
        pen.line(textEnd, middle, lane.server(), middle, tone, lost);
        if (lost) {
            // What never arrived has no head at the other side.
            int x = right ? lane.server() - columns.unit() : lane.client() + columns.unit();
            pen.text(x, middle, "\u2717", Align.CENTRE, tone, true);
        } else {
            pen.head(right ? lane.server() : lane.client(), middle, right, tone);
        }
    }

    private static boolean lost(SequenceRow row) {
        return row.mark() == Mark.FAILED && row.kind() != Kind.TALK && row.message().equals(SequenceFolder.SYN);
    }

    private String shortened(String text, int room, boolean bold) {
        if (pen.width(text, bold) <= room) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (pen.width(text.substring(0, middle) + MORE, bold) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low == 0 ? "" : text.substring(0, low) + MORE;
    }
}
