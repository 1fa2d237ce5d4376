package io.portside.ui.sync.preview;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.PathOrder;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.PlanTotals;
import io.portside.engine.sync.plan.SyncPlan;

/**
 * The rows shown of a plan, in the plan's order. Immutable; made on a worker, because a plan may have a hundred thousand
 * items and more.
 *
 * @param counts all items of the plan by kind, shown or not
 * @param shown  items that the options let through, folded away or not
 * @param totals of the whole plan
 */
record PreviewRows(SyncPlan plan, PreviewOptions options, List<PreviewRow> rows, Map<ItemKind, Integer> counts,
        int shown, PlanTotals totals) {
    /** A row while its content is still being counted. */
    private static final class Node {
        private final VolumePath path;
        private final int depth;
        private final int item;
        private final int first;
        private final boolean folder;
        private final boolean visible;
        private int below;

        Node(VolumePath path, int item, int first, boolean folder, boolean visible) {
            this.path = path;
            this.depth = Math.max(0, path.names().size() - 1);
            this.item = item;
            this.first = first;
            this.folder = folder;
            this.visible = visible;
        }
    }

    static PreviewRows of(SyncPlan plan, PreviewOptions options) {
        Map<ItemKind, Integer> counts = new EnumMap<>(ItemKind.class);
        for (ItemKind kind : ItemKind.values()) {
            counts.put(kind, 0);
        }
        List<String> words = options.words();
        List<Node> nodes = new ArrayList<>();
        Tree tree = new Tree(options, nodes);
        int shown = 0;
        for (int i = 0; i < plan.items().size(); i++) {
            PlanItem item = plan.items().get(i);
            counts.merge(ItemKind.of(item), 1, Integer::sum);
            if (options.shows(item, words)) {
                shown++;
                tree.add(item, i);
            }
        }
        List<PreviewRow> rows = new ArrayList<>(nodes.size());
        for (Node node : nodes) {
            if (node.visible) {
                boolean closed = options.tree() && node.below > 0 && options.closed().contains(node.path);
                rows.add(new PreviewRow(node.path, options.tree() ? node.depth : 0, node.item, node.first, node.folder,
                        node.below, closed));
            }
        }
        return new PreviewRows(plan, options, Collections.unmodifiableList(rows), Collections.unmodifiableMap(counts),
                shown, PlanTotals.of(plan));
    }

    /** Puts folders above the items that are in them. Items come in {@link PathOrder}. */
    private static final class Tree {
        private final PreviewOptions options;
        private final List<Node> nodes;
        private final List<Node> open = new ArrayList<>();

        Tree(PreviewOptions options, List<Node> nodes) {
            this.options = options;
            this.nodes = nodes;
        }

        void add(PlanItem item, int index) {
            VolumePath path = item.path();
            if (!options.tree()) {
                nodes.add(new Node(path, index, index, item.folder(), true));
                return;
            }
            while (!open.isEmpty() && !path.startsWith(open.get(open.size() - 1).path)) {
                open.remove(open.size() - 1);
            }
            for (int depth = open.size() + 1; depth < path.names().size(); depth++) {
                push(new VolumePath(path.names().subList(0, depth)), -1, index);
            }
            open.forEach(node -> node.below++);
            if (item.folder() && !path.isRoot()) {
                push(path, index, index);
            } else {
                nodes.add(new Node(path, index, index, item.folder(), visible()));
            }
        }

        private void push(VolumePath path, int item, int first) {
            Node node = new Node(path, item, first, true, visible());
            nodes.add(node);
            open.add(node);
        }

        private boolean visible() {
            Node parent = open.isEmpty() ? null : open.get(open.size() - 1);
            return parent == null || parent.visible && !options.closed().contains(parent.path);
        }
    }

    /** The items that a selection stands for: a folder means itself and everything shown below it. */
    List<Integer> items(Collection<PreviewRow> selected) {
        BitSet found = new BitSet(plan.items().size());
        List<String> words = options.words();
        for (PreviewRow row : selected) {
            if (!row.folder()) {
                found.set(row.item());
                continue;
            }
            for (int i = row.first(); i < plan.items().size(); i++) {
                PlanItem item = plan.items().get(i);
                if (!item.path().startsWith(row.path())) {
                    break;
                }
                if (options.shows(item, words)) {
                    found.set(i);
                }
            }
        }
        return found.stream().boxed().toList();
    }

    /** Where the rows of these paths are now; those that are gone are left out. */
    int[] indexesOf(Collection<VolumePath> paths) {
        return paths.stream().mapToInt(this::indexOf).filter(index -> index >= 0).sorted().toArray();
    }

    int indexOf(VolumePath path) {
        int low = 0;
        int high = rows.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = PathOrder.PARENTS_FIRST.compare(rows.get(middle).path(), path);
            if (order == 0) {
                return middle;
            } else if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** Every folder that could be folded away. */
    Set<VolumePath> foldable() {
        return PreviewRows.of(plan, options.withClosed(Set.of())).rows().stream().filter(PreviewRow::canFold)
                .map(PreviewRow::path).collect(Collectors.toCollection(() -> new TreeSet<>(PathOrder.PARENTS_FIRST)));
    }

    PlanItem item(PreviewRow row) {
        return plan.items().get(row.item());
    }
}
