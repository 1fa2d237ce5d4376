package io.portside.engine.sync.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

import io.portside.engine.files.EntryKind;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.plan.compare.FactsComparison;
import io.portside.engine.sync.plan.compare.TimeComparison;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;

/**
 * Files of one size that are equal only if a server's zone is so or so. Two files that were changed by themselves look like
 * that once in fifteen times, so a zone counts only when it is that of most of them, but for the hour of daylight
 * saving time; and where the pair has been synchronised before, it proves nothing.
 */
final class UnknownZones {
    private static final int HOUR = 4;

    private UnknownZones() {}

    /** Makes a conflict of what is not proven equal. */
    static void doubt(List<PlanItem> items, boolean baselineExists) {
        Map<Integer, Integer> shifts = new HashMap<>();
        Map<Integer, Integer> numbers = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            OptionalInt shift = shift(items.get(i));
            if (shift.isPresent()) {
                shifts.put(i, shift.getAsInt());
                numbers.merge(shift.getAsInt(), 1, Integer::sum);
            }
        }
        shifts.forEach((index, shift) -> {
            int like = IntStream.of(shift - HOUR, shift, shift + HOUR).map(one -> numbers.getOrDefault(one, 0)).sum();
            if (baselineExists || like * 2 <= shifts.size()) {
                items.set(index, conflict(items.get(index)));
            }
        });
    }

    private static OptionalInt shift(PlanItem item) {
        if (item.action() != Action.RECORD || !item.has(Kind.EQUAL) || !file(item, Side.LEFT)
                || !file(item, Side.RIGHT)) {
            return OptionalInt.empty();
        }
        Facts left = item.left().orElseThrow();
        Facts right = item.right().orElseThrow();
        if (FactsComparison.checksums(left, right) || left.modified().isEmpty() || right.modified().isEmpty()) {
            return OptionalInt.empty();
        }
        return TimeComparison.zoneShift(left.modified().get(), right.modified().get());
    }

    private static boolean file(PlanItem item, Side side) {
        return item.of(side).filter(facts -> facts.kind() == EntryKind.FILE).isPresent();
    }

    private static PlanItem conflict(PlanItem item) {
        List<Reason> reasons = new ArrayList<>(item.reasons());
        reasons.removeIf(reason -> reason.kind() == Kind.EQUAL);
        reasons.add(Reason.of(Kind.TIMES_DIFFER));
        return item.proposing(Action.CONFLICT).withReasons(reasons);
    }
}
