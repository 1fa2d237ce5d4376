package io.portside.engine.sync.watch;

import java.time.Duration;

import io.portside.engine.problem.Problem;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncPair;

/** Hears what becomes of pairs that are kept in step, on their threads; must be quick and not throw. */
public interface InStepListener {
    /** Hears nothing. */
    InStepListener NONE = new InStepListener() {};

    /** Something was done, without anybody being asked. */
    default void ran(SyncPair pair, SyncReport report) {}

    /** Both sides were looked at, and there is nothing to be done. */
    default void quiet(SyncPair pair) {}

    /**
     * The plan has guards or conflicts, or would be the pair's first run, so nothing was done and somebody has to look. Told once for the same plan; the pair
     * is compared again when something changes or its time has come.
     */
    default void asks(SyncPair pair, SyncPlan plan) {}

    /** It did not work, and is tried again after a while. */
    default void failed(SyncPair pair, Problem problem, Duration again) {}

    /**
     * Somebody was asked for a password, or whether a certificate is to be trusted, and did not answer; it is asked again when
     * something changes or the pair's time has come.
     */
    default void unanswered(SyncPair pair) {}

    /** A local folder cannot be watched; it is looked at every so often instead. */
    default void notWatched(SyncPair pair, Problem problem) {}
}
