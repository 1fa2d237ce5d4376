package io.portside.engine.sync.scan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.FolderSnapshot;

/**
 * A folder that is being looked at on both sides. It knows its name and its parent only: a million of them may wait. What
 * changes is guarded by the {@link ScanQueue}.
 */
final class ScanNode {
    private final Optional<ScanNode> parent;
    private final String name;
    private final int depth;
    // One for each side.
    private final FolderSnapshot[] snapshots = new FolderSnapshot[2];
    private final VolumePath[] linkTargets = new VolumePath[2];
    private final boolean[] doubted = new boolean[2];
    private final boolean[] taken = new boolean[2];
    private final boolean[] awaited = new boolean[2];

    private ScanNode(Optional<ScanNode> parent, String name, int depth) {
        this.parent = parent;
        this.name = name;
        this.depth = depth;
    }

    static ScanNode root() {
        return new ScanNode(Optional.empty(), "", 0);
    }

    ScanNode child(String childName) {
        return new ScanNode(Optional.of(this), childName, depth + 1);
    }

    Optional<ScanNode> parent() {
        return parent;
    }

    boolean isRoot() {
        return parent.isEmpty();
    }

    /** Folders above it. */
    int depth() {
        return depth;
    }

    /** Below the pair's folder. */
    VolumePath path() {
        return below(VolumePath.ROOT, Optional.empty());
    }

    /** Where it really is on a side, links that led there followed. */
    VolumePath real(VolumePath root, Side side) {
        return below(root, Optional.of(side));
    }

    private VolumePath below(VolumePath root, Optional<Side> side) {
        List<String> names = new ArrayList<>();
        ScanNode node = this;
        while (true) {
            VolumePath target = side.isPresent() ? node.linkTargets[side.get().ordinal()] : null;
            if (target != null || node.isRoot()) {
                Collections.reverse(names);
                return (target == null ? root : target).resolve(names.toArray(String[]::new));
            }
            names.add(node.name);
            node = node.parent.get();
        }
    }

    /** On a side it is there through a link, which leads to {@code target}. */
    void linked(Side side, VolumePath target) {
        linkTargets[side.ordinal()] = target;
    }

    /** Whether it is a link there. */
    boolean isLink(Side side) {
        return linkTargets[side.ordinal()] != null;
    }

    /** Something above it may not have been seen whole: then nothing here is sure either. */
    void doubted(Side side) {
        doubted[side.ordinal()] = true;
    }

    boolean isDoubted(Side side) {
        return doubted[side.ordinal()];
    }

    // Guarded by the queue.

    Optional<FolderSnapshot> snapshot(Side side) {
        return Optional.ofNullable(snapshots[side.ordinal()]);
    }

    void seen(Side side, FolderSnapshot snapshot) {
        snapshots[side.ordinal()] = snapshot;
    }

    /** Children need their parent's names, not its entries. */
    void forget() {
        snapshots[0] = null;
        snapshots[1] = null;
    }

    boolean isTaken(Side side) {
        return taken[side.ordinal()];
    }

    void taken(Side side) {
        taken[side.ordinal()] = true;
    }

    /** Whether the other side has it already. */
    boolean isAwaited(Side side) {
        return awaited[side.ordinal()];
    }

    void awaited(Side side) {
        awaited[side.ordinal()] = true;
    }
}
