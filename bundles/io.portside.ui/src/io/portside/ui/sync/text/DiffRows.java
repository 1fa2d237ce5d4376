package io.portside.ui.sync.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;

/**
 * Two texts line beside line. Immutable.
 *
 * @param beginnings rows where a difference begins, in order
 */
record DiffRows(List<Row> rows, List<Integer> beginnings) {
    /** How a row differs. */
    enum Kind {
        SAME, CHANGED, ONLY_LEFT, ONLY_RIGHT
    }

    /**
     * A row.
     *
     * @param leftLine  its number from 1; 0: the left text has no such line
     * @param rightLine its number from 1; 0: the right text has no such line
     */
    record Row(Kind kind, int leftLine, String left, int rightLine, String right) {}

    /** Takes a while for long texts that have little in common: worker threads. */
    static DiffRows of(List<String> left, List<String> right) {
        List<Row> rows = new ArrayList<>();
        List<Integer> beginnings = new ArrayList<>();
        int l = 0;
        int r = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(left, right).getDeltas()) {
            while (l < delta.getSource().getPosition()) {
                rows.add(new Row(Kind.SAME, l + 1, left.get(l), r + 1, right.get(r)));
                l++;
                r++;
            }
            beginnings.add(rows.size());
            int lefts = delta.getSource().size();
            int rights = delta.getTarget().size();
            for (int i = 0; i < Math.max(lefts, rights); i++) {
                boolean hasLeft = i < lefts;
                boolean hasRight = i < rights;
                Kind kind = hasLeft && hasRight ? Kind.CHANGED : hasLeft ? Kind.ONLY_LEFT : Kind.ONLY_RIGHT;
                rows.add(new Row(kind, hasLeft ? l + i + 1 : 0, hasLeft ? left.get(l + i) : "", //$NON-NLS-1$
                        hasRight ? r + i + 1 : 0, hasRight ? right.get(r + i) : "")); //$NON-NLS-1$
            }
            l += lefts;
            r += rights;
        }
        while (l < left.size()) {
            rows.add(new Row(Kind.SAME, l + 1, left.get(l), r + 1, right.get(r)));
            l++;
            r++;
        }
        return new DiffRows(Collections.unmodifiableList(rows), List.copyOf(beginnings));
    }

    /** The row where the next difference begins after that row, or the first again; -1: there is none. */
    int next(int row) {
        return beginnings.stream().filter(begin -> begin > row).findFirst()
                .orElse(beginnings.isEmpty() ? -1 : beginnings.get(0));
    }

    /** The row where the difference before that row begins, or the last again; -1: there is none. */
    int previous(int row) {
        return beginnings.stream().filter(begin -> begin < row).reduce((one, other) -> other)
                .orElse(beginnings.isEmpty() ? -1 : beginnings.get(beginnings.size() - 1));
    }
}
