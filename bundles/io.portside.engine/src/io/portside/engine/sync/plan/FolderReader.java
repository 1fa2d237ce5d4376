package io.portside.engine.sync.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.compare.Difference;
import io.portside.engine.sync.plan.compare.FactsComparison;
import io.portside.engine.sync.plan.filter.FilterMatcher;
import io.portside.engine.sync.plan.guard.Census;
import io.portside.engine.sync.plan.table.Cell;
import io.portside.engine.sync.plan.table.ChangeTable;
import io.portside.engine.sync.plan.table.Decision;
import io.portside.engine.sync.rule.Comparison;
import io.portside.engine.sync.rule.LinkPolicy;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.FolderTriple;

/**
 * Goes through the entries of one folder and says what the table says of each; what is above or below the folder is left
 * to the {@link PlanSettler}. One thread at a time.
 */
final class FolderReader {
    private final PlanTask task;
    private final FilterMatcher filter;
    private final ChangeTable table;
    private final Census census;
    private final FolderTriple triple;
    private final NameChecker names;
    private final boolean takesPart;
    private final List<PlanItem> items = new ArrayList<>();
    private int leftOutLeft;
    private int leftOutRight;

    FolderReader(PlanTask task, FilterMatcher filter, ChangeTable table, Census census, FolderTriple triple) {
        this.task = task;
        this.filter = filter;
        this.table = table;
        this.census = census;
        this.triple = triple;
        names = new NameChecker(task, triple);
        takesPart = filter.folderTakesPart(triple.folder());
    }

    /** Items of entries that are not the same everywhere, by name. */
    List<PlanItem> read() {
        SortedMap<String, Facts> left = triple.left().entries();
        SortedMap<String, Facts> right = triple.right().entries();
        SortedMap<String, BaselineEntry> baseline = triple.baseline().entries();
        left.forEach((name, facts) -> entry(name, facts, right.get(name), baseline.get(name)));
        right.forEach((name, facts) -> {
            if (!left.containsKey(name)) {
                entry(name, null, facts, baseline.get(name));
            }
        });
        baseline.forEach((name, known) -> {
            if (!left.containsKey(name) && !right.containsKey(name)) {
                entry(name, null, null, known);
            }
        });
        return items;
    }

    /** Whether it matters that both sides tell names apart that differ in case only. */
    boolean caseTwins() {
        return names.caseTwins();
    }

    FolderRecord record() {
        return new FolderRecord(triple.left().trust(), triple.right().trust(), leftOutLeft, leftOutRight);
    }

    private void entry(String name, Facts left, Facts right, BaselineEntry known) {
        if (!takesPart(name, left, right, known)) {
            leftOutLeft += left == null ? 0 : 1;
            leftOutRight += right == null ? 0 : 1;
            return;
        }
        census.entry(triple, Optional.ofNullable(left), Optional.ofNullable(right), Optional.ofNullable(known));
        Change leftChange = change(Side.LEFT, left, known);
        Change rightChange = change(Side.RIGHT, right, known);
        if (leftChange == Change.UNCHANGED && rightChange == Change.UNCHANGED && contentsDiffer(left, right)) {
            leftChange = Change.MODIFIED;
            rightChange = Change.MODIFIED;
        }
        if (leftChange == Change.UNCHANGED && rightChange == Change.UNCHANGED) {
            if (!left.folder()) {
                census.unchanged();
            }
            return;
        }
        boolean sure = triple.left().sure() && triple.right().sure();
        Cell cell = new Cell(Optional.ofNullable(left), Optional.ofNullable(right), leftChange, rightChange,
                task.twoSecondClock());
        if (sure) {
            decide(name, cell, known);
        } else if (cell.changed(Side.LEFT) || cell.changed(Side.RIGHT)) {
            items.add(unreadable(name, cell, known));
        }
    }

    private void decide(String name, Cell cell, BaselineEntry known) {
        List<Reason> reasons = new ChangeReasons(cell, known).reasons();
        Optional<Reason> alone = leftAlone(cell);
        if (alone.isPresent()) {
            reasons.add(alone.get());
            items.add(item(name, cell, known, Action.SKIP, reasons));
            return;
        }
        Decision decision = table.decide(cell);
        if (decision.action().isEmpty()) {
            return;
        }
        for (Reason.Kind kind : decision.why()) {
            reasons.add(Reason.of(kind));
        }
        Action action = decision.action().get();
        Optional<Reason> problem = problem(name, cell, action);
        problem.ifPresent(reasons::add);
        if (problem.isPresent() ? names.twinsImpossible(problem.get()) : barred(name, cell, action)) {
            reasons.add(Reason.of(Reason.Kind.BARRED));
        }
        items.add(item(name, cell, known, problem.isPresent() ? Action.SKIP : action, reasons));
    }

