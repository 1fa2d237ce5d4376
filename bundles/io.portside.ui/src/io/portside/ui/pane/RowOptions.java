package io.portside.ui.pane;

/**
 * How a pane arranges its rows.
 *
 * @param filter part of a name, or a pattern with {@code *} and {@code ?}; empty: everything
 * @param hidden whether hidden files are shown
 */
public record RowOptions(SortColumn column, boolean descending, String filter, boolean hidden) {
    public static final RowOptions INITIAL = new RowOptions(SortColumn.NAME, false, "", false);

    /** By that column; the other way round when it is the column already. */
    public RowOptions clicked(SortColumn clicked) {
        return new RowOptions(clicked, clicked == column && !descending, filter, hidden);
    }

    public RowOptions withFilter(String text) {
        return new RowOptions(column, descending, text, hidden);
    }

    public RowOptions withHidden(boolean show) {
        return new RowOptions(column, descending, filter, show);
    }
}
