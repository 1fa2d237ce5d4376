package io.portside.engine.sync.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.rule.Side;

/**
 * The order in which a plan is done: folders before what goes into them, moves before the copies and deletions around
 * them, copies before deletions so that nothing is gone before its successor is there, folders away when they are empty,
 * and last what takes the place of such a folder. What is in one batch may be done at the same time.
 */
final class RunStages {
    private final RunTask task;
    private final TreeMap<Integer, List<Task>> folders = new TreeMap<>();
    private final List<Task> moves = new ArrayList<>();
    private final List<Task> copies = new ArrayList<>();
    private final List<Task> deletions = new ArrayList<>();
    private final TreeMap<Integer, List<Task>> foldersAway = new TreeMap<>();
    private final List<Task> inPlaceOfFolders = new ArrayList<>();

    /** An item and its place in the plan. */
    record Task(int index, PlanItem item) {
        VolumePath path() {
            return item.path();
        }
    }

    RunStages(RunTask task, List<Task> tasks) {
        this.task = task;
        tasks.forEach(this::sort);
    }

    /** All that write, but for those that are part of {@code together}. */
    static RunStages of(RunTask task, FolderMoves together) {
        List<PlanItem> items = task.plan().items();
        return new RunStages(task, IntStream.range(0, items.size())
                .filter(i -> items.get(i).action().writes() && !together.has(i))
                .mapToObj(i -> new Task(i, items.get(i)))
                .toList());
    }

    private void sort(Task one) {
        PlanItem item = one.item();
        if (item.action().written().isEmpty()) {
            copies.add(one);
            return;
        }
        Side side = item.action().written().get();
        int depth = item.path().names().size();
        if (ItemRunner.deletes(item.action())) {
            if (item.folder(side)) {
                foldersAway.computeIfAbsent(-depth, key -> new ArrayList<>()).add(one);
            } else {
                deletions.add(one);
            }
        } else if (ItemRunner.copies(item.action()) && ItemRunner.makesFolder(item, side)) {
            folders.computeIfAbsent(depth, key -> new ArrayList<>()).add(one);
        } else if (task.folderAtPath(item, side)) {
            inPlaceOfFolders.add(one);
        } else {
            (ItemRunner.moves(item.action()) ? moves : copies).add(one);
        }
    }

    /** What comes first, one after the other: folders. */
    List<List<Task>> before() {
        return List.copyOf(folders.values());
    }

    /** All the others, one after the other. */
    List<List<Task>> after() {
        List<List<Task>> batches = new ArrayList<>(moveBatches());
        batches.add(copies);
        batches.add(deletions);
        batches.addAll(foldersAway.values());
        batches.add(inPlaceOfFolders);
        batches.removeIf(List::isEmpty);
        return batches;
    }

    /** What moves to where another one still is has to wait; a circle stays as it is, and is noticed item by item. */
    private List<List<Task>> moveBatches() {
        List<List<Task>> batches = new ArrayList<>();
        List<Task> waiting = new ArrayList<>(moves);
        while (!waiting.isEmpty()) {
            Set<Map.Entry<Side, VolumePath>> occupied = new HashSet<>();
            waiting.forEach(task -> task.item().from().ifPresent(from -> occupied.add(Map.entry(side(task), from))));
            List<Task> free = waiting.stream().filter(task -> !occupied.contains(Map.entry(side(task), task.path())))
                    .toList();
            List<Task> batch = free.isEmpty() ? List.copyOf(waiting) : free;
            batches.add(batch);
            waiting.removeAll(batch);
        }
        return batches;
    }

    private static Side side(Task task) {
        return task.item().action().written().orElseThrow();
    }
}
