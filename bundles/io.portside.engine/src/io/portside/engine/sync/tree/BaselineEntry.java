package io.portside.engine.sync.tree;

import io.portside.engine.sync.rule.Side;

/** An entry as each side showed it when both last agreed. Both, because a server may not keep the times it is given. */
public record BaselineEntry(Facts left, Facts right) {
    public BaselineEntry {
        if (left.equals(right)) {
            // Kept once.
            right = left;
        }
    }

    public Facts of(Side side) {
        return side == Side.LEFT ? left : right;
    }
}
