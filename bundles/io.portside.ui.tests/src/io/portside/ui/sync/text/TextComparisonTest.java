package io.portside.ui.sync.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.portside.ui.sync.text.DiffRows.Kind;
import io.portside.ui.sync.text.DiffRows.Row;

class TextComparisonTest {
    private static LoadedText.Lines lines(byte[] content) {
        return assertInstanceOf(LoadedText.Lines.class, TextLoader.read(content));
    }

    private static LoadedText.Lines lines(String text) {
        return lines(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void textsAreRecognised() {
        assertEquals(new LoadedText.Lines(List.of("a", "b"), "UTF-8", false, true), lines("a\nb\n"));
        assertEquals(new LoadedText.Lines(List.of("a", "", "b"), "UTF-8", true, false), lines("a\r\n\r\nb"));
        assertEquals(List.of(), lines("").lines());
        assertEquals(List.of("\u00e4"), lines("\ufeff\u00e4").lines());
        assertEquals("windows-1252", lines(new byte[]{'f', (byte) 0xfc, 'r'}).charset());
        assertEquals(List.of("f\u00fcr"), lines(new byte[]{'f', (byte) 0xfc, 'r'}).lines());
        assertEquals(List.of("ab"), lines("\ufeffab".getBytes(StandardCharsets.UTF_16LE)).lines());
        assertInstanceOf(LoadedText.Binary.class, TextLoader.read(new byte[]{'G', 'I', 'F', 0, 1}));
    }

    @Test
    void linesStandBesideEachOther() {
        DiffRows rows = DiffRows.of(List.of("a", "b", "c", "d"), List.of("a", "B", "c", "x", "d", "e"));
        assertEquals(List.of(new Row(Kind.SAME, 1, "a", 1, "a"), new Row(Kind.CHANGED, 2, "b", 2, "B"),
                new Row(Kind.SAME, 3, "c", 3, "c"), new Row(Kind.ONLY_RIGHT, 0, "", 4, "x"),
                new Row(Kind.SAME, 4, "d", 5, "d"), new Row(Kind.ONLY_RIGHT, 0, "", 6, "e")), rows.rows());
        assertEquals(List.of(1, 3, 5), rows.beginnings());
        assertEquals(1, rows.next(-1));
        assertEquals(3, rows.next(1));
        assertEquals(1, rows.next(5));
        assertEquals(3, rows.previous(5));
        assertEquals(5, rows.previous(0));
        assertEquals(-1, DiffRows.of(List.of("a"), List.of("a")).next(0));
    }

    /** Whatever the difference is: each side reads down as it is. */
    @Test
    void noLineIsLostOrMadeUp() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            List<String> left = text(random);
            List<String> right = text(random);
            DiffRows rows = DiffRows.of(left, right);
            assertEquals(left, rows.rows().stream().filter(row -> row.leftLine() > 0).map(Row::left).toList());
            assertEquals(right, rows.rows().stream().filter(row -> row.rightLine() > 0).map(Row::right).toList());
            assertTrue(rows.rows().stream().allMatch(row -> row.kind() != Kind.SAME || row.left().equals(row.right())));
            assertEquals(left.equals(right), rows.beginnings().isEmpty());
        }
    }

    private static List<String> text(Random random) {
        List<String> lines = new ArrayList<>();
        random.ints(random.nextInt(12), 0, 4).forEach(i -> lines.add("line " + i));
        return lines;
    }

    @Test
    void aSideThatIsNotThereHasNoLines() {
        TextComparison comparison = TextComparison.of(lines("a\nb\n"), new LoadedText.Absent());
        assertEquals(List.of(Kind.ONLY_LEFT, Kind.ONLY_LEFT),
                comparison.rows().get().rows().stream().map(Row::kind).toList());
        assertTrue(TextComparison.of(lines("a"), new LoadedText.Binary(5)).rows().isEmpty());
        List<String> many = IntStream.range(0, TextComparison.MOST_LINES).mapToObj(String::valueOf).toList();
        assertTrue(TextComparison.of(new LoadedText.Lines(many, "UTF-8", false, true), lines("a")).rows().isEmpty());
    }
}
