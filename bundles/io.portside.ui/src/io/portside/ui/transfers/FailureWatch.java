package io.portside.ui.transfers;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.portside.engine.transfer.TransferSnapshot;

/** Notices transfers that have failed since it last looked, each once. UI thread. */
final class FailureWatch {
    private final Set<Long> told = new HashSet<>();

    /** What failed since the last call. */
    List<TransferSnapshot> news(List<TransferSnapshot> snapshots) {
        List<TransferSnapshot> fresh = snapshots.stream()
                .filter(transfer -> TransfersView.failed(transfer) && !told.contains(transfer.id())).toList();
        fresh.forEach(transfer -> told.add(transfer.id()));
        return fresh;
    }
}
