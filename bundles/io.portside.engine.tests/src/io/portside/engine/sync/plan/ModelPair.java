package io.portside.engine.sync.plan;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.FolderBaseline;
import io.portside.engine.sync.tree.FolderSnapshot;
import io.portside.engine.sync.tree.FolderTriple;

/** Two model trees and what was remembered of them; scans them for a planner. */
final class ModelPair {
    static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    final ModelTree left = new ModelTree();
    final ModelTree right = new ModelTree();
    final TreeMap<VolumePath, BaselineEntry> baseline = new TreeMap<>(PathOrder.PARENTS_FIRST);
    final Map<Side, Set<VolumePath>> unreadable = Map.of(Side.LEFT, new HashSet<>(), Side.RIGHT, new HashSet<>());
    SideNature leftNature = SideNature.UNIX;
    SideNature rightNature = SideNature.SERVER;
    boolean baselineExists;

    ModelTree tree(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /** Remembers what both sides have now, where they have the same kind of thing. */
    void remember() {
        baseline.clear();
        baselineExists = true;
        left.entries().forEach((path, facts) -> right.at(path).filter(other -> other.kind() == facts.kind())
                .ifPresent(other -> baseline.put(path, new BaselineEntry(facts, other))));
    }

    SyncPlan plan(SyncRules rules) {
        SyncPlanner planner = planner(rules);
        for (VolumePath folder : folders()) {
            planner.folder(triple(folder));
        }
        return planner.finish();
    }

    SyncPlanner planner(SyncRules rules) {
        return new SyncPlanner(
                new PlanTask("pair", rules, baselineExists, Optional.empty(), leftNature, rightNature, NOW));
    }

    /** Every folder of either side, parents first. */
    Set<VolumePath> folders() {
        Set<VolumePath> folders = new TreeSet<>(PathOrder.PARENTS_FIRST);
        folders.add(VolumePath.ROOT);
        for (ModelTree tree : new ModelTree[]{left, right}) {
            tree.entries().keySet().stream().filter(tree::folder).forEach(folders::add);
        }
        return folders;
    }

    FolderTriple triple(VolumePath folder) {
        SortedMap<String, BaselineEntry> known = new TreeMap<>();
        baseline.forEach((path, entry) -> {
            if (path.parent().equals(folder)) {
                known.put(path.name(), entry);
            }
        });
        return new FolderTriple(folder, snapshot(Side.LEFT, folder), snapshot(Side.RIGHT, folder),
                new FolderBaseline(folder, known));
    }

    private FolderSnapshot snapshot(Side side, VolumePath folder) {
        if (unreadable.get(side).stream().anyMatch(folder::startsWith)) {
            return FolderSnapshot.failed(folder, "550 no");
        }
        return tree(side).folder(folder)
                ? FolderSnapshot.complete(folder, tree(side).in(folder))
                : FolderSnapshot.absent(folder);
    }
}
