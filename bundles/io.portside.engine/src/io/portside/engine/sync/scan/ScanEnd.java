package io.portside.engine.sync.scan;

import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;

/**
 * One folder of a pair, as a scan needs it.
 *
 * @param sessions listings at a time, 1 or more
 */
public record ScanEnd(Volume volume, VolumePath root, int sessions) {
    /** Two are enough for a disk: the other side is slower. */
    private static final int LOCAL = 2;

    /** @param most listings at a time; 0: as many as the volume likes */
    public static ScanEnd of(Volume volume, VolumePath root, int most) {
        int wanted = volume.remote() ? volume.parallelism() : LOCAL;
        return new ScanEnd(volume, root, Math.max(1, most > 0 ? Math.min(most, wanted) : wanted));
    }
}
