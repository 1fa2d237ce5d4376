package io.portside.engine.sync.run;

import java.util.List;
import java.util.Optional;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.state.Settlement;
import io.portside.engine.sync.state.Step;
import io.portside.engine.sync.state.Step.Kind;
import io.portside.engine.sync.tree.Facts;

/** Makes the steps of an item: where they put things, and what the baseline will know of them. */
final class StepMaker {
    private final RunParts parts;
    private final int index;
    private final PlanItem item;

    StepMaker(RunParts parts, int index, PlanItem item) {
        this.parts = parts;
        this.index = index;
        this.item = item;
    }

    Step copy(Side side, VolumePath path, Facts content, Optional<Facts> before) {
        boolean atomically = before.isEmpty() || !parts.places().keeps() && !parts.end(side).volume().remote();
        Optional<VolumePath> temporary = atomically ? Optional.empty() : Optional.of(KeptPlaces.temporary(path));
        Optional<VolumePath> kept = atomically
                ? Optional.empty()
                : parts.places().of(path, 0).or(() -> Optional.of(KeptPlaces.aside(path)));
        return step(Kind.COPY, side, path, Optional.empty(), temporary, kept, before, Optional.of(content),
                List.of(Settlement.of(path, Settling.entry(side, content, content))));
    }

    Step makeFolder(Side side, Facts folder, Optional<Facts> before) {
        VolumePath path = item.path();
        return step(Kind.MAKE_FOLDER, side, path, Optional.empty(), Optional.empty(),
                before.flatMap(facts -> parts.places().of(path, 0)), before, Optional.empty(),
                List.of(Settlement.of(path, Settling.entry(side, folder, folder))));
    }

    /** As all that an item does, or to make room for something else: then the baseline knows nothing until that is there. */
    Step removeFolder(Side side, Facts before, boolean all) {
        Step step = step(Kind.REMOVE_FOLDER, side, item.path(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(before), Optional.empty(), Settling.gone(item.path()));
        return all ? step : step.withSettles(Settling.gone(item.path()));
    }

    Step delete(Side side, Facts before) {
        return step(Kind.DELETE, side, item.path(), Optional.empty(), Optional.empty(),
                parts.places().of(item.path(), 0), Optional.of(before), Optional.empty(),
                Settling.gone(item.path()));
    }

    Step move(Side side, VolumePath from, VolumePath path, Facts content, Optional<Facts> before,
            List<Settlement> settles) {
        return step(Kind.MOVE, side, path, Optional.of(from), Optional.empty(),
                before.filter(facts -> !facts.folder()).flatMap(facts -> parts.places().of(path, 0)), before,
                Optional.of(content), settles);
    }

    /** @param inTheWay what is at the new place and gives way */
    Step move(PlanItem moved, Side side, Optional<Facts> inTheWay) {
        VolumePath from = moved.from().orElseThrow();
        Facts moving = moved.of(side).orElseThrow();
        Facts other = moved.of(side.other()).orElse(moving);
        return move(side, from, moved.path(), moving, inTheWay,
                List.of(Settlement.of(moved.path(), Settling.entry(side, moving, other)), Settlement.gone(from)));
    }

    private Step step(Kind kind, Side side, VolumePath path, Optional<VolumePath> from, Optional<VolumePath> temporary,
            Optional<VolumePath> kept, Optional<Facts> before, Optional<Facts> content, List<Settlement> settles) {
        Optional<RunTask.Undo> undo = parts.task().undo();
        return new Step(parts.run(), parts.numbers().incrementAndGet(), index, kind, side, path, from, temporary, kept,
                before, content, undo.isPresent() ? undo.get().restored(item) : settles, undo.isPresent());
    }
}
