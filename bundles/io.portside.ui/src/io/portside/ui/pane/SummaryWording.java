package io.portside.ui.pane;

import java.util.List;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.text.Formats;

/** The line under the rows: how many there are, or are selected, how big, and what is not shown. Pure. */
final class SummaryWording {
    private final Formats formats;

    SummaryWording(Formats formats) {
        this.formats = formats;
    }

    String line(Rows rows, List<PaneRow> selected) {
        String text = selected.size() > 1 ? selection(rows, selected) : all(rows);
        if (rows.hidden() > 0) {
            text = NLS.bind(Messages.andHidden, text, formats.number(rows.hidden()));
        }
        if (rows.filtered() > 0) {
            text = NLS.bind(Messages.andFiltered, text, formats.number(rows.filtered()));
        }
        return text;
    }

    private String all(Rows rows) {
        String size = formats.size(rows.bytes());
        return rows.entries() == 1
                ? NLS.bind(Messages.oneItem, size)
                : NLS.bind(Messages.items, formats.number(rows.entries()), size);
    }

    private String selection(Rows rows, List<PaneRow> selected) {
        long bytes = selected.stream().mapToLong(row -> row.entry().size().orElse(0)).sum();
        return NLS.bind(Messages.selectedItems, new Object[]{formats.number(selected.size()),
                formats.number(rows.entries()), formats.size(bytes)});
    }
}
