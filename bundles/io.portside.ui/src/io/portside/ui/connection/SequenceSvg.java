package io.portside.ui.connection;

import java.util.List;

import org.eclipse.osgi.util.NLS;

/** A sequence as an SVG document, wide enough for all its texts. Pure, any thread. */
final class SequenceSvg {
    private static final int ROW = 22;
    private static final int UNIT = 8;
    private static final int NARROWEST = 1000;
    private static final int WIDEST = 2400;
    /** Ports and arrows beside the text of a lane, in characters. */
    private static final int AROUND = 20;

    private SequenceSvg() {}

    static String of(String site, End client, End server, List<SequenceRow> rows, RowWording wording) {
        String title = NLS.bind(Messages.svgTitle, site);
        int longest = rows.stream().mapToInt(row -> row.text().length()).max().orElse(0);
        int width = Math.min(WIDEST, Math.max(NARROWEST, 2 * (longest + AROUND) * UNIT));
        SvgPen pen = new SvgPen(width, (rows.size() + 2) * ROW, title);
        SequencePainter painter = new SequencePainter(pen, Columns.of(width, UNIT), wording);
        painter.head(ROW, client, server);
        for (int i = 0; i < rows.size(); i++) {
            painter.row(rows.get(i), (i + 2) * ROW, ROW, false);
        }
        return pen.document();
    }
}
