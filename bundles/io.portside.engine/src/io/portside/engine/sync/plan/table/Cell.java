package io.portside.engine.sync.plan.table;

import java.util.Optional;

import io.portside.engine.files.EntryKind;
import io.portside.engine.sync.plan.Change;
import io.portside.engine.sync.plan.compare.Difference;
import io.portside.engine.sync.plan.compare.FactsComparison;
import io.portside.engine.sync.plan.compare.TimeComparison;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

/**
 * What the table needs to know of an entry.
 *
 * @param fat whether a side may be a FAT file system
 */
public record Cell(Optional<Facts> left, Optional<Facts> right, Change leftChange, Change rightChange, boolean fat) {
    Optional<Facts> of(Side side) {
        return side == Side.LEFT ? left : right;
    }

    public Change change(Side side) {
        return side == Side.LEFT ? leftChange : rightChange;
    }

    boolean there(Side side) {
        return of(side).isPresent();
    }

    boolean both() {
        return left.isPresent() && right.isPresent();
    }

    /** Whether something happened there since the baseline. */
    public boolean changed(Side side) {
        return switch (change(side)) {
            case CREATED, MODIFIED, DELETED, KIND_CHANGED -> true;
            case ABSENT, UNCHANGED, UNKNOWN -> false;
        };
    }

    /** How the two sides differ; both are there. */
    public Difference difference() {
        return FactsComparison.acrossSides(left.orElseThrow(), right.orElseThrow(), fat);
    }

    boolean equal() {
        return both() && difference() == Difference.NONE;
    }

    /** Whether checksums prove that both sides have the same, whoever was touched. */
    boolean sameContent() {
        return files() && FactsComparison.checksums(left.get(), right.get()) && equal();
    }

    boolean files() {
        return both() && left.get().kind() == EntryKind.FILE && right.get().kind() == EntryKind.FILE;
    }

    /** The side that was modified later, where that is sure. */
    Optional<Side> newer() {
        if (!files()) {
            return Optional.empty();
        }
        Optional<Stamp> one = left.get().modified();
        Optional<Stamp> other = right.get().modified();
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        if (TimeComparison.surelyLater(one.get(), other.get())) {
            return Optional.of(Side.LEFT);
        }
        return TimeComparison.surelyLater(other.get(), one.get()) ? Optional.of(Side.RIGHT) : Optional.empty();
    }
}
