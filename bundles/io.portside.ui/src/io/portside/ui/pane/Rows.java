package io.portside.ui.pane;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.portside.engine.files.Entry;

/**
 * A folder's rows in the order they are shown: folders first, then by the chosen column, ties by name. Immutable. Made
 * on a worker, because a hundred thousand names take a while to sort.
 */
public final class Rows {
    // Before NONE, whose making needs it.
    private static final Comparator<String> NAMES = new NaturalOrder();
    public static final Rows NONE = arrange(List.of(), RowOptions.INITIAL, false);

    private final PaneRow[] rows;
    private final Map<String, Integer> indexes;
    private final int entries;
    private final int hidden;
    private final int filtered;
    private final long bytes;

    private Rows(PaneRow[] rows, int hidden, int filtered) {
        this.rows = rows;
        this.hidden = hidden;
        this.filtered = filtered;
        indexes = new HashMap<>(rows.length * 2);
        int count = 0;
        long sum = 0;
        for (int i = 0; i < rows.length; i++) {
            indexes.putIfAbsent(rows[i].name(), i);
            if (!rows[i].up()) {
                count++;
                sum += rows[i].entry().folder() ? 0 : rows[i].entry().size().orElse(0);
            }
        }
        entries = count;
        bytes = sum;
    }

    /** @param up whether there is a parent folder to go to; its row is always the first */
    public static Rows arrange(List<Entry> all, RowOptions options, boolean up) {
        NameFilter filter = options.filter().isEmpty() ? null : new NameFilter(options.filter());
        List<Entry> shown = new ArrayList<>(all.size());
        int hidden = 0;
        int filtered = 0;
        for (Entry entry : all) {
            if (entry.hidden() && !options.hidden()) {
                hidden++;
            } else if (filter != null && !filter.test(entry.name())) {
                filtered++;
            } else {
                shown.add(entry);
            }
        }
        shown.sort(order(options));
        List<PaneRow> rows = new ArrayList<>(shown.size() + 1);
        if (up) {
            rows.add(PaneRow.UP);
        }
        shown.forEach(entry -> rows.add(new PaneRow(entry)));
        return new Rows(rows.toArray(PaneRow[]::new), hidden, filtered);
    }

    private static Comparator<Entry> order(RowOptions options) {
        Comparator<Entry> byName = Comparator.comparing(Entry::name, NAMES);
        Comparator<Entry> byColumn = switch (options.column()) {
            case NAME -> byName;
            case SIZE -> Comparator.comparingLong(entry -> entry.size().orElse(-1));
            case MODIFIED -> Comparator.comparingLong(
                    entry -> entry.modified().map(time -> time.toEpochMilli()).orElse(Long.MIN_VALUE));
            case PERMISSIONS -> Comparator.comparing(entry -> entry.permissions().orElse(""));
        };
        Comparator<Entry> directed = options.descending() ? byColumn.reversed() : byColumn;
        return Comparator.comparing((Entry entry) -> !entry.folder()).thenComparing(directed).thenComparing(byName);
    }

    public int size() {
        return rows.length;
    }

    public PaneRow get(int index) {
        return rows[index];
    }

    /** Where a name is. */
    public Optional<Integer> indexOf(String name) {
        return Optional.ofNullable(indexes.get(name));
    }

    /** Where those of the names are that are still here, ascending. */
    public int[] indexesOf(Collection<String> names) {
        return names.stream().map(indexes::get).filter(index -> index != null).mapToInt(Integer::intValue).sorted()
                .toArray();
    }

    /** The indexes of all entries, without the way up. */
    public int[] entryIndexes() {
        return IntStream.range(rows.length - entries, rows.length).toArray();
    }

    /** Entries shown, without the way up. */
    public int entries() {
        return entries;
    }

    /** Hidden files that are not shown. */
    public int hidden() {
        return hidden;
    }

    /** Entries the quick filter keeps back. */
    public int filtered() {
        return filtered;
    }

    /** Of the files shown. */
    public long bytes() {
        return bytes;
    }
}
