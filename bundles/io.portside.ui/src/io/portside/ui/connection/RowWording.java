package io.portside.ui.connection;

import java.util.List;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.text.Formats;
import io.portside.ui.connection.Meanings.Meaning;
import io.portside.ui.connection.SequenceRow.Flow;
import io.portside.ui.connection.SequenceRow.Lane;
import io.portside.ui.connection.SequenceRow.Mark;

/** Steps as text: in cells, as lines, as sentences, with their meaning. Pure, any thread. */
final class RowWording {
    private final Formats formats;

    RowWording(Formats formats) {
        this.formats = formats;
    }

    String time(SequenceRow row) {
        return formats.clock(row.at());
    }

    /** Empty when there was hardly any. */
    String waited(SequenceRow row) {
        return row.waited().toMillis() < 1 ? "" : "+" + formats.wait(row.waited());
    }

    /** A sign for those who look, the words are in the text. */
    static String sign(Mark mark) {
        return switch (mark) {
            case NONE -> "";
            case FAILED -> "\u2717 ";
            case FALLBACK -> "\u21aa ";
            case HEDGE -> "\u21c9 ";
            case ODD -> "\u26a0 ";
        };
    }

    /** All rows as a table of plain text. */
    String table(String site, End client, End server, List<SequenceRow> rows) {
        StringBuilder text = new StringBuilder(
                NLS.bind(Messages.textHeader, new Object[]{site, client.host(), server.host()})).append("\n\n");
        for (SequenceRow row : rows) {
            text.append(line(row)).append('\n');
        }
        return text.toString();
    }

    /** One line: time, wait, session, lane, ports with the direction, text. */
    String line(SequenceRow row) {
        String head = String.format("%s  %9s  #%d  ", time(row), waited(row), row.session());
        if (row.lane() == Lane.BOTH) {
            return head + "** " + sign(row.mark()) + row.text();
        }
        String lane = row.lane() == Lane.CONTROL ? Messages.laneControl : NLS.bind(Messages.laneData, row.data());
        return head + String.format("%-19s %5s %s %-5s  %s", lane, row.client().portText(), arrow(row.flow()),
                row.server().portText(), sign(row.mark()) + row.text());
    }

    private static String arrow(Flow flow) {
        return switch (flow) {
            case TO_SERVER -> "\u2192";
            case TO_CLIENT -> "\u2190";
            case NONE -> "\u00b7";
        };
    }

    /** For a screen reader: who says what to whom. */
    String sentence(SequenceRow row) {
        String ports = ports(row);
        String what = ports.isEmpty() ? row.text() : row.text() + ", " + ports;
        String session = NLS.bind(Messages.accessibleRow, new Object[]{what, row.session(), time(row)});
        return row.mark() == Mark.FAILED ? sign(row.mark()) + session : session;
    }

    private static String ports(SequenceRow row) {
        String client = row.client().port() == 0 ? Messages.portUnknown : row.client().portText();
        String server = row.server().port() == 0 ? Messages.portUnknown : row.server().portText();
        return switch (row.flow()) {
            case TO_SERVER -> NLS.bind(Messages.toServer, client, server);
            case TO_CLIENT -> NLS.bind(Messages.fromServer, client, server);
            case NONE -> "";
        };
    }

    /** Everything about a step, for the details. */
    String details(SequenceRow row) {
        Meaning meaning = Meanings.of(row.topic());
        StringBuilder text = new StringBuilder(meaning.title()).append("\n\n").append(meaning.text()).append("\n\n")
                .append(NLS.bind(Messages.source, meaning.source())).append("\n\n").append(row.text());
        if (!row.detail().isEmpty()) {
            text.append("\n\n").append(row.detail());
        }
        String lane = switch (row.lane()) {
            case CONTROL -> Messages.controlLane;
            case DATA -> NLS.bind(Messages.laneData, row.data());
            case BOTH -> "";
        };
        if (!lane.isEmpty()) {
            text.append("\n\n").append(lane).append('\n').append(NLS.bind(Messages.ends, row.client(), row.server()));
        }
        String waited = waited(row);
        return text.append('\n').append(NLS.bind(Messages.when,
                new Object[]{row.session(), time(row), waited.isEmpty() ? "+" + formats.wait(row.waited()) : waited}))
                .toString();
    }
}
