package io.portside.ui.transfers;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.portside.engine.transfer.TransferSnapshot;
import io.portside.engine.transfer.TransferSnapshot.State;

/** The transfers in the order shown: what is in work first, in each group the newest first. Immutable. */
record TransferRows(List<TransferSnapshot> rows) {
    static final TransferRows EMPTY = new TransferRows(List.of());

    TransferRows {
        rows = List.copyOf(rows);
    }

    static TransferRows of(List<TransferSnapshot> snapshots) {
        return new TransferRows(snapshots.stream().sorted(Comparator.comparing((TransferSnapshot t) -> rank(t.state()))
                .thenComparing(TransferSnapshot::id, Comparator.reverseOrder())).toList());
    }

    private static int rank(State state) {
        return switch (state) {
            case RUNNING, SCANNING -> 0;
            case WAITING -> 1;
            default -> 2;
        };
    }

    Optional<TransferSnapshot> find(long id) {
        return rows.stream().filter(row -> row.id() == id).findFirst();
    }

    /** -1 when it is not there. */
    int indexOf(long id) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).id() == id) {
                return i;
            }
        }
        return -1;
    }

    List<TransferSnapshot> active() {
        return rows.stream().filter(row -> !row.state().finished()).toList();
    }

    boolean anyFinished() {
        return rows.stream().anyMatch(row -> row.state().finished());
    }
}
