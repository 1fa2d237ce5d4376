package io.portside.engine.sync.run;

import java.util.List;
import java.util.Optional;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.compare.Difference;
import io.portside.engine.sync.plan.compare.FactsComparison;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.state.Settlement;
import io.portside.engine.sync.state.Step;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;

/** What the baseline comes to know of a step: the source as the plan knew it, the other side as it shows itself. Pure. */
final class Settling {
    private Settling() {}

    static BaselineEntry entry(Side written, Facts shown, Facts other) {
        return written == Side.LEFT ? new BaselineEntry(shown, other) : new BaselineEntry(other, shown);
    }

    /** The step with what it settles as the written side really shows it. */
    static Step shown(Step step, Optional<Facts> shown) {
        if (step.exact() || shown.isEmpty()) {
            return step;
        }
        if (step.kind() == Step.Kind.MOVE && !arrived(step, shown.get())) {
            return unknown(step);
        }
        List<Settlement> better = step.settles().stream()
                .map(one -> one.path().equals(step.path())
                        ? new Settlement(one.path(), one.entry().map(entry -> shown(step.side(), entry, shown.get())))
                        : one)
                .toList();
        return step.withSettles(better);
    }

    /** Whether what was moved is what was to be moved: somebody may have written it in the moment before. */
    static boolean arrived(Step step, Facts shown) {
        Difference difference = FactsComparison.sameSide(step.content().orElseThrow(), shown);
        return difference == Difference.NONE || difference == Difference.UNDECIDABLE;
    }

    private static BaselineEntry shown(Side written, BaselineEntry entry, Facts shown) {
        Facts other = entry.of(written.other());
        // The same content has the same checksum, and nobody reads a file again only for that.
        Facts complete = shown.checksum().isEmpty() && other.checksum().isPresent()
                ? shown.withChecksum(other.checksum().get())
                : shown;
        return entry(written, complete, other);
    }

    /** The step with nothing to be known of its path: what is there is not what it brought. */
    static Step unknown(Step step) {
        return step.withSettles(step.settles().stream()
                .map(one -> one.path().equals(step.path()) ? Settlement.gone(one.path()) : one).toList());
    }

    static List<Settlement> gone(VolumePath... paths) {
        return java.util.Arrays.stream(paths).map(Settlement::gone).toList();
    }
}
