package io.portside.ui.transfers;

import java.util.ArrayList;
import java.util.List;

import io.portside.engine.transfer.TransferQueue;
import io.portside.engine.transfer.TransferRequest;
import io.portside.engine.transfer.TransferSnapshot;

/** Snapshots as the test sets them, and what was asked for. */
final class FakeQueue implements TransferQueue {
    volatile List<TransferSnapshot> snapshots = List.of();
    final List<String> asked = new ArrayList<>();

    @Override
    public long submit(TransferRequest request) {
        throw new AssertionError();
    }

    @Override
    public List<TransferSnapshot> snapshots() {
        return snapshots;
    }

    @Override
    public void cancel(long id) {
        asked.add("cancel " + id);
    }

    @Override
    public long retry(long id) {
        asked.add("retry " + id);
        return id + 1000;
    }

    @Override
    public void clearFinished() {
        asked.add("clear");
        snapshots = snapshots.stream().filter(t -> !t.state().finished()).toList();
    }
}
