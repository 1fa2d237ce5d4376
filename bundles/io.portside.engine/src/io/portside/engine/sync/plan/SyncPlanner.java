package io.portside.engine.sync.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.plan.filter.FilterMatcher;
import io.portside.engine.sync.plan.guard.Census;
import io.portside.engine.sync.plan.guard.GuardFinder;
import io.portside.engine.sync.plan.table.ChangeTable;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.FolderSnapshot;
import io.portside.engine.sync.tree.FolderTriple;
import io.portside.engine.sync.tree.Trust;

/**
 * Makes a plan of two trees, folder by folder. It remembers what differs and counts the rest, so a million files that are
 * as they were cost nothing. Pure: no clock, no disk, no network. Thread-safe.
 */
public final class SyncPlanner {
    private final PlanTask task;
    private final FilterMatcher filter;
    private final ChangeTable table;
    private final Census census = new Census();
    private final TreeMap<VolumePath, PlanItem> items = new TreeMap<>(PathOrder.PARENTS_FIRST);
    private final Map<VolumePath, FolderRecord> folders = new HashMap<>();
    private final Map<Side, Set<VolumePath>> followed = Map.of(Side.LEFT, new HashSet<>(), Side.RIGHT, new HashSet<>());

    private final OtherCases otherCases = new OtherCases();
    private boolean caseTwins;

    public SyncPlanner(PlanTask task) {
        this.task = task;
        filter = new FilterMatcher(task.rules().filter());
        table = new ChangeTable(task.rules(), task.baselineExists());
    }

    /**
     * Takes one folder, each once, in any order. Each folder of either side that takes part is to come, with what the filter
     * leaves out among its entries but for Portside's own names: a folder is deleted only when all that is in it is known.
     * A folder that is not on a side comes with {@code FolderSnapshot.absent} for that side; below one that could not be
     * read there, with {@code failed} or {@code absent}, which is all the same. Folders that the baseline alone knows need
     * not come. A link that is followed comes with the kind, size and time of what it points to, and its target.
     */
    public synchronized void folder(FolderTriple triple) {
        census.folder(triple);
        FolderReader reader = new FolderReader(task, filter, table, census, triple);
        for (PlanItem item : reader.read()) {
            items.put(item.path(), item);
        }
        caseTwins |= reader.caseTwins();
        otherCases.see(triple);
        FolderRecord record = reader.record();
        if (record.left() != Trust.COMPLETE || record.right() != Trust.COMPLETE || record.leftOutLeft() > 0
                || record.leftOutRight() > 0) {
            folders.put(triple.folder(), record);
        }
        follow(Side.LEFT, triple.left());
        follow(Side.RIGHT, triple.right());
    }

    private void follow(Side side, FolderSnapshot snapshot) {
        snapshot.entries().forEach((name, facts) -> {
            if (facts.folder() && facts.linkTarget().isPresent()) {
                followed.get(side).add(snapshot.folder().child(name));
            }
        });
    }

    /**
     * Whether there are names that differ in case only, and are taken for two because both sides are said to have both. Of a
     * server nobody knows that: then it is to be asked, and where it does not, this plan is none.
     */
    public synchronized boolean caseTwins() {
        return caseTwins;
    }

    /** Of an entry that a side has, the path in another case, which it did not list: who finds it there makes no difference. */
    public synchronized Optional<VolumePath> otherCase(Side side) {
        return otherCases.of(side);
    }

    /** The plan; call it once, after the last folder. */
    public synchronized SyncPlan finish() {
        leaveAloneWhatIsNotSure();
        leaveAloneBehindLinks();
        tellWhatIsLeftOut();
        List<PlanItem> settled = new ArrayList<>(items.values());
        UnknownZones.doubt(settled, task.baselineExists());
        ShiftedClock.explain(settled, task.baselineExists());
        new PlanSettler(settled, Set.of()).settle();
        List<PlanItem> moved = Moves.joined(settled);
        new PlanSettler(moved, Set.of()).settle();
        List<PlanItem> all = moved.stream().map(item -> item.proposing(item.action())).toList();
        return new SyncPlan(task.pairId(), task.rules(), task.made(), all, GuardFinder.of(task, census, all),
                census.unchangedFiles());
    }

