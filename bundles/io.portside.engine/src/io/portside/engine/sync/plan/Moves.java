package io.portside.engine.sync.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.plan.compare.Difference;
import io.portside.engine.sync.plan.compare.FactsComparison;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

/**
 * Finds files that were renamed or moved on one side, so that the other side can do the same instead of having them sent
 * again: one that is gone and one that is new, with the same checksum or the same size and exact time. Where several could
 * be meant, none is. Chains and swaps (a to b, b to a) leave nothing that is gone or nothing that is new, so they are copied.
 */
final class Moves {
    private Moves() {}

    /** The items, with a move in the place of each deletion and copy that are one. */
    static List<PlanItem> joined(List<PlanItem> items) {
        List<PlanItem> all = items;
        for (Side written : Side.values()) {
            all = joined(all, written, Moves::checksum);
            all = joined(all, written, Moves::exactTime);
        }
        return all;
    }

    private static List<PlanItem> joined(List<PlanItem> items, Side written,
            Function<Facts, Optional<String>> key) {
        Side moved = written.other();
        Map<String, List<PlanItem>> gone = new HashMap<>();
        Map<String, List<PlanItem>> come = new HashMap<>();
        for (PlanItem item : items) {
            if (gone(item, written)) {
                add(gone, item, key.apply(item.baseline().get().of(moved)));
            } else if (come(item, written)) {
                add(come, item, key.apply(item.of(moved).get()));
            }
        }
        Map<VolumePath, PlanItem> moves = new HashMap<>();
        Set<VolumePath> sources = new HashSet<>();
        come.forEach((facts, targets) -> {
            for (PlanItem target : gone.containsKey(facts) ? targets : List.<PlanItem>of()) {
                source(gone.get(facts), targets, target)
                        .filter(source -> same(source, target, moved)).ifPresent(source -> {
                            sources.add(source.path());
                            moves.put(target.path(), joined(source, target, written));
                        });
            }
        });
        return moves.isEmpty()
                ? items
                : new ArrayList<>(items.stream().filter(item -> !sources.contains(item.path()))
                        .map(item -> moves.getOrDefault(item.path(), item)).toList());
    }

    /** The only one there is, or the only one of the same name: a folder that moved keeps the names in it. */
    private static Optional<PlanItem> source(List<PlanItem> sources, List<PlanItem> targets, PlanItem target) {
        if (sources.size() == 1 && targets.size() == 1) {
            return Optional.of(sources.get(0));
        }
        String name = target.path().name();
        List<PlanItem> named = sources.stream().filter(item -> item.path().name().equals(name)).toList();
        boolean alone = targets.stream().filter(item -> item.path().name().equals(name)).count() == 1;
        return alone && named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    private static boolean same(PlanItem source, PlanItem target, Side moved) {
        Facts before = source.baseline().orElseThrow().of(moved);
        return FactsComparison.sameSide(before, target.of(moved).orElseThrow()) == Difference.NONE;
    }

    /** Deleted on one side, and still what it was on the side that is written. */
    private static boolean gone(PlanItem item, Side written) {
        return item.action() == Action.deleteOn(written) && file(item.of(written)) && item.baseline().isPresent()
                && item.change(written) == Change.UNCHANGED && item.change(written.other()) == Change.DELETED;
    }

    private static boolean come(PlanItem item, Side written) {
        return item.action() == Action.copyTo(written) && item.of(written).isEmpty()
                && file(item.of(written.other())) && item.change(written) == Change.ABSENT
                && item.change(written.other()) == Change.CREATED && !item.has(Kind.BEHIND_LINK_LEFT)
                && !item.has(Kind.BEHIND_LINK_RIGHT);
    }

    /** The one item of a move, of the item that is deleted and the one that is copied. */
    static PlanItem joined(PlanItem source, PlanItem target, Side written) {
        Side moved = written.other();
        boolean left = written == Side.LEFT;
        Action action = Action.moveOn(written);
        PlanItem move = new PlanItem(target.path(), left ? source.left() : target.left(),
                left ? target.right() : source.right(), source.baseline(),
                left ? Change.UNCHANGED : Change.CREATED, left ? Change.CREATED : Change.UNCHANGED, action, action,
                target.reasons(), Optional.of(source.path()));
        return move.because(
                Reason.of(moved == Side.LEFT ? Kind.MOVED_LEFT : Kind.MOVED_RIGHT, source.path().toString()));
    }

    /** What a move was made of: the copy, and the deletion. */
    static List<PlanItem> split(PlanItem move) {
        Side written = written(move);
        boolean left = written == Side.LEFT;
        PlanItem copy = new PlanItem(move.path(), left ? Optional.empty() : move.left(),
                left ? move.right() : Optional.empty(), Optional.empty(), left ? Change.ABSENT : Change.CREATED,
                left ? Change.CREATED : Change.ABSENT, Action.copyTo(written), Action.copyTo(written), move.reasons(),
                Optional.empty());
        Action delete = Action.deleteOn(written);
        PlanItem deletion = new PlanItem(move.from().orElseThrow(), left ? move.left() : Optional.empty(),
                left ? Optional.empty() : move.right(), move.baseline(), left ? Change.UNCHANGED : Change.DELETED,
                left ? Change.DELETED : Change.UNCHANGED, delete, delete,
                List.of(Reason.of(left ? Kind.DELETED_RIGHT : Kind.DELETED_LEFT)), Optional.empty());
        return List.of(copy, deletion);
    }

    /** The side on which the entry of a move is, or was to be, moved. */
    static Side written(PlanItem move) {
        return move.proposed() == Action.MOVE_LEFT ? Side.LEFT : Side.RIGHT;
    }

    private static void add(Map<String, List<PlanItem>> all, PlanItem item, Optional<String> key) {
        key.ifPresent(one -> all.computeIfAbsent(one, none -> new ArrayList<>()).add(item));
    }

    private static Optional<String> checksum(Facts facts) {
        return facts.checksum().filter(sum -> facts.size().orElse(0) > 0)
                .map(sum -> facts.size().getAsLong() + " " + sum);
    }

    private static Optional<String> exactTime(Facts facts) {
        if (facts.size().orElse(0) <= 0 || facts.modified().isEmpty()) {
            return Optional.empty();
        }
        Stamp stamp = facts.modified().get();
        boolean exact = !stamp.quality().coarse() && stamp.quality().zoneKnown();
        return exact
                ? Optional.of(facts.size().getAsLong() + " " + stamp.time().getEpochSecond())
                : Optional.empty();
    }

    private static boolean file(Optional<Facts> facts) {
        return facts.isPresent() && facts.get().kind() == EntryKind.FILE;
    }
}