    private PlanItem item(String name, Cell cell, BaselineEntry known, Action action, List<Reason> reasons) {
        return new PlanItem(triple.folder().child(name), cell.left(), cell.right(), Optional.ofNullable(known),
                cell.leftChange(), cell.rightChange(), action, action, reasons, Optional.empty());
    }

    /** What is in a folder that is not known for sure is told and left alone. */
    private PlanItem unreadable(String name, Cell cell, BaselineEntry known) {
        List<Reason> reasons = new ChangeReasons(cell, known).reasons();
        Change left = cell.leftChange();
        Change right = cell.rightChange();
        if (!triple.left().sure()) {
            left = Change.UNKNOWN;
            reasons.add(Reason.of(Reason.Kind.UNREADABLE_LEFT));
        }
        if (!triple.right().sure()) {
            right = Change.UNKNOWN;
            reasons.add(Reason.of(Reason.Kind.UNREADABLE_RIGHT));
        }
        return item(name, new Cell(cell.left(), cell.right(), left, right, cell.fat()), known, Action.SKIP, reasons);
    }

    private boolean takesPart(String name, Facts left, Facts right, BaselineEntry known) {
        if (!takesPart) {
            return false;
        }
        VolumePath folder = triple.folder();
        if (left == null && right == null) {
            return filter.takesPartThere(folder, name, known.left(), task.made());
        }
        return (left == null || filter.takesPartThere(folder, name, left, task.made()))
                && (right == null || filter.takesPartThere(folder, name, right, task.made()));
    }

    private Change change(Side side, Facts facts, BaselineEntry known) {
        if (facts == null) {
            if (!triple.of(side).sure()) {
                return Change.UNKNOWN;
            }
            return known == null ? Change.ABSENT : Change.DELETED;
        }
        if (known == null) {
            return Change.CREATED;
        }
        Difference difference = FactsComparison.sameSide(known.of(side), facts);
        return switch (difference) {
            case NONE -> Change.UNCHANGED;
            case SIZE, TIME, CONTENT, LINK -> Change.MODIFIED;
            case KIND -> Change.KIND_CHANGED;
            case UNDECIDABLE -> Change.UNKNOWN;
        };
    }

    /** Sizes and times are as they were, checksums say that somebody changed the content all the same; nobody knows who. */
    private boolean contentsDiffer(Facts left, Facts right) {
        return task.rules().comparison() == Comparison.CHECKSUM && FactsComparison.checksums(left, right)
                && !left.checksum().equals(right.checksum());
    }

    private Optional<Reason> leftAlone(Cell cell) {
        if (is(cell.left(), EntryKind.OTHER) || is(cell.right(), EntryKind.OTHER)) {
            return Optional.of(Reason.of(Reason.Kind.SPECIAL_FILE));
        }
        boolean links = is(cell.left(), EntryKind.LINK) || is(cell.right(), EntryKind.LINK);
        return links && task.rules().links() != LinkPolicy.COPY
                ? Optional.of(Reason.of(Reason.Kind.LINK_LEFT_ALONE))
                : Optional.empty();
    }

    /** Why the written side cannot have what the table wants it to have. */
    private Optional<Reason> problem(String name, Cell cell, Action action) {
        Optional<Side> written = action.written();
        if (written.isEmpty()) {
            return Optional.empty();
        }
        Side side = written.get();
        Optional<Facts> old = side == Side.LEFT ? cell.left() : cell.right();
        Optional<Facts> source = side == Side.LEFT ? cell.right() : cell.left();
        boolean copy = action == Action.copyTo(side);
        if (followed(old) || copy && is(source, EntryKind.LINK) && !task.nature(side).links()) {
            return Optional.of(Reason.of(Reason.Kind.LINK_LEFT_ALONE));
        }
        return copy && old.isEmpty() ? names.problem(name, side) : Optional.empty();
    }

    /** Whether an entry of one side, which is not to be copied, could not be copied either if anybody wanted that. */
    private boolean barred(String name, Cell cell, Action action) {
        if (cell.left().isPresent() == cell.right().isPresent()) {
            return false;
        }
        Side missing = cell.left().isPresent() ? Side.RIGHT : Side.LEFT;
        boolean link = is(cell.left(), EntryKind.LINK) || is(cell.right(), EntryKind.LINK);
        return action != Action.copyTo(missing)
                && (link && !task.nature(missing).links() || names.problem(name, missing).isPresent());
    }

    /** A link that is taken for what it points to: neither that nor the link may be deleted or replaced. */
    private static boolean followed(Optional<Facts> facts) {
        return facts.isPresent() && facts.get().kind() != EntryKind.LINK && facts.get().linkTarget().isPresent();
    }

    private static boolean is(Optional<Facts> facts, EntryKind kind) {
        return facts.isPresent() && facts.get().kind() == kind;
    }
}
