package io.portside.engine.sync.run;

import java.util.List;
import java.util.Optional;

import io.portside.engine.files.VolumePath;
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
        List<Settlement> better = step.settles().stream()
                .map(one -> one.path().equals(step.path())
                        ? new Settlement(one.path(), one.entry().map(entry -> shown(step.side(), entry, shown.get())))
                        : one)
                .toList();
        return step.withSettles(better);
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
        return step.withSettles(List.of(Settlement.gone(step.path())));
    }

    static List<Settlement> gone(VolumePath... paths) {
        return java.util.Arrays.stream(paths).map(Settlement::gone).toList();
    }
}
