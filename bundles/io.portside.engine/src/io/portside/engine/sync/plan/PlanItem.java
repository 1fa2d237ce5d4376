package io.portside.engine.sync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;

/**
 * One entry that is not the same on both sides, or not as the baseline knows it, and what is done with it.
 *
 * <p>
 * A move is one item: {@code path} is the new place, {@code from} the old one, and the side that is written has its facts,
 * and the baseline its entry, as they are at {@code from}; there is no item of {@code from}.
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
        reasons = Reason.shared(reasons);
        if (left.equals(right)) {
            // Kept once: of most of a million items both sides are the same.
            right = left;
        }
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

    /** What a copy of it does; {@link Manner#PLAIN} when something else is done with it. */
    public Manner manner() {
        if (action != Action.COPY_LEFT && action != Action.COPY_RIGHT) {
            return Manner.PLAIN;
        } else if (left.isPresent() && right.isPresent()) {
            return Manner.REPLACES;
        }
        return folder() ? Manner.FOLDER : Manner.PLAIN;
    }

    public PlanItem withAction(Action other) {
        return new PlanItem(path, left, right, baseline, leftChange, rightChange, proposed, other, reasons, from);
    }

    public PlanItem withReasons(List<Reason> others) {
        return new PlanItem(path, left, right, baseline, leftChange, rightChange, proposed, action, others, from);
    }

    /** With a reason more, once. */
    public PlanItem because(Reason reason) {
        if (reasons.contains(reason)) {
            return this;
        }
        List<Reason> more = new ArrayList<>(reasons);
        more.add(reason);
        return withReasons(more);
    }

    PlanItem without(Set<Reason.Kind> kinds) {
        for (Reason reason : reasons) {
            if (kinds.contains(reason.kind())) {
                return withReasons(reasons.stream().filter(one -> !kinds.contains(one.kind())).toList());
            }
        }
        return this;
    }

    /** As if the rules had said so. */
    PlanItem proposing(Action other) {
        return new PlanItem(path, left, right, baseline, leftChange, rightChange, other, other, reasons, from);
    }

    public boolean has(Reason.Kind kind) {
        for (Reason reason : reasons) {
            if (reason.kind() == kind) {
                return true;
            }
        }
        return false;
    }

    /** Whether there is a folder on that side. */
    public boolean folder(Side side) {
        return of(side).map(Facts::folder).orElse(false);
    }
}
