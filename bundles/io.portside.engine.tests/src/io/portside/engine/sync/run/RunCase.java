package io.portside.engine.sync.run;

import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Fate;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.rule.SyncRules;

/** A pair in memory whose runs are tested. */
abstract class RunCase {
    @TempDir
    Path states;
    final CrashPoint point = new CrashPoint();
    final MemoryVolume left = new MemoryVolume("local", false, point);
    final MemoryVolume right = new MemoryVolume("site", true, point);
    RunHarness harness;

    @BeforeEach
    void pair() {
        left.folder("/pair");
        right.folder("/pair");
        with(SyncRules.DEFAULT);
    }

    final void with(SyncRules rules) {
        harness = new RunHarness(left, right, point, states.resolve("pair"), rules);
    }

    static Fate fate(SyncReport report, String path) {
        return report.fates().stream().filter(fate -> fate.path().toString().equals(path)).findFirst().orElseThrow();
    }

    static ProblemException problem(ProblemKind kind) {
        return MemoryVolume.problem(kind, "/pair", "text");
    }
}
