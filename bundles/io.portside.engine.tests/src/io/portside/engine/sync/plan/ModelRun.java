package io.portside.engine.sync.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

/**
 * Does what a plan says on model trees, in the order of a real run, and refuses what a real run could not do: something put
 * where no folder is, a folder deleted that is not empty, an entry that is not what the plan knows.
 */
final class ModelRun {
    private final ModelPair pair;
    private final boolean rightKeepsTimes;
    private long clock = 1_000_000;

    ModelRun(ModelPair pair, boolean rightKeepsTimes) {
        this.pair = pair;
        this.rightKeepsTimes = rightKeepsTimes;
    }

    void run(SyncPlan plan) {
        List<PlanItem> items = plan.items();
        items.forEach(this::check);
        stage(items, item -> copies(item) && source(item).folder());
        stage(items, item -> item.action() == Action.MOVE_LEFT || item.action() == Action.MOVE_RIGHT);
        stage(items, item -> copies(item) && !source(item).folder() && !target(item).map(Facts::folder).orElse(false));
        stage(items, item -> item.action() == Action.KEEP_BOTH);
        List<PlanItem> upwards = new ArrayList<>(items);
        Collections.reverse(upwards);
        stage(upwards, item -> item.action().deletes());
        stage(items, item -> copies(item) && !source(item).folder() && target(item).map(Facts::folder).orElse(false));
        stage(items, item -> item.action() == Action.RECORD);
        pair.baselineExists = true;
    }

    private void stage(List<PlanItem> items, Predicate<PlanItem> which) {
        items.stream().filter(which).forEach(this::act);
    }

    private void check(PlanItem item) {
        for (Side side : item.action() == Action.SKIP ? new Side[0] : Side.values()) {
            boolean moved = item.from().isPresent() && side == Moves.written(item);
            VolumePath at = moved ? item.from().get() : item.path();
            require(pair.tree(side).at(at).equals(item.of(side)), item, "is not as planned on " + side);
            if (moved) {
                require(pair.tree(side).at(item.path()).isEmpty(), item, "is taken");
            }
        }
        boolean firm = PlanSettler.firm(item) || item.has(Reason.Kind.FOLDER_LEFT_ALONE);
        require(!firm || item.action() == Action.SKIP, item, "is to be left alone");
    }

    private void act(PlanItem item) {
        VolumePath path = item.path();
        switch (item.action()) {
            case COPY_LEFT, COPY_RIGHT -> copy(item, item.action().written().orElseThrow());
            case DELETE_LEFT, DELETE_RIGHT -> delete(item, item.action().written().orElseThrow());
            case MOVE_LEFT, MOVE_RIGHT -> move(item, item.action().written().orElseThrow());
            case KEEP_BOTH -> {
                VolumePath other = path.parent().child(path.name() + " (right)");
                require(pair.left.at(other).isEmpty() && pair.right.at(other).isEmpty(), item, "has a twin already");
                Facts old = item.right().orElseThrow();
                pair.right.put(other, old);
                pair.left.put(other, old);
                pair.right.put(path, arrived(Side.RIGHT, item.left().orElseThrow()));
                remember(path);
                remember(other);
            }
            case RECORD -> remember(path);
            case SKIP, CONFLICT -> require(false, item, "is nothing to be done");
        }
    }

    private void copy(PlanItem item, Side side) {
        ModelTree tree = pair.tree(side);
        Facts source = item.of(side.other()).orElseThrow();
        require(tree.folder(item.path().parent()), item, "has no folder to go to");
        if (!source.folder() && tree.folder(item.path())) {
            require(tree.in(item.path()).isEmpty(), item, "takes the place of a folder that is not empty");
        }
        tree.put(item.path(), arrived(side, source));
        remember(item.path());
    }

    private void delete(PlanItem item, Side side) {
        ModelTree tree = pair.tree(side);
        require(tree.at(item.path()).isPresent(), item, "is not there");
        require(tree.in(item.path()).isEmpty(), item, "is not empty: " + tree.in(item.path()).keySet());
        tree.remove(item.path());
        remember(item.path());
    }

    private void move(PlanItem item, Side side) {
        ModelTree tree = pair.tree(side);
        VolumePath from = item.from().orElseThrow();
        require(tree.folder(item.path().parent()), item, "has no folder to go to");
        require(tree.at(item.path()).isEmpty(), item, "is taken");
        Facts facts = tree.at(from).orElseThrow();
        tree.remove(from);
        tree.put(item.path(), facts);
        remember(from);
        remember(item.path());
    }

    /** A server that keeps no times shows the time of the upload. */
    private Facts arrived(Side side, Facts source) {
        if (side == Side.LEFT || rightKeepsTimes || source.modified().isEmpty()) {
            return source;
        }
        clock++;
        return new Facts(source.kind(), source.size(),
                Optional.of(new Stamp(Instant.ofEpochSecond(2_000_000_000 + clock), TimeQuality.EXACT)),
                source.linkTarget(), source.checksum(), source.hidden());
    }

    private void remember(VolumePath path) {
        Optional<Facts> left = pair.left.at(path);
        Optional<Facts> right = pair.right.at(path);
        if (left.isPresent() && right.isPresent()) {
            pair.baseline.put(path, new BaselineEntry(left.get(), right.get()));
        } else {
            pair.baseline.remove(path);
        }
    }

    private static boolean copies(PlanItem item) {
        return item.action() == Action.COPY_LEFT || item.action() == Action.COPY_RIGHT;
    }

    private static Facts source(PlanItem item) {
        return item.of(item.action().written().orElseThrow().other()).orElseThrow();
    }

    private static Optional<Facts> target(PlanItem item) {
        return item.of(item.action().written().orElseThrow());
    }

    private static void require(boolean good, PlanItem item, String fault) {
        if (!good) {
            throw new AssertionError(item.path() + " " + fault + ": " + item);
        }
    }
}
