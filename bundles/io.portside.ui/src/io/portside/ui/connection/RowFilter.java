package io.portside.ui.connection;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.portside.ui.connection.SequenceRow.Kind;

/** Which steps are shown: of these kinds, and with every one of these words. */
record RowFilter(String words, Set<Kind> kinds) {
    static final RowFilter ALL = new RowFilter("", EnumSet.allOf(Kind.class));

    RowFilter {
        kinds = Set.copyOf(kinds);
    }

    List<SequenceRow> of(List<SequenceRow> rows) {
        String[] wanted = words.strip().toLowerCase(Locale.ROOT).split("\\s+");
        return rows.stream().filter(row -> kinds.contains(row.kind()) && has(row, wanted)).toList();
    }

    private static boolean has(SequenceRow row, String[] wanted) {
        if (wanted.length == 1 && wanted[0].isEmpty()) {
            return true;
        }
        String text = (row.message() + ' ' + row.note() + ' ' + row.client() + ' ' + row.server() + ' ' + row.detail())
                .toLowerCase(Locale.ROOT);
        for (String word : wanted) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
