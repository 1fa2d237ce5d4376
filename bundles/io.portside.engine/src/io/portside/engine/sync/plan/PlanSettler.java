package io.portside.engine.sync.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.rule.Side;

/**
 * Makes the actions of entries agree with those of the folders above and below them: nothing is put into a folder that is
 * not there, no folder goes while something in it stays, nothing is touched below what is left alone. Looks at nothing but
 * the items, so that it serves the planner and somebody's changes alike. One thread at a time.
 */
final class PlanSettler {
    /** Reasons for which an item is left alone, and all below it, whatever anybody wants. */
    static final Set<Kind> FIRM = Set.of(Kind.UNREADABLE_LEFT, Kind.UNREADABLE_RIGHT, Kind.NOT_COMPARABLE_LEFT,
            Kind.NOT_COMPARABLE_RIGHT, Kind.LINK_LEFT_ALONE, Kind.SPECIAL_FILE, Kind.NAME_CASE, Kind.NAME_REFUSED,
            Kind.NAME_NORMALISATION, Kind.NAME_TOO_LONG, Kind.NAME_LINE_BREAK);

    /** Reasons that settling adds; they are found anew each time. */
    static final Set<Kind> SETTLED = Set.of(Kind.CONTENT_STAYS, Kind.FOLDER_LEFT_ALONE);

    /** A round for each level of folders is more than enough; better no plan than one that never comes. */
    private static final int MOST_ROUNDS = 10_000;

    private final TreeMap<VolumePath, PlanItem> items;
    private final Set<VolumePath> pinned;
    private boolean settled;

    /**
     * @param items  by path in {@link PathOrder}; changed in place
     * @param pinned items of which others have to make way
     */
    PlanSettler(TreeMap<VolumePath, PlanItem> items, Set<VolumePath> pinned) {
        this.items = items;
        this.pinned = new HashSet<>(pinned);
    }

    /** Each round only leaves more alone, or keeps more folders, so this ends. */
    void settle() {
        int rounds = 0;
        do {
            if (++rounds > MOST_ROUNDS) {
                throw new IllegalStateException("a plan that does not settle");
            }
            settled = true;
            leaveAloneBelow();
            makeParents();
            keepFolders();
        } while (!settled);
    }

    private void put(PlanItem item) {
        items.put(item.path(), item);
        settled = false;
    }

    /** Nothing is done below what is left alone for a firm reason, and below a folder that is in conflict with a file. */
    private void leaveAloneBelow() {
        PlanItem blocker = null;
        for (PlanItem item : List.copyOf(items.values())) {
            if (blocker != null && item.path().startsWith(blocker.path())) {
                if (item.action() != Action.SKIP) {
                    put(leftAlone(item, blocker));
                }
            } else {
                blocker = blocks(item) ? item : null;
            }
        }
    }

    private static PlanItem leftAlone(PlanItem item, PlanItem blocker) {
        return item.withAction(Action.SKIP)
                .because(Reason.of(Kind.FOLDER_LEFT_ALONE, blocker.path().toString()));
    }

    /** Whether nothing may be done below the item as things are. */
    static boolean blocks(PlanItem item) {
        boolean idle = !item.action().writes();
        if (item.action() == Action.SKIP && firm(item)) {
            return true;
        }
        return idle && item.left().isPresent() && item.right().isPresent()
                && item.folder(Side.LEFT) != item.folder(Side.RIGHT);
    }

    static boolean firm(PlanItem item) {
        return item.reasons().stream().anyMatch(reason -> FIRM.contains(reason.kind()));
    }

    /** What is put on a side needs its folder there: it is made too, or the entry has to wait. Children come first. */
    private void makeParents() {
        for (VolumePath path : items.descendingKeySet().toArray(VolumePath[]::new)) {
            PlanItem item = items.get(path);
            Optional<Side> side = item.action().written();
            if (side.isEmpty() || !creates(item, side.get())) {
                continue;
            }
            PlanItem parent = path.isRoot() ? null : items.get(path.parent());
            if (parent == null || willBeFolder(parent, side.get())) {
                continue;
            }
            boolean chosen = pinned.contains(path);
            if (mayBeMade(parent, side.get(), chosen)) {
                if (chosen) {
                    pinned.add(parent.path());
                }
                put(parent.withAction(Action.copyTo(side.get())).without(SETTLED));
            } else {
                put(item.withAction(Action.SKIP)
                        .because(Reason.of(Kind.FOLDER_LEFT_ALONE, parent.path().toString())));
            }
        }
    }

    static boolean creates(PlanItem item, Side side) {
        return item.action() == Action.moveOn(side)
                || item.action() == Action.copyTo(side) && item.of(side).isEmpty();
    }

    private static boolean willBeFolder(PlanItem parent, Side side) {
        if (parent.action() == Action.copyTo(side)) {
            return parent.folder(side.other());
        }
        return parent.folder(side) && parent.action() != Action.deleteOn(side);
    }

    /** @param chosen whether somebody wants what comes into it */
    private boolean mayBeMade(PlanItem parent, Side side, boolean chosen) {
        if (pinned.contains(parent.path()) || parent.of(side).isPresent() || !parent.folder(side.other())
                || firm(parent)) {
            return false;
        }
        return chosen || parent.action() == Action.deleteOn(side.other())
                || parent.action() == Action.SKIP && !parent.has(Kind.FOLDER_LEFT_ALONE);
    }

    /** A folder stays where something in it stays. Children come first. */
    private void keepFolders() {
        Set<VolumePath> staysLeft = new HashSet<>();
        Set<VolumePath> staysRight = new HashSet<>();
        for (PlanItem item : items.values()) {
            if (item.from().isPresent() && item.action() == Action.SKIP) {
                // A move that is not made leaves the entry where it was.
                (Moves.written(item) == Side.LEFT ? staysLeft : staysRight).add(item.from().get().parent());
            }
        }
        for (VolumePath path : items.descendingKeySet().toArray(VolumePath[]::new)) {
            PlanItem item = items.get(path);
            if (removesFolder(item, Side.LEFT) && (staysLeft.contains(path) || leftOut(item, Side.LEFT))
                    || removesFolder(item, Side.RIGHT) && (staysRight.contains(path) || leftOut(item, Side.RIGHT))) {
                boolean replaced = item.left().isPresent() && item.right().isPresent();
                item = item.withAction(replaced ? Action.CONFLICT : Action.SKIP)
                        .because(Reason.of(Kind.CONTENT_STAYS));
                put(item);
            }
            if (!path.isRoot()) {
                if (stays(item, Side.LEFT)) {
                    staysLeft.add(path.parent());
                }
                if (stays(item, Side.RIGHT)) {
                    staysRight.add(path.parent());
                }
            }
        }
    }

    /** Whether a folder of that side is deleted, or gives way to something that is none. */
    static boolean removesFolder(PlanItem item, Side side) {
        return item.folder(side) && (item.action() == Action.deleteOn(side)
                || item.action() == Action.copyTo(side) && !item.folder(side.other()));
    }

    /** Whether the side has something of that name afterwards. */
    static boolean stays(PlanItem item, Side side) {
        return item.action() == Action.copyTo(side) || item.action() == Action.moveOn(side)
                || item.of(side).isPresent() && item.action() != Action.deleteOn(side);
    }

    /** Whether the filter leaves out something in that folder. */
    static boolean leftOut(PlanItem item, Side side) {
        return item.reasons().stream().filter(reason -> reason.kind() == Kind.FILTERED)
                .anyMatch(reason -> !reason.details().get(side == Side.LEFT ? 0 : 1).equals("0"));
    }
}
