package io.portside.engine.sync;

import java.util.List;

import io.portside.engine.files.VolumePath;

/**
 * How far a run is.
 *
 * @param current what is being worked at
 */
public record RunProgress(long itemsDone, long itemsTotal, long failures, long bytesDone, long bytesTotal,
        long bytesPerSecond, List<VolumePath> current) {
    public RunProgress {
        current = List.copyOf(current);
    }
}
