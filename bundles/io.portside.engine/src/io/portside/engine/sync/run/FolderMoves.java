package io.portside.engine.sync.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.PathOrder;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.rule.Side;

/**
 * Finds folders that can be moved whole: every item below the old one is a folder that goes, every item below the new one
 * is a folder that comes or a file that moves there from the same place of the old one, and none is left over on either
 * side. The items stay what they are, each with its step in the journal and its fate; only the renames become one. Pure.
 */
final class FolderMoves {
    private final RunTask task;
    private final Map<VolumePath, Integer> places = new HashMap<>();
    private final Map<Side, TreeMap<VolumePath, Integer>> sources = new EnumMap<>(
            Map.of(Side.LEFT, new TreeMap<>(PathOrder.PARENTS_FIRST), Side.RIGHT,
                    new TreeMap<>(PathOrder.PARENTS_FIRST)));
    private final List<FolderMove> found = new ArrayList<>();
    private final Set<Integer> taken = new HashSet<>();

    FolderMoves(RunTask task) {
        this.task = task;
        List<PlanItem> items = task.plan().items();
        for (int i = 0; i < items.size(); i++) {
            PlanItem item = items.get(i);
            places.put(item.path(), i);
            if (ItemRunner.moves(item.action()) && item.from().isPresent()) {
                sources.get(item.action().written().orElseThrow()).put(item.from().get(), i);
            }
        }
        // Parents come first: what is below one that moves is not looked at again.
        for (int i = 0; i < items.size(); i++) {
            if (!taken.contains(i) && goes(items.get(i))) {
                of(items.get(i)).ifPresent(this::take);
            }
        }
    }

    private void take(FolderMove move) {
        found.add(move);
        Stream.of(move.made(), move.moved(), move.emptied()).flatMap(List::stream)
                .forEach(one -> taken.add(one.index()));
    }

    List<FolderMove> found() {
        return found;
    }

    /** Whether an item is part of one. */
    boolean has(int index) {
        return taken.contains(index);
    }

    private RunStages.Task task(PlanItem item) {
        return new RunStages.Task(places.get(item.path()), item);
    }

    private static boolean goes(PlanItem item) {
        return ItemRunner.deletes(item.action()) && item.folder(item.action().written().orElseThrow());
    }

    private Optional<FolderMove> of(PlanItem old) {
        Side side = old.action().written().orElseThrow();
        VolumePath from = old.path();
        Map<VolumePath, Integer> moving = new HashMap<>();
        for (Map.Entry<VolumePath, Integer> one : sources.get(side).tailMap(from, false).entrySet()) {
            if (!one.getKey().startsWith(from)) {
                break;
            }
            moving.put(one.getKey(), one.getValue());
        }
        List<PlanItem> emptied = task.plan().below(from);
        if (moving.isEmpty()
                || emptied.stream().anyMatch(item -> !goes(item) || item.action() != Action.deleteOn(side))) {
            return Optional.empty();
        }
        Map.Entry<VolumePath, Integer> any = moving.entrySet().iterator().next();
        Optional<VolumePath> to = folder(from, any.getKey(), task.plan().items().get(any.getValue()).path());
        if (to.isEmpty()) {
            return Optional.empty();
        }
        FolderMove move = new FolderMove(side, from, to.get(), new ArrayList<>(), new ArrayList<>(),
                emptied.stream().map(this::task).toList());
        boolean whole = arrives(move);
        return whole && move.made().size() == emptied.size() && move.moved().size() == moving.size()
                ? Optional.of(move)
                : Optional.empty();
    }

    /** The new folder, of the places of one file in the old and in the new one. */
    private static Optional<VolumePath> folder(VolumePath from, VolumePath old, VolumePath now) {
        List<String> inside = old.names().subList(from.names().size(), old.names().size());
        int depth = now.names().size() - inside.size();
        if (depth < 1 || !now.names().subList(depth, now.names().size()).equals(inside)) {
            return Optional.empty();
        }
        VolumePath to = VolumePath.ROOT.resolve(now.names().subList(0, depth).toArray(String[]::new));
        return to.startsWith(from) || from.startsWith(to) ? Optional.empty() : Optional.of(to);
    }

    /** Collects what comes; false when there is anything else among it. */
    private boolean arrives(FolderMove move) {
        Map<VolumePath, VolumePath> expected = new HashMap<>();
        move.emptied().forEach(one -> expected.put(move.target(one.path()), one.path()));
        for (PlanItem item : task.plan().below(move.to())) {
            boolean folder = item.action() == Action.copyTo(move.side()) && item.folder(move.side().other())
                    && item.of(move.side()).isEmpty() && expected.containsKey(item.path());
            boolean file = item.action() == Action.moveOn(move.side())
                    && item.from().filter(from -> from.startsWith(move.from())).map(move::target)
                            .equals(Optional.of(item.path()))
                    && task.atPath(item, move.side()).isEmpty() && item.of(move.side()).isPresent()
                    && !Sight.followed(item.of(move.side()).get());
            if (!folder && !file || taken.contains(places.get(item.path()))) {
                return false;
            }
            (folder ? move.made() : move.moved()).add(task(item));
        }
        return true;
    }
}
