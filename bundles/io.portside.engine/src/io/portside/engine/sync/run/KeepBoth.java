package io.portside.engine.sync.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.portside.engine.files.Entry;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.state.Settlement;
import io.portside.engine.sync.state.Step;
import io.portside.engine.sync.tree.Facts;

/** A conflict in which both are kept: the right one gets a name of its own, then each is copied to the other side. */
final class KeepBoth {
    /** Without colons, which Windows refuses. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final int NAMES = 100;

    private final RunParts parts;
    private final StepRunner steps;
    private final ItemRunner items;
    private final StepMaker maker;

    KeepBoth(RunParts parts, StepRunner steps, ItemRunner items, StepMaker maker) {
        this.parts = parts;
        this.steps = steps;
        this.items = items;
        this.maker = maker;
    }

    long run(int index, PlanItem item) throws ItemStopped {
        VolumePath path = item.path();
        if (item.left().isEmpty() || item.right().isEmpty() || item.folder(Side.LEFT) || item.folder(Side.RIGHT)) {
            throw ItemStopped.changed(path.toString(), "not a file on both sides");
        }
        Facts left = item.left().get();
        Facts right = item.right().get();
        StepRunner.Check both = () -> lookAtBoth(item, left, right);
        items.check(both, Side.RIGHT);
        VolumePath own = ownName(path);
        Step moved = steps.run(maker.move(Side.RIGHT, path, own, right, Optional.empty(),
                List.of(Settlement.gone(path), Settlement.gone(own))), both, (step, cancel) -> {
                    parts.actor(Side.RIGHT).move(step, cancel);
                    return parts.end(Side.RIGHT).stat(own, cancel).map(Facts::of);
                });
        long bytes = items.copy(index, maker.copy(Side.RIGHT, moved.from().orElseThrow(), left, Optional.empty()),
                () -> require(path, Side.LEFT, left));
        return bytes + items.copy(index, maker.copy(Side.LEFT, own, right, Optional.empty()),
                () -> require(own, Side.RIGHT, right));
    }

    private void lookAtBoth(PlanItem item, Facts left, Facts right) throws ProblemException, ItemStopped {
        require(item.path(), Side.LEFT, left);
        require(item.path(), Side.RIGHT, right);
        parts.sight(Side.RIGHT).requireNoLinkAbove(item.path(), parts.cancel());
    }

    private void require(VolumePath path, Side side, Facts known) throws ProblemException, ItemStopped {
        if (!parts.sight(side).asKnown(path, Optional.of(known), parts.cancel())) {
            throw ItemStopped.changed(path.toString(), side + " was " + known);
        }
    }

    /** {@code name (2024-02-29 12.30.00).html}, free on both sides. */
    private VolumePath ownName(VolumePath path) throws ItemStopped {
        String name = path.name();
        int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
        Instant now = parts.clock().now();
        for (int number = 1; number <= NAMES; number++) {
            String more = number == 1 ? "" : " " + number;
            VolumePath own = path.parent()
                    .child(name.substring(0, dot) + " (" + TIME.format(now) + more + ")" + name.substring(dot));
            try {
                Optional<Entry> left = parts.end(Side.LEFT).stat(own, parts.cancel());
                if (left.isEmpty() && parts.end(Side.RIGHT).stat(own, parts.cancel()).isEmpty()) {
                    return own;
                }
            } catch (ProblemException e) {
                throw ItemStopped.by(e);
            }
        }
        throw ItemStopped.changed(path.toString(), "no name is free");
    }
}
