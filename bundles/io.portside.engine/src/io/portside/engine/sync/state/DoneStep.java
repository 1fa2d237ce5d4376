package io.portside.engine.sync.state;

import java.util.Map;
import java.util.Optional;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.tree.BaselineEntry;

/**
 * A step of a run in the history, whose {@code settles} are what the baseline came to know.
 *
 * @param was what the baseline knew before of the same paths
 */
public record DoneStep(Step step, Map<VolumePath, Optional<BaselineEntry>> was) {
    public DoneStep {
        was = Map.copyOf(was);
    }
}
