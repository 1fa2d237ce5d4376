package io.portside.engine.sync;

import java.util.List;

/** What a run did, item by item. */
public record SyncReport(RunSummary summary, List<Fate> fates) {
    public SyncReport {
        fates = List.copyOf(fates);
    }
}
