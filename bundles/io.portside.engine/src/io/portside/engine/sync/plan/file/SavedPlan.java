package io.portside.engine.sync.plan.file;

import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.KeepInStep;
import io.portside.engine.sync.rule.SyncPair;

/**
 * What a plan file holds.
 *
 * @param pair as it was when the plan was made; when it runs by itself is not kept
 * @param plan its rules may differ from the pair's own, where somebody chose others for once
 */
public record SavedPlan(SyncPair pair, SyncPlan plan) {
    public SavedPlan {
        pair = new SyncPair(pair.id(), pair.name(), pair.left(), pair.right(), pair.rules(), KeepInStep.BY_HAND,
                pair.bytesPerSecond(), pair.sessions());
    }

    /** Whether {@code other} is still the pair that the plan was made for. */
    public boolean madeFor(SyncPair other) {
        return other.id().equals(pair.id()) && other.left().equals(pair.left()) && other.right().equals(pair.right())
                && other.rules().equals(pair.rules());
    }
}
