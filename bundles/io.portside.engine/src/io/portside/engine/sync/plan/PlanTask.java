package io.portside.engine.sync.plan;

import java.time.Instant;
import java.util.Optional;

import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncRules;

/**
 * What a planner has to know beside the folders.
 *
 * @param baselineExists whether the pair was synchronised before and that is remembered
 * @param baselineLost   where a damaged baseline was put, when there was one
 * @param made           when the scan began
 */
public record PlanTask(String pairId, SyncRules rules, boolean baselineExists, Optional<String> baselineLost,
        SideNature left, SideNature right, Instant made) {
    public SideNature nature(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /** Whether a time of a side may be off by the two seconds of FAT. */
    public boolean twoSecondClock() {
        return left.twoSecondClock() || right.twoSecondClock();
    }
}
