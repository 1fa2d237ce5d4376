package io.portside.engine.sync;

import java.util.List;

/**
 * What a run did, item by item.
 *
 * @param cleared from trash and versions when it had come to its end; in the history without what could not be cleared
 */
public record SyncReport(RunSummary summary, List<Fate> fates, List<ClearedFile> cleared) {
    public SyncReport {
        fates = List.copyOf(fates);
        cleared = List.copyOf(cleared);
    }

    /** Of one that cleared nothing. */
    public SyncReport(RunSummary summary, List<Fate> fates) {
        this(summary, fates, List.of());
    }
}
