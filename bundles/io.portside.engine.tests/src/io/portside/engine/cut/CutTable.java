package io.portside.engine.cut;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What became of the transfers, counted. */
final class CutTable {
    private final Map<String, Map<CutOutcome, Integer>> rows = new TreeMap<>();

    void add(CutPlan plan, CutOutcome outcome) {
        for (String row : new String[]{plan.row(), "~all"}) {
            rows.computeIfAbsent(row, r -> new EnumMap<>(CutOutcome.class)).merge(outcome, 1, Integer::sum);
        }
    }

    boolean allowed() {
        return rows.getOrDefault("~all", Map.of()).keySet().stream().allMatch(CutOutcome::allowed);
    }

    void print(PrintStream out) {
        out.printf("%-8s %-8s %-8s", "cut", "wire", "way");
        for (CutOutcome outcome : CutOutcome.values()) {
            out.print("  " + outcome.text);
        }
        out.println();
        rows.forEach((row, counts) -> {
            out.printf("%-26s", row.equals("~all") ? "all" : row);
            for (CutOutcome outcome : CutOutcome.values()) {
                out.printf("  %" + outcome.text.length() + "d", counts.getOrDefault(outcome, 0));
            }
            out.println();
        });
    }
}
