package io.portside.engine.sync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;

/** Makes pairs of small trees in which much has happened on both sides. */
final class ModelPairs {
    private final Random random;
    private final List<String> names;

    ModelPairs(long seed) {
        this(seed, List.of("a", "b", "c"));
    }

    ModelPairs(long seed, List<String> names) {
        random = new Random(seed);
        this.names = names;
    }

    /** @param baseline whether the sides were equal once, and that is remembered */
    ModelPair pair(boolean baseline) {
        ModelPair pair = new ModelPair();
        ModelTree common = new ModelTree();
        for (int i = random.nextInt(12); i > 0; i--) {
            grow(common, path());
        }
        common.entries().forEach((path, facts) -> {
            pair.left.put(path, facts);
            pair.right.put(path, facts);
        });
        if (baseline) {
            pair.remember();
        }
        edit(pair.left, random.nextInt(7));
        edit(pair.right, random.nextInt(7));
        return pair;
    }

    void edit(ModelTree tree, int times) {
        for (int i = 0; i < times; i++) {
            VolumePath path = path();
            switch (random.nextInt(6)) {
                case 0, 1 -> tree.remove(path);
                case 2 -> move(tree, path, path());
                case 3 -> {
                    tree.remove(path);
                    grow(tree, path);
                }
                default -> grow(tree, path);
            }
        }
    }

    private void move(ModelTree tree, VolumePath from, VolumePath to) {
        if (tree.at(from).isEmpty() || tree.at(to).isPresent() || to.startsWith(from) || underFile(tree, to)) {
            return;
        }
        ModelTree before = tree.copy();
        tree.remove(from);
        for (VolumePath path : before.entries().keySet()) {
            if (path.startsWith(from)) {
                List<String> names = new ArrayList<>(to.names());
                names.addAll(path.names().subList(from.names().size(), path.names().size()));
                tree.put(new VolumePath(names), before.at(path).orElseThrow());
            }
        }
    }

    /** A new or changed file, or an empty folder; nothing where a file is in the way. */
    private void grow(ModelTree tree, VolumePath path) {
        Optional<Facts> there = tree.at(path);
        if (underFile(tree, path) || there.map(Facts::folder).orElse(false)) {
            return;
        }
        tree.put(path, there.isEmpty() && random.nextInt(5) == 0
                ? ModelTree.folder()
                : ModelTree.file(random.nextInt(3), random.nextInt(4)));
    }

    private static boolean underFile(ModelTree tree, VolumePath path) {
        for (VolumePath up = path.parent(); !up.isRoot(); up = up.parent()) {
            if (tree.at(up).isPresent() && !tree.folder(up)) {
                return true;
            }
        }
        return false;
    }

    VolumePath path() {
        VolumePath path = VolumePath.ROOT;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            path = path.child(names.get(random.nextInt(names.size())));
        }
        return path;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    boolean maybe() {
        return random.nextBoolean();
    }

    Side side() {
        return maybe() ? Side.LEFT : Side.RIGHT;
    }
}
