package io.portside.engine.sync.rule;

import java.time.Duration;
import java.util.Optional;

/**
 * When a pair is synchronised without being asked, while the program runs.
 *
 * @param watch some seconds after something changed on a local side
 * @param every this long after the last time; empty: never by the clock
 */
public record KeepInStep(boolean watch, Optional<Duration> every) {
    /** Only when somebody asks. */
    public static final KeepInStep BY_HAND = new KeepInStep(false, Optional.empty());
}
