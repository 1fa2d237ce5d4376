package io.portside.engine.sync.run;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.state.Journal;
import io.portside.ftp.cancel.CancelToken;

/**
 * What the parts of one run share. Everything in it is thread-safe.
 *
 * @param run     its number
 * @param numbers of its steps
 */
record RunParts(RunTask task, long run, Map<Side, RunEnd> ends, Map<Side, Sight> sights, Map<Side, StepActor> actors,
        Map<Side, StepResolver> resolvers, KeptPlaces places, Journal journal, AtomicLong numbers, RunMeter meter,
        RunBrake brake, PacedContent.Pace pace, RunClock clock, CancelToken cancel) {
    RunEnd end(Side side) {
        return ends.get(side);
    }

    Sight sight(Side side) {
        return sights.get(side);
    }

    StepActor actor(Side side) {
        return actors.get(side);
    }

    StepResolver resolver(Side side) {
        return resolvers.get(side);
    }
}
