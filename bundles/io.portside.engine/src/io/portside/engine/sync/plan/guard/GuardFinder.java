package io.portside.engine.sync.plan.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Change;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.PlanTask;
import io.portside.engine.sync.plan.Reason;
import io.portside.engine.sync.plan.compare.TimeComparison;
import io.portside.engine.sync.rule.GuardLimits;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

/** Finds what is unusual about a plan. Pure. */
public final class GuardFinder {
    /** Below this many files nothing can be said about what a pair has in common. */
    private static final long MANY = 10;
    private static final int FEW_PERCENT = 10;
    /** Two files may change by the same by chance. */
    private static final int SEVERAL = 3;
    private static final Set<Reason.Kind> NAMES = Set.of(Reason.Kind.NAME_CASE, Reason.Kind.NAME_NORMALISATION,
            Reason.Kind.NAME_REFUSED, Reason.Kind.NAME_TOO_LONG, Reason.Kind.NAME_LINE_BREAK);

    private GuardFinder() {}

    /** The guards of a plan that was just made. */
    public static List<Guard> of(PlanTask task, Census census, Collection<PlanItem> items) {
        List<Guard> guards = new ArrayList<>();
        task.baselineLost().ifPresent(where -> guards.add(guard(Guard.Kind.BASELINE_LOST, where)));
        for (Side side : Side.values()) {
            if (census.emptied(side)) {
                guards.add(guard(Guard.Kind.ROOT_EMPTY, side.name()));
            }
        }
        if (wrongPair(task.baselineExists(), census)) {
            guards.add(guard(Guard.Kind.WRONG_PAIR, text(census.files(Side.LEFT)), text(census.files(Side.RIGHT)),
                    text(census.common())));
        }
        if (!census.unreadableFolders().isEmpty()) {
            guards.add(guard(Guard.Kind.UNREADABLE, text(census.unreadableFolders().size()),
                    census.unreadableFolders().first().toString()));
        }
        for (Side side : Side.values()) {
            sameOffset(side, items, census.unchangedFiles()).ifPresent(guards::add);
        }
        names(items).ifPresent(guards::add);
        guards.addAll(deletions(items, task.rules().guards(), census.unchangedFiles(), emptied(guards)));
        return guards;
    }

    /** The guards of a plan after somebody's changes: only what depends on its actions is looked at again. */
    public static List<Guard> again(List<Guard> before, Collection<PlanItem> items, GuardLimits limits,
            long unchanged) {
        List<Guard> guards = new ArrayList<>(before);
        guards.removeIf(guard -> guard.kind() == Guard.Kind.MANY_DELETIONS);
        guards.addAll(deletions(items, limits, unchanged, emptied(guards)));
        return guards;
    }

    private static boolean wrongPair(boolean baselineExists, Census census) {
        if (!baselineExists) {
            long smaller = Math.min(census.files(Side.LEFT), census.files(Side.RIGHT));
            return smaller >= MANY && few(census.common(), smaller);
        }
        return census.known() >= MANY && (otherFolder(census, Side.LEFT) || otherFolder(census, Side.RIGHT));
    }

    /** It has files, but next to none of those it had. */
    private static boolean otherFolder(Census census, Side side) {
        return census.files(side) >= MANY && few(census.still(side), census.known());
    }

    private static boolean few(long some, long all) {
        return some * 100 < all * FEW_PERCENT;
    }

    private static Optional<Guard> sameOffset(Side side, Collection<PlanItem> items, long unchanged) {
        Map<Long, Integer> offsets = new HashMap<>();
        long there = unchanged;
        for (PlanItem item : items) {
            boolean known = file(item.of(side)) && item.baseline().isPresent();
            there += known ? 1 : 0;
            if (known && item.change(side) == Change.MODIFIED) {
                offset(item.baseline().get().of(side), item.of(side).get())
                        .ifPresent(seconds -> offsets.merge(seconds, 1, Integer::sum));
            }
        }
        for (Map.Entry<Long, Integer> one : offsets.entrySet()) {
            int number = one.getValue();
            if (number >= SEVERAL && number * 2L > there) {
                return Optional.of(guard(Guard.Kind.SAME_OFFSET, side.name(), text(number), text(one.getKey())));
            }
        }
        return Optional.empty();
    }

    /** By how many seconds the time changed, where nothing else did. */
    private static Optional<Long> offset(Facts before, Facts now) {
        boolean size = before.size().isPresent() && before.size().equals(now.size());
        if (!size || before.modified().isEmpty() || now.modified().isEmpty()) {
            return Optional.empty();
        }
        long seconds = Duration.between(before.modified().get().time(), now.modified().get().time()).toSeconds();
        return seconds == 0 ? Optional.empty() : Optional.of(seconds);
    }

    private static Optional<Guard> names(Collection<PlanItem> items) {
        long number = 0;
        Optional<PlanItem> example = Optional.empty();
        for (PlanItem item : items) {
            if (item.reasons().stream().anyMatch(reason -> NAMES.contains(reason.kind()))) {
                number++;
                example = example.or(() -> Optional.of(item));
            }
        }
        long all = number;
        return example.map(item -> guard(Guard.Kind.NAME_COLLISIONS, text(all), item.path().toString()));
    }

    private static boolean emptied(List<Guard> guards) {
        return guards.stream().anyMatch(guard -> guard.kind() == Guard.Kind.ROOT_EMPTY);
    }

    /** @param emptied whether it is told already that nothing is left on a side */
    private static List<Guard> deletions(Collection<PlanItem> items, GuardLimits limits, long unchanged,
            boolean emptied) {
        List<Guard> guards = new ArrayList<>();
        for (Side side : Side.values()) {
            long known = unchanged;
            long gone = 0;
            for (PlanItem item : items) {
                known += file(item.baseline().map(entry -> entry.of(side))) ? 1 : 0;
                gone += goes(item, side) ? 1 : 0;
            }
            // Of a small pair too: next to nothing in a folder may be another disk, or another server.
            boolean all = !emptied && gone >= SEVERAL && gone >= known;
            if (all || gone > limits.deletions() && gone * 100 > known * limits.deletionPercent()) {
                guards.add(guard(Guard.Kind.MANY_DELETIONS, side.name(), text(gone), text(known)));
            }
        }
        return guards;
    }

    /** Whether a file of that side is deleted, gives way to a folder, or is replaced by an older one. */
    private static boolean goes(PlanItem item, Side side) {
        if (!file(item.of(side))) {
            return false;
        }
        if (item.action() != Action.copyTo(side)) {
            return item.action() == Action.deleteOn(side);
        }
        Optional<Stamp> now = item.of(side).flatMap(Facts::modified);
        Optional<Stamp> then = item.of(side.other()).flatMap(Facts::modified);
        return item.folder(side.other())
                || now.isPresent() && then.isPresent() && TimeComparison.surelyLater(now.get(), then.get());
    }

    private static boolean file(Optional<Facts> facts) {
        return facts.isPresent() && !facts.get().folder();
    }

    private static Guard guard(Guard.Kind kind, String... details) {
        return new Guard(kind, List.of(details));
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
