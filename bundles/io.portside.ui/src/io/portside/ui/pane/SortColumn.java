package io.portside.ui.pane;

/** What rows can be sorted by, in the order of the table's columns. */
public enum SortColumn {
    NAME, SIZE, MODIFIED, PERMISSIONS
}
