package io.portside.engine.sync.plan;

import java.util.List;
import java.util.Optional;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;

/**
 * One entry that is not the same on both sides, or not as the baseline knows it, and what is done with it.
 *
 * @param path     below the pair's folders
 * @param left     empty: not there
 * @param proposed what the rules say
 * @param action   what will be done: as proposed, unless somebody decided otherwise
 * @param from     of a move: where the entry that moves is on the side that is written
 */
public record PlanItem(VolumePath path, Optional<Facts> left, Optional<Facts> right, Optional<BaselineEntry> baseline,
        Change leftChange, Change rightChange, Action proposed, Action action, List<Reason> reasons,
        Optional<VolumePath> from) {
    public PlanItem {
        reasons = List.copyOf(reasons);
    }

    public Optional<Facts> of(Side side) {
        return side == Side.LEFT ? left : right;
    }

    public Change change(Side side) {
        return side == Side.LEFT ? leftChange : rightChange;
    }

    public boolean folder() {
        return left.or(() -> right).or(() -> baseline.map(BaselineEntry::left)).map(Facts::folder).orElse(false);
    }

    public PlanItem withAction(Action other) {
        return new PlanItem(path, left, right, baseline, leftChange, rightChange, proposed, other, reasons, from);
    }
}
