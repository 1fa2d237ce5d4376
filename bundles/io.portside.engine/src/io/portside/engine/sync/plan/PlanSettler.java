package io.portside.engine.sync.plan;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    static final Set<Kind> FIRM = EnumSet.of(Kind.UNREADABLE_LEFT, Kind.UNREADABLE_RIGHT, Kind.LINK_LEFT_ALONE,
            Kind.SPECIAL_FILE, Kind.NAME_REFUSED, Kind.NAME_TOO_LONG, Kind.NAME_LINE_BREAK);

    /** Reasons that settling adds; they are found anew each time. */
    static final Set<Kind> SETTLED = Set.of(Kind.CONTENT_STAYS, Kind.FOLDER_LEFT_ALONE);

    /** A round for each level of folders is more than enough; better no plan than one that never comes. */
    private static final int MOST_ROUNDS = 10_000;
    private static final int NONE = -1;

    private final List<PlanItem> items;
    private final boolean[] pinned;
    /** Of each item, the nearest one above it. */
    private final int[] above;
    private boolean settled;

    /**
     * @param items  in {@link PathOrder}; changed in place
     * @param pinned items of which others have to make way
     */
    PlanSettler(List<PlanItem> items, Set<VolumePath> pinned) {
        this.items = items;
        this.pinned = new boolean[items.size()];
        above = new int[items.size()];
        int last = NONE;
        for (int i = 0; i < items.size(); i++) {
            VolumePath path = items.get(i).path();
            while (last != NONE && !path.startsWith(items.get(last).path())) {
                last = above[last];
            }
            above[i] = last;
            last = i;
            this.pinned[i] = !pinned.isEmpty() && pinned.contains(path);
        }
    }

    /** The item of the folder that the entry is in; nothing when that is on both sides as it was. */
    private int parent(int item) {
        int folder = above[item];
        return folder != NONE
                && items.get(folder).path().names().size() + 1 == items.get(item).path().names().size() ? folder : NONE;
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

    private void put(int index, PlanItem item) {
        items.set(index, item);
        settled = false;
    }

    /** Nothing is done below what is left alone for a firm reason, and below a folder that is in conflict with a file. */
    private void leaveAloneBelow() {
        int[] blockers = new int[items.size()];
        for (int i = 0; i < blockers.length; i++) {
            PlanItem item = items.get(i);
            blockers[i] = above[i] == NONE ? NONE : blockers[above[i]];
            if (blockers[i] == NONE) {
                blockers[i] = blocks(item) ? i : NONE;
            } else if (item.action() != Action.SKIP) {
                put(i, leftAlone(item, items.get(blockers[i])));
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
        if (item.action() == Action.SKIP && (firm(item) || twin(item))) {
            return true;
        }
        return idle && item.left().isPresent() && item.right().isPresent()
                && item.folder(Side.LEFT) != item.folder(Side.RIGHT);
    }

    /** Whether another name looks the same: it is left alone, and all below it, until somebody chooses. */
    static boolean twin(PlanItem item) {
        return item.has(Kind.NAME_CASE) || item.has(Kind.NAME_NORMALISATION);
    }

    static boolean firm(PlanItem item) {
        for (Reason reason : item.reasons()) {
            if (FIRM.contains(reason.kind())) {
                return true;
            }
        }
        return false;
    }

    /** What is put on a side needs its folder there: it is made too, or the entry has to wait. Children come first. */
    private void makeParents() {
        for (int i = items.size() - 1; i >= 0; i--) {
            PlanItem item = items.get(i);
            Optional<Side> side = item.action().written();
            int folder = parent(i);
            if (folder == NONE || side.isEmpty() || !creates(item, side.get())
                    || willBeFolder(items.get(folder), side.get())) {
                continue;
            }
            PlanItem parent = items.get(folder);
            if (mayBeMade(parent, side.get(), pinned[i], pinned[folder])) {
                pinned[folder] |= pinned[i];
                put(folder, parent.withAction(Action.copyTo(side.get())).without(SETTLED));
            } else {
                put(i, item.withAction(Action.SKIP)
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

    /**
     * @param chosen whether somebody wants what comes into it
     * @param fixed  whether somebody wants the folder as it is
     */
    private static boolean mayBeMade(PlanItem parent, Side side, boolean chosen, boolean fixed) {
        if (fixed || parent.of(side).isPresent() || !parent.folder(side.other()) || firm(parent)
                || twin(parent) && !chosen
                || parent.has(Kind.BARRED)) {
            return false;
        }
        return chosen || parent.action() == Action.deleteOn(side.other())
                || parent.action() == Action.SKIP && !parent.has(Kind.FOLDER_LEFT_ALONE);
    }

    /** A folder stays where something in it stays. Children come first. */
    private void keepFolders() {
        boolean[] staysLeft = new boolean[items.size()];
        boolean[] staysRight = new boolean[items.size()];
        for (PlanItem item : items) {
            // A move that is not made leaves the entry where it was.
            if (item.from().isPresent() && item.action() == Action.SKIP) {
                int folder = index(item.from().get().parent());
                if (folder != NONE) {
                    (Moves.written(item) == Side.LEFT ? staysLeft : staysRight)[folder] = true;
                }
            }
        }
        for (int i = items.size() - 1; i >= 0; i--) {
            PlanItem item = items.get(i);
            if (removesFolder(item, Side.LEFT) && (staysLeft[i] || leftOut(item, Side.LEFT))
                    || removesFolder(item, Side.RIGHT) && (staysRight[i] || leftOut(item, Side.RIGHT))) {
                boolean replaced = item.left().isPresent() && item.right().isPresent();
                item = item.withAction(replaced ? Action.CONFLICT : Action.SKIP)
                        .because(Reason.of(Kind.CONTENT_STAYS));
                put(i, item);
            }
            int folder = parent(i);
            if (folder != NONE) {
                staysLeft[folder] |= stays(item, Side.LEFT);
                staysRight[folder] |= stays(item, Side.RIGHT);
            }
        }
    }

    private int index(VolumePath path) {
        int found = Collections.binarySearch(items, path,
                (one, other) -> PathOrder.PARENTS_FIRST.compare(((PlanItem) one).path(), (VolumePath) other));
        return found < 0 ? NONE : found;
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
        for (Reason reason : item.reasons()) {
            if (reason.kind() == Kind.FILTERED && !reason.details().get(side == Side.LEFT ? 0 : 1).equals("0")) {
                return true;
            }
        }
        return false;
    }
}
