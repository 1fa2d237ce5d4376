package io.portside.engine.sync.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;

/** Which actions a person may choose for an item of a plan. Pure, any thread. */
final class PlanChoices {
    private PlanChoices() {}

    /** What may be chosen for all of them; nothing for none. */
    static Set<Action> common(SyncPlan plan, Collection<VolumePath> paths) {
        Set<Action> common = null;
        for (VolumePath path : paths) {
            Optional<PlanItem> item = plan.item(path);
            if (item.isPresent()) {
                Set<Action> one = of(plan, item.get());
                if (common == null) {
                    common = EnumSet.copyOf(one);
                } else {
                    common.retainAll(one);
                }
            }
        }
        return common == null ? Set.of() : Collections.unmodifiableSet(common);
    }

    /** Never empty: nothing can always be done. */
    static Set<Action> of(SyncPlan plan, PlanItem item) {
        Set<Action> choices = possible(item);
        for (VolumePath up = item.path().parent(); !up.isRoot(); up = up.parent()) {
            Optional<PlanItem> folder = plan.item(up);
            if (folder.filter(PlanSettler::blocks).isPresent()) {
                return EnumSet.of(Action.SKIP);
            }
            for (Side side : Side.values()) {
                // Nothing can come into what is a file there and stays one.
                if (folder.filter(one -> one.of(side).isPresent() && !one.folder(side)
                        && one.action() != Action.copyTo(side)).isPresent()) {
                    choices.remove(Action.copyTo(side));
                }
            }
        }
        movedFrom(item).flatMap(plan::item).ifPresent(source -> choices.add(Action.moveOn(movedOn(item))));
        return choices;
    }

    /** Of a copy that was a move before somebody chose otherwise: where the entry was. */
    static Optional<VolumePath> movedFrom(PlanItem item) {
        return item.reasons().stream()
                .filter(reason -> item.from().isEmpty() && (reason.kind() == Kind.MOVED_LEFT
                        || reason.kind() == Kind.MOVED_RIGHT))
                .map(reason -> VolumePath.parse(reason.details().get(0))).findFirst();
    }

    static Side movedOn(PlanItem item) {
        return item.has(Kind.MOVED_LEFT) ? Side.RIGHT : Side.LEFT;
    }

    /** What the item's own facts allow, wherever it is. */
    static Set<Action> possible(PlanItem item) {
        if (PlanSettler.firm(item)) {
            return EnumSet.of(Action.SKIP);
        }
        Set<Action> choices = EnumSet.of(Action.SKIP);
        if (item.from().isPresent()) {
            Side side = Moves.written(item);
            choices.add(Action.moveOn(side));
            choices.add(Action.copyTo(side));
            return choices;
        }
        if (item.proposed() == Action.CONFLICT || item.action() == Action.CONFLICT) {
            choices.add(Action.CONFLICT);
        }
        if (item.proposed() == Action.RECORD) {
            choices.add(Action.RECORD);
        }
        boolean left = item.left().isPresent();
        boolean right = item.right().isPresent();
        if (left && right) {
            both(item, choices);
        } else if (left || right) {
            alone(item, left ? Side.LEFT : Side.RIGHT, choices);
        }
        return choices;
    }

    private static void both(PlanItem item, Set<Action> choices) {
        if (item.folder(Side.LEFT) && item.folder(Side.RIGHT)) {
            return;
        }
        boolean freeLeft = mayChange(item, Side.LEFT);
        boolean freeRight = mayChange(item, Side.RIGHT);
        if (freeLeft) {
            choices.add(Action.COPY_LEFT);
        }
        if (freeRight) {
            choices.add(Action.COPY_RIGHT);
        }
        if (file(item.left()) && file(item.right())) {
            if (freeLeft && freeRight) {
                choices.add(Action.KEEP_BOTH);
            }
            if (size(item.left()).isPresent() && size(item.left()).equals(size(item.right()))) {
                choices.add(Action.RECORD);
            }
        }
    }

    private static void alone(PlanItem item, Side side, Set<Action> choices) {
        if (!item.has(Kind.BARRED)) {
            choices.add(Action.copyTo(side.other()));
        }
        boolean keeps = item.folder(side) && PlanSettler.leftOut(item, side);
        if (mayChange(item, side) && !keeps) {
            choices.add(Action.deleteOn(side));
        }
    }

    /** Whether what is there may be deleted or replaced: not a link that is followed, nor what is behind one. */
    private static boolean mayChange(PlanItem item, Side side) {
        Facts facts = item.of(side).orElseThrow();
        boolean followed = facts.kind() != EntryKind.LINK && facts.linkTarget().isPresent();
        return !followed && !item.has(side == Side.LEFT ? Kind.BEHIND_LINK_LEFT : Kind.BEHIND_LINK_RIGHT);
    }

    private static boolean file(Optional<Facts> facts) {
        return facts.isPresent() && facts.get().kind() == EntryKind.FILE;
    }

    private static OptionalLong size(Optional<Facts> facts) {
        return facts.map(Facts::size).orElse(OptionalLong.empty());
    }
}
