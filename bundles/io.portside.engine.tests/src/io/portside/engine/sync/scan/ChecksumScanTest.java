package io.portside.engine.sync.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.rule.Comparison;
import io.portside.engine.sync.rule.FilterRules;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.FolderTriple;
import io.portside.engine.sync.tree.Trust;

class ChecksumScanTest {
    @TempDir
    Path folder;
    private ScanHarness pair;

    @BeforeEach
    void open() throws Exception {
        pair = new ScanHarness(folder);
        pair.rules = pair.rules.withComparison(Comparison.CHECKSUM);
        pair.both("same", "abc").file(Side.LEFT, "d/f", "abc").file(Side.RIGHT, "d/f", "abd");
        pair.file(Side.LEFT, "d/longer", "abcd").file(Side.RIGHT, "d/longer", "abc").file(Side.LEFT, "d/alone", "abc");
        pair.both("left.out", "x");
        pair.rules = pair.rules.withFilter(FilterRules.ALL.withPatterns(List.of("*.out")));
    }

    @AfterEach
    void close() {
        pair.close();
    }

    private static Optional<String> sum(FolderTriple triple, Side side, String name) {
        return triple.of(side).entries().get(name).checksum();
    }

    @Test
    void filesOfEqualSizeOnBothSidesHaveChecksums() throws Exception {
        Map<String, FolderTriple> found = pair.scan();
        Optional<String> abc = Optional
                .of("SHA-256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        for (Side side : Side.values()) {
            assertEquals(abc, sum(found.get("/"), side, "same"));
            assertEquals(Optional.empty(), sum(found.get("/d"), side, "longer"));
            assertEquals(Optional.empty(), sum(found.get("/"), side, "left.out"));
        }
        assertEquals(abc, sum(found.get("/d"), Side.LEFT, "f"));
        assertNotEquals(abc, sum(found.get("/d"), Side.RIGHT, "f"));
        assertEquals(Optional.empty(), sum(found.get("/d"), Side.LEFT, "alone"));
    }

    @Test
    void theServersAlgorithmIsThatOfBothSidesAndItsFileIsNotRead() throws Exception {
        pair.side(Side.RIGHT).hashing("MD5").fault((what, path) -> {
            if (what.equals("read")) {
                throw new IllegalStateException("read " + path);
            }
        });
        Map<String, FolderTriple> found = pair.scan();
        Optional<String> abc = Optional.of("MD5:900150983cd24fb0d6963f7d28e17f72");
        assertEquals(abc, sum(found.get("/"), Side.LEFT, "same"));
        assertEquals(abc, sum(found.get("/"), Side.RIGHT, "same"));
    }

    @Test
    void aFileThatCannotBeReadMakesItsFolderUnsure() throws Exception {
        pair.side(Side.RIGHT).fault((what, path) -> {
            if (what.equals("read") && path.equals("/d/f")) {
                throw WatchedVolume.problem(ProblemKind.NO_PERMISSION);
            }
        });
        Map<String, FolderTriple> found = pair.scan();
        assertEquals(Trust.SUSPICIOUS, found.get("/d").right().trust());
        assertTrue(found.get("/d").right().doubts().get(0).contains("no checksum of f"));
        assertEquals(Trust.COMPLETE, found.get("/d").left().trust());
        assertEquals(Trust.COMPLETE, found.get("/").right().trust());
        assertEquals(Optional.empty(), sum(found.get("/d"), Side.RIGHT, "f"));
    }
}
