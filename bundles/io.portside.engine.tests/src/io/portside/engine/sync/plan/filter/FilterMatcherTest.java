package io.portside.engine.sync.plan.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.FilterRules;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

class FilterMatcherTest {
    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    /** The table says of patterns, separated by blanks, and a path, which ends with a slash for a folder, whether it stays. */
    @ParameterizedTest
    @CsvFileSource(resources = "patterns.csv", numLinesToSkip = 1, quoteCharacter = '"')
    void patternsMeanWhatTheyMeanToGit(String patterns, String path, String outcome) {
        List<String> lines = List.of(patterns.split(" ~ "));
        FilterMatcher matcher = new FilterMatcher(FilterRules.ALL.withPatterns(lines));
        Facts facts = path.endsWith("/") ? facts(EntryKind.FOLDER, 0, 0) : facts(EntryKind.FILE, 1, 0);
        assertEquals(outcome.equals("stays"), matcher.takesPart(VolumePath.parse(path), facts, NOW),
                patterns + " with " + path);
    }

    @Test
    void sizesAreOfFiles() {
        FilterMatcher matcher = new FilterMatcher(new FilterRules(List.of(), OptionalLong.of(10), OptionalLong.of(20),
                Optional.empty(), Optional.empty(), true));
        assertFalse(takesPart(matcher, "a", facts(EntryKind.FILE, 9, 0)));
        assertTrue(takesPart(matcher, "a", facts(EntryKind.FILE, 10, 0)));
        assertTrue(takesPart(matcher, "a", facts(EntryKind.FILE, 20, 0)));
        assertFalse(takesPart(matcher, "a", facts(EntryKind.FILE, 21, 0)));
        assertTrue(takesPart(matcher, "a", facts(EntryKind.FOLDER, 0, 0)));
    }

    @Test
    void agesCountFromTheScan() {
        FilterMatcher matcher = new FilterMatcher(new FilterRules(List.of(), OptionalLong.empty(),
                OptionalLong.empty(), Optional.of(Duration.ofMinutes(5)), Optional.of(Duration.ofDays(2)), true));
        assertFalse(takesPart(matcher, "a", facts(EntryKind.FILE, 1, 4)));
        assertTrue(takesPart(matcher, "a", facts(EntryKind.FILE, 1, 5)));
        assertTrue(takesPart(matcher, "a", facts(EntryKind.FILE, 1, 2 * 24 * 60)));
        assertFalse(takesPart(matcher, "a", facts(EntryKind.FILE, 1, 2 * 24 * 60 + 1)));
    }

    @Test
    void hiddenOnesTakePartOnlyWhereTheyAreTo() {
        Facts hidden = new Facts(EntryKind.FILE, OptionalLong.of(1), Optional.empty(), Optional.empty(),
                Optional.empty(), true);
        assertTrue(takesPart(new FilterMatcher(FilterRules.ALL), ".htaccess", hidden));
        FilterMatcher matcher = new FilterMatcher(new FilterRules(List.of(), OptionalLong.empty(),
                OptionalLong.empty(), Optional.empty(), Optional.empty(), false));
        assertFalse(takesPart(matcher, ".htaccess", hidden));
    }

    @Test
    void whatPortsideKeepsForItselfNeverTakesPart() {
        FilterMatcher matcher = new FilterMatcher(FilterRules.ALL.withPatterns(List.of("!.portside-trash")));
        assertFalse(takesPart(matcher, ".portside-trash", facts(EntryKind.FOLDER, 0, 0)));
        assertFalse(takesPart(matcher, "a/.portside-x.tmp", facts(EntryKind.FILE, 1, 0)));
        assertFalse(takesPart(matcher, ".portside-trash/1/a", facts(EntryKind.FILE, 1, 0)));
    }

    private static boolean takesPart(FilterMatcher matcher, String path, Facts facts) {
        return matcher.takesPart(VolumePath.parse(path), facts, NOW);
    }

    /** @param minutes before the scan */
    private static Facts facts(EntryKind kind, long size, long minutes) {
        return new Facts(kind, kind == EntryKind.FILE ? OptionalLong.of(size) : OptionalLong.empty(),
                Optional.of(new Stamp(NOW.minus(Duration.ofMinutes(minutes)), TimeQuality.EXACT)), Optional.empty(),
                Optional.empty(), false);
    }
}
