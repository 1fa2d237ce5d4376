package io.portside.engine.sync.rule;

import java.util.UUID;

/**
 * Two folders that are kept in step.
 *
 * @param id             random, never shown, names its file and its state
 * @param bytesPerSecond limit while it runs, on top of the sites' own; 0: none
 * @param sessions       files at a time; 0: as many as the sites allow
 */
public record SyncPair(String id, String name, SyncEnd left, SyncEnd right, SyncRules rules, KeepInStep keepInStep,
        long bytesPerSecond, int sessions) {
    /** A pair about which nothing special is known, with a fresh id. */
    public static SyncPair of(String name, SyncEnd left, SyncEnd right, SyncRules rules) {
        return new SyncPair(UUID.randomUUID().toString(), name, left, right, rules, KeepInStep.BY_HAND, 0, 0);
    }

    public SyncEnd end(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /** Whether one of its folders is of that volume. */
    public boolean uses(String volume) {
        return left.volume().equals(volume) || right.volume().equals(volume);
    }

    public SyncPair withRules(SyncRules other) {
        return new SyncPair(id, name, left, right, other, keepInStep, bytesPerSecond, sessions);
    }
}
