package io.portside.ui.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.transfer.ExistsPrompt.Choice;
import io.portside.ui.Values;
import io.portside.ui.prompt.FileComparison.Age;
import io.portside.ui.prompt.FileComparison.Size;

class FileComparisonTest {
    @ParameterizedTest
    @CsvSource({
            // source size, time, target size, time, coarse, age, size, choice
            "5, 2026-01-02T10:00:05Z,     4, 2026-01-02T10:00:00Z,     false, NEWER,   LARGER,  REPLACE",
            "5, 2026-01-02T10:00:00Z,     5, 2026-01-02T10:00:05Z,     false, OLDER,   SAME,    SKIP",
            "5, 2026-01-02T10:00:00.900Z, 5, 2026-01-02T10:00:00Z,     false, SAME,    SAME,    SKIP",
            "5, 2026-01-02T10:00:00Z,     6, 2026-01-02T10:00:00Z,     false, SAME,    SMALLER, KEEP_BOTH",
            "5, 2026-01-02T10:00:42Z,     5, 2026-01-02T10:00:00Z,     true,  SAME,    SAME,    SKIP",
            "5, 2026-01-02T19:00:00Z,     5, 2026-01-02T00:00:00Z,     true,  UNKNOWN, SAME,    SKIP",
            "5, 2026-01-02T19:00:00Z,     6, 2026-01-02T00:00:00Z,     true,  UNKNOWN, SMALLER, KEEP_BOTH",
            "5, 2026-01-05T19:00:00Z,     6, 2026-01-02T00:00:00Z,     true,  NEWER,   SMALLER, REPLACE"})
    void comparesAndSuggests(long size, Instant time, long targetSize, Instant targetTime, boolean coarse, Age age,
            Size relation, Choice choice) {
        Entry source = entry(OptionalLong.of(size), Optional.of(time), false);
        Entry target = entry(OptionalLong.of(targetSize), Optional.of(targetTime), coarse);
        FileComparison comparison = FileComparison.of(source, target);
        assertEquals(new FileComparison(age, relation, true), comparison);
        assertEquals(choice, comparison.suggestion());
    }

    @Test
    void whatIsNotKnownIsNotReplaced() {
        Entry known = entry(OptionalLong.of(5), Optional.of(Instant.EPOCH), false);
        Entry unknown = entry(OptionalLong.empty(), Optional.empty(), false);
        assertEquals(new FileComparison(Age.UNKNOWN, Size.UNKNOWN, true), FileComparison.of(known, unknown));
        assertEquals(Choice.KEEP_BOTH, FileComparison.of(known, unknown).suggestion());
    }

    @Test
    void aFolderIsNeverReplaced() {
        Entry file = entry(OptionalLong.of(5), Optional.of(Instant.EPOCH), false);
        assertEquals(Choice.KEEP_BOTH, FileComparison.of(file, Values.folder("x")).suggestion());
    }

    @Test
    void ofALongPathTheEndsAreShown() {
        assertEquals("/short", ExistsDialog.shortened("/short"));
        String shown = ExistsDialog.shortened("/home/me/projects/a site with a very long name/htdocs");
        assertEquals(30, shown.length());
        assertEquals("/home/me/proje\u2026ong name/htdocs", shown);
    }

    private static Entry entry(OptionalLong size, Optional<Instant> time, boolean coarse) {
        return new Entry("x", EntryKind.FILE, size, time,
                coarse ? new TimeQuality(TimeQuality.Precision.MINUTE, true) : TimeQuality.EXACT, Optional.empty(),
                Optional.empty(), false);
    }
}