    private void leaveAloneWhatIsNotSure() {
        for (Side side : Side.values()) {
            Kind kind = side == Side.LEFT ? Kind.UNREADABLE_LEFT : Kind.UNREADABLE_RIGHT;
            Set<VolumePath> doubtful = new HashSet<>();
            folders.forEach((folder, record) -> {
                if (!sure(folder, record, side)) {
                    doubtful.add(folder);
                }
            });
            for (VolumePath folder : doubtful) {
                if (!below(folder, doubtful)) {
                    below(folder).forEach(item -> items.put(item.path(), notSure(item, side, kind)));
                    tellFolder(folder, side, kind);
                    census.unreadable(folder);
                }
            }
            for (PlanItem item : List.copyOf(items.values())) {
                // A folder that nobody has looked into may hold anything.
                if (item.folder(side) && !item.folder(side.other()) && !folders.containsKey(item.path())) {
                    below(item.path()).forEach(one -> items.put(one.path(), notSure(one, side, kind)));
                    items.put(item.path(), notSure(item, side, kind));
                }
            }
        }
    }

    private static boolean below(VolumePath folder, Set<VolumePath> folders) {
        for (VolumePath up = folder; !up.isRoot();) {
            up = up.parent();
            if (folders.contains(up)) {
                return true;
            }
        }
        return false;
    }

    /** A folder that its parent's listing shows and that is said not to be there is gone or was never looked at. */
    private boolean sure(VolumePath folder, FolderRecord record, Side side) {
        if (record.trust(side) != Trust.ABSENT) {
            return record.trust(side) == Trust.COMPLETE;
        }
        if (folder.isRoot() || record.trust(side.other()) == Trust.ABSENT) {
            return true;
        }
        PlanItem item = items.get(folder);
        if (item == null) {
            FolderRecord parent = folders.get(folder.parent());
            return parent != null && parent.trust(side) == Trust.ABSENT;
        }
        return !item.folder(side);
    }

    private static PlanItem notSure(PlanItem item, Side side, Kind kind) {
        boolean left = side == Side.LEFT;
        return new PlanItem(item.path(), item.left(), item.right(), item.baseline(),
                left ? Change.UNKNOWN : item.leftChange(), left ? item.rightChange() : Change.UNKNOWN, Action.SKIP,
                Action.SKIP, item.reasons(), item.from()).because(Reason.of(kind));
    }

    /** The folder itself is known; what is not is what it holds, so it is left where and as it is. */
    private void tellFolder(VolumePath folder, Side side, Kind kind) {
        PlanItem item = items.get(folder);
        if (item != null) {
            items.put(folder, item.proposing(Action.SKIP).because(Reason.of(kind)));
        } else if (!folder.isRoot() && filter.folderTakesPart(folder)) {
            items.put(folder, unchangedFolder(folder, side).because(Reason.of(kind)));
        }
    }

    /** A folder that both sides have as they had it. */
    private static PlanItem unchangedFolder(VolumePath folder, Side unknown) {
        Optional<Facts> facts = Optional.of(new Facts(EntryKind.FOLDER, OptionalLong.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), false));
        return new PlanItem(folder, facts, facts, Optional.empty(),
                unknown == Side.LEFT ? Change.UNKNOWN : Change.UNCHANGED,
                unknown == Side.RIGHT ? Change.UNKNOWN : Change.UNCHANGED, Action.SKIP, Action.SKIP, List.of(),
                Optional.empty());
    }

    private List<PlanItem> below(VolumePath folder) {
        return items.tailMap(folder, false).values().stream().takeWhile(item -> item.path().startsWith(folder))
                .toList();
    }

    /** A link is followed to read and to make what is new, never to delete or replace. */
    private void leaveAloneBehindLinks() {
        followed.forEach((side, links) -> {
            Reason reason = Reason.of(side == Side.LEFT ? Kind.BEHIND_LINK_LEFT : Kind.BEHIND_LINK_RIGHT);
            for (VolumePath link : links) {
                for (PlanItem item : below(link)) {
                    boolean touched = item.of(side).isPresent()
                            && item.action().written().filter(side::equals).isPresent()
                            || item.action() == Action.KEEP_BOTH;
                    items.put(item.path(), (touched ? item.proposing(Action.SKIP) : item).because(reason));
                }
            }
        });
    }

    private void tellWhatIsLeftOut() {
        folders.forEach((folder, record) -> {
            PlanItem item = items.get(folder);
            if (item != null && record.leftOutLeft() + record.leftOutRight() > 0) {
                items.put(folder, item.because(Reason.of(Kind.FILTERED, Integer.toString(record.leftOutLeft()),
                        Integer.toString(record.leftOutRight()))));
            }
        });
    }
}
