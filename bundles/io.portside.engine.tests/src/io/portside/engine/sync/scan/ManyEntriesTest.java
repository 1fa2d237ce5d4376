package io.portside.engine.sync.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.tree.FolderBaseline;
import io.portside.ftp.cancel.CancelToken;

/** A short round of what {@code releng/bench/million-sync} measures. */
class ManyEntriesTest {
    @Test
    void everyEntryOfALargeTreeArrivesOnce() throws Exception {
        AtomicLong folders = new AtomicLong();
        AtomicLong entries = new AtomicLong();
        int many = 437;
        int files = 31;
        PairScan scan = new PairScan(ScanEnd.of(new GeneratedVolume("one", many, files), VolumePath.ROOT, 0),
                ScanEnd.of(new GeneratedVolume("two", many, files), VolumePath.ROOT, 0), SyncRules.DEFAULT,
                ScanHarness.MADE, FolderBaseline::empty, triple -> {
                    folders.incrementAndGet();
                    assertEquals(triple.left().entries(), triple.right().entries());
                    entries.addAndGet(triple.left().entries().size());
                }, SyncListener.NONE);
        scan.run(CancelToken.never());
        assertEquals(1 + 5 + many, folders.get());
        assertEquals(5 + many + many * files, entries.get());
    }
}
