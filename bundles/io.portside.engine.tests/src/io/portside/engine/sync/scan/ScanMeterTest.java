package io.portside.engine.sync.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.ScanProgress;
import io.portside.engine.sync.SyncListener;

class ScanMeterTest {
    @Test
    void tellsAtMostTenTimesASecondAndAtTheEnd() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 50_000_000);
        List<ScanProgress> told = new ArrayList<>();
        ScanMeter meter = new ScanMeter(new SyncListener() {
            @Override
            public void scanning(ScanProgress progress) {
                told.add(progress);
            }
        }, now::get);
        VolumePath folder = VolumePath.parse("/a");
        for (int i = 0; i < 1000; i++) {
            meter.looking(folder);
            meter.seen(3, folder);
            now.addAndGet(1_000_000);
        }
        assertEquals(10, told.size());
        meter.seen(-5, folder);
        meter.end();
        assertEquals(new ScanProgress(1000, 2995, VolumePath.ROOT), told.get(told.size() - 1));
    }
}
