package io.portside.engine.sync.plan;

import java.util.ArrayList;
import java.util.List;

import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.plan.compare.Difference;
import io.portside.engine.sync.plan.compare.FactsComparison;
import io.portside.engine.sync.plan.table.Cell;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;

/** The reasons that are facts: what changed on each side, and in what the sides differ where both changed. */
record ChangeReasons(Cell cell, BaselineEntry known) {
    /** A list that can grow. */
    List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>();
        side(reasons, Side.LEFT);
        side(reasons, Side.RIGHT);
        boolean bothChanged = cell.change(Side.LEFT) != Change.UNCHANGED && cell.change(Side.RIGHT) != Change.UNCHANGED;
        if (bothChanged && cell.left().isPresent() && cell.right().isPresent()) {
            across(reasons);
        }
        return reasons;
    }

    private void side(List<Reason> reasons, Side side) {
        boolean left = side == Side.LEFT;
        switch (cell.change(side)) {
            case CREATED -> add(reasons, left ? Kind.CREATED_LEFT : Kind.CREATED_RIGHT);
            case DELETED -> add(reasons, left ? Kind.DELETED_LEFT : Kind.DELETED_RIGHT);
            case KIND_CHANGED -> add(reasons, left ? Kind.KIND_CHANGED_LEFT : Kind.KIND_CHANGED_RIGHT);
            case MODIFIED -> modified(reasons, side, left);
            case UNKNOWN -> {
                if (facts(side) != null && known != null) {
                    add(reasons, left ? Kind.NOT_COMPARABLE_LEFT : Kind.NOT_COMPARABLE_RIGHT);
                }
            }
            case ABSENT, UNCHANGED -> {
                // Nothing happened there.
            }
        }
    }

    private void modified(List<Reason> reasons, Side side, boolean left) {
        Difference difference = FactsComparison.sameSide(known.of(side), facts(side));
        add(reasons, switch (difference) {
            case SIZE -> left ? Kind.SIZE_CHANGED_LEFT : Kind.SIZE_CHANGED_RIGHT;
            case TIME -> left ? Kind.TIME_CHANGED_LEFT : Kind.TIME_CHANGED_RIGHT;
            case LINK -> left ? Kind.LINK_CHANGED_LEFT : Kind.LINK_CHANGED_RIGHT;
            case CONTENT, KIND, NONE, UNDECIDABLE ->
                left ? Kind.CONTENT_CHANGED_LEFT : Kind.CONTENT_CHANGED_RIGHT;
        });
    }

    private void across(List<Reason> reasons) {
        switch (cell.difference()) {
            case SIZE -> add(reasons, Kind.SIZES_DIFFER);
            case TIME -> add(reasons, Kind.TIMES_DIFFER);
            case CONTENT, UNDECIDABLE -> add(reasons, Kind.CONTENTS_DIFFER);
            case LINK -> add(reasons, Kind.LINKS_DIFFER);
            case KIND -> add(reasons, Kind.KINDS_DIFFER);
            case NONE -> {
                // Told as EQUAL by the table.
            }
        }
    }

    private Facts facts(Side side) {
        return (side == Side.LEFT ? cell.left() : cell.right()).orElse(null);
    }

    private static void add(List<Reason> reasons, Kind kind) {
        reasons.add(Reason.of(kind));
    }
}
