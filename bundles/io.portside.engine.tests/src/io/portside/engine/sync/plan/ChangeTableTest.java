package io.portside.engine.sync.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.ConflictChoice;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.FolderBaseline;
import io.portside.engine.sync.tree.FolderSnapshot;
import io.portside.engine.sync.tree.FolderTriple;
import io.portside.engine.sync.tree.Trust;

/** Holds the planner against {@code change-table.txt}, cell by cell. */
class ChangeTableTest {
    private static final VolumePath ENTRY = VolumePath.parse("/entry");
    private static final Map<String, SyncRules> COLUMNS = new LinkedHashMap<>();
    private static final Map<String, Facts> FACTS = Map.of("X", ModelTree.file(10, 0), "Y", ModelTree.file(20, 60), "Z",
            ModelTree.file(30, 120), "D", ModelTree.folder());
    private static final Map<String, Action> ACTIONS = Map.of("record", Action.RECORD, "copy>", Action.COPY_RIGHT,
            "<copy", Action.COPY_LEFT, "del>", Action.DELETE_RIGHT, "<del", Action.DELETE_LEFT, "skip", Action.SKIP,
            "both", Action.KEEP_BOTH, "conflict", Action.CONFLICT);
    static {
        SyncRules rules = SyncRules.DEFAULT;
        COLUMNS.put("two-way", rules);
        COLUMNS.put("=left", rules.withConflict(ConflictChoice.LEFT));
        COLUMNS.put("=right", rules.withConflict(ConflictChoice.RIGHT));
        COLUMNS.put("=newer", rules.withConflict(ConflictChoice.NEWER));
        COLUMNS.put("=both", rules.withConflict(ConflictChoice.BOTH));
        COLUMNS.put("mirror>", rules.withMode(SyncMode.MIRROR_RIGHT));
        COLUMNS.put("<mirror", rules.withMode(SyncMode.MIRROR_LEFT));
        COLUMNS.put("update>", rules.withMode(SyncMode.UPDATE_RIGHT));
        COLUMNS.put("backup>", rules.withMode(SyncMode.BACKUP_RIGHT));
    }

    /** A line of the table. */
    record Row(String base, String left, String right, List<String> cells) {
        @Override
        public String toString() {
            return base + " " + left + " " + right;
        }
    }

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (String line : lines()) {
            String[] parts = line.split("\\|");
            String[] named = parts[0].strip().split("\\s+");
            rows.add(new Row(named[0], named[1], named[2], List.of(parts[1].strip().split("\\s+"))));
        }
        assertEquals(List.copyOf(COLUMNS.keySet()), rows.get(0).cells(), "columns");
        return rows.subList(1, rows.size());
    }

    private static List<String> lines() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                ChangeTableTest.class.getResourceAsStream("change-table.txt"), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }

    @Test
    void everyCaseIsThereOnce() throws IOException {
        Set<String> cases = new HashSet<>();
        for (Row row : rows()) {
            assertTrue(cases.add(row.toString()), row + " twice");
            assertEquals(COLUMNS.size(), row.cells().size(), row.toString());
        }
        for (String base : List.of("none", "new", "X")) {
            for (String left : List.of("-", "X", "Y", "D", "?")) {
                for (String right : List.of("-", "X", "Y", "Z", "D", "?")) {
                    assertTrue(cases.remove(base + " " + left + " " + right), base + " " + left + " " + right);
                }
            }
        }
        assertEquals(Set.of(), cases);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyCellIsAsTheTableSays(Row row) {
        int column = 0;
        for (Map.Entry<String, SyncRules> rules : COLUMNS.entrySet()) {
            String cell = row.cells().get(column++);
            for (Trust doubt : List.of(Trust.FAILED, Trust.SUSPICIOUS)) {
                Optional<Action> action = plan(row, rules.getValue(), doubt).item(ENTRY).map(PlanItem::action);
                assertEquals(cell, action.map(ChangeTableTest::word).orElse("."), row + " " + rules.getKey());
            }
        }
    }

    private static SyncPlan plan(Row row, SyncRules rules, Trust doubt) {
        SyncPlanner planner = new SyncPlanner(new PlanTask("pair", rules, !row.base().equals("none"), Optional.empty(),
                SideNature.UNIX, SideNature.SERVER, ModelPair.NOW));
        FolderBaseline known = row.base().equals("X")
                ? new FolderBaseline(VolumePath.ROOT,
                        new TreeMap<>(
                                Map.of(ENTRY.name(), new BaselineEntry(FACTS.get("X"), FACTS.get("X")))))
                : FolderBaseline.empty(VolumePath.ROOT);
        planner.folder(new FolderTriple(VolumePath.ROOT, root(row.left(), doubt), root(row.right(), doubt), known));
        planner.folder(new FolderTriple(ENTRY, entry(row.left()), entry(row.right()), FolderBaseline.empty(ENTRY)));
        return planner.finish();
    }

    private static FolderSnapshot root(String side, Trust doubt) {
        if (side.equals("?")) {
            return new FolderSnapshot(VolumePath.ROOT, doubt, new TreeMap<>(), List.of("why"));
        }
        return FolderSnapshot.complete(VolumePath.ROOT,
                side.equals("-") ? Map.of() : Map.of(ENTRY.name(), FACTS.get(side)));
    }

    private static FolderSnapshot entry(String side) {
        return side.equals("D") ? FolderSnapshot.complete(ENTRY, Map.of()) : FolderSnapshot.absent(ENTRY);
    }

    private static String word(Action action) {
        return ACTIONS.entrySet().stream().filter(entry -> entry.getValue() == action).findFirst().orElseThrow()
                .getKey();
    }

    /** The table is the same for both sides, where the rules are. */
    @Test
    void theTableIsSymmetric() throws IOException {
        Map<String, Row> rows = new LinkedHashMap<>();
        rows().forEach(row -> rows.put(row.toString(), row));
        for (Row row : rows.values()) {
            Row mirrored = rows.get(row.base() + " " + row.right() + " " + row.left());
            if (mirrored != null) {
                assertEquals(row.cells().get(0), swapped(mirrored.cells().get(0)), row.toString());
                assertEquals(row.cells().get(1), swapped(mirrored.cells().get(2)), row.toString());
                assertEquals(row.cells().get(3), swapped(mirrored.cells().get(3)), row.toString());
                assertEquals(row.cells().get(5), swapped(mirrored.cells().get(6)), row.toString());
            }
        }
    }

    private static String swapped(String cell) {
        return switch (cell) {
            case "copy>" -> "<copy";
            case "<copy" -> "copy>";
            case "del>" -> "<del";
            case "<del" -> "del>";
            default -> cell;
        };
    }

    /** Sides: none of the other tests would notice if the two were mixed up everywhere. */
    @Test
    void leftIsLeft() {
        assertEquals(Optional.of(Side.RIGHT), ACTIONS.get("copy>").written());
        assertEquals(Optional.of(Side.LEFT), ACTIONS.get("<del").written());
    }
}
