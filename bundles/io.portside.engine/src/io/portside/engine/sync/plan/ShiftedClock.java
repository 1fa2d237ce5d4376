package io.portside.engine.sync.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality.Precision;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.plan.compare.FactsComparison;
import io.portside.engine.sync.plan.compare.TimeComparison;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

/**
 * A server that tells local time for UTC, and does so twice: vsftpd with {@code use_localtime} in LIST and MDTM alike. No
 * question to it shows that. What shows it is the first comparison: files of one size whose times are all off by the same
 * number of quarters of an hour, to the minute or the second. It takes several that were changed at different moments, more
 * than there are of all others together, and not one that agrees as it is; then they are the same. Only without a baseline:
 * later each side is held against its own words.
 */
final class ShiftedClock {
    /** One file is off by some quarter of an hour once in fifteen times, three by the same one never. */
    private static final int SEVERAL = 3;
    private static final int MINUTES = 15;
    private static final int HOUR = 60;

    private ShiftedClock() {}

    static void explain(List<PlanItem> items, boolean baselineExists) {
        if (baselineExists) {
            return;
        }
        OptionalInt shift = shift(items);
        if (shift.isPresent()) {
            for (int i = 0; i < items.size(); i++) {
                PlanItem item = items.get(i);
                if (differs(item) && TimeComparison.moved(time(item, Side.LEFT), time(item, Side.RIGHT),
                        shift.getAsInt())) {
                    items.set(i, same(item, shift.getAsInt()));
                }
            }
        }
    }

    private static OptionalInt shift(List<PlanItem> items) {
        Map<Integer, Integer> numbers = new HashMap<>();
        Map<Integer, Set<Long>> moments = new HashMap<>();
        int all = 0;
        for (PlanItem item : items) {
            if (agrees(item)) {
                return OptionalInt.empty();
            }
            if (differs(item) && !day(item)) {
                all++;
                OptionalInt shift = TimeComparison.shift(time(item, Side.LEFT), time(item, Side.RIGHT));
                if (shift.isPresent()) {
                    numbers.merge(shift.getAsInt(), 1, Integer::sum);
                    moments.computeIfAbsent(shift.getAsInt(), none -> new HashSet<>())
                            .add(time(item, Side.LEFT).time().getEpochSecond() / HOUR);
                }
            }
        }
        for (Map.Entry<Integer, Integer> one : numbers.entrySet()) {
            if (one.getValue() * 2 > all && moments.get(one.getKey()).size() >= SEVERAL) {
                return OptionalInt.of(one.getKey());
            }
        }
        return OptionalInt.empty();
    }

    /** Nothing but the times is different, as far as anybody knows. */
    private static boolean differs(PlanItem item) {
        return item.has(Kind.TIMES_DIFFER) && !PlanSettler.firm(item) && !PlanSettler.twin(item) && timed(item);
    }

    /** Found the same by times that say more than a day. */
    private static boolean agrees(PlanItem item) {
        return item.action() == Action.RECORD && item.has(Kind.EQUAL) && timed(item) && !day(item);
    }

    private static boolean timed(PlanItem item) {
        if (!file(item.left()) || !file(item.right()) || item.baseline().isPresent()) {
            return false;
        }
        Facts left = item.left().get();
        Facts right = item.right().get();
        return left.size().isPresent() && left.size().equals(right.size()) && left.modified().isPresent()
                && right.modified().isPresent() && !FactsComparison.checksums(left, right);
    }

    private static boolean file(Optional<Facts> facts) {
        return facts.filter(one -> one.kind() == EntryKind.FILE).isPresent();
    }

    private static Stamp time(PlanItem item, Side side) {
        return item.of(side).flatMap(Facts::modified).orElseThrow();
    }

    private static boolean day(PlanItem item) {
        return time(item, Side.LEFT).quality().precision() == Precision.DAY
                || time(item, Side.RIGHT).quality().precision() == Precision.DAY;
    }

    private static PlanItem same(PlanItem item, int quarters) {
        List<Reason> reasons = new ArrayList<>(item.reasons());
        reasons.removeIf(reason -> reason.kind() == Kind.TIMES_DIFFER || reason.kind() == Kind.NO_BASELINE);
        int minutes = Math.abs(quarters) * MINUTES;
        reasons.add(Reason.of(Kind.CLOCK_SHIFTED, String.format("%d:%02d", minutes / HOUR, minutes % HOUR)));
        return item.proposing(Action.RECORD).withReasons(reasons);
    }
}
