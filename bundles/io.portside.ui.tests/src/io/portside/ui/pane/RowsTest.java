package io.portside.ui.pane;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;

class RowsTest {
    private static Entry file(String name, long size, long time) {
        return new Entry(name, EntryKind.FILE, OptionalLong.of(size), Optional.of(Instant.ofEpochSecond(time)),
                TimeQuality.EXACT,
                Optional.of("rw-r--r--"), Optional.empty(), name.startsWith("."));
    }

    private static Entry folder(String name) {
        return new Entry(name, EntryKind.FOLDER, OptionalLong.empty(), Optional.empty(), TimeQuality.EXACT,
                Optional.empty(),
                Optional.empty(), name.startsWith("."));
    }

    private static List<String> names(Rows rows) {
        return IntStream.range(0, rows.size()).mapToObj(i -> rows.get(i).name()).toList();
    }

    private static final List<Entry> SOME = List.of(file("p10.html", 5, 30), file("p2.html", 9, 10), folder("zoo"),
            file("P1.html", 7, 20), folder("Art"), file(".hidden", 1, 1));

    private static RowOptions by(SortColumn column, boolean descending) {
        return new RowOptions(column, descending, "", false);
    }

    @Test
    void foldersComeFirstAndNumbersCountByValue() {
        assertEquals(List.of("..", "Art", "zoo", "P1.html", "p2.html", "p10.html"),
                names(Rows.arrange(SOME, RowOptions.INITIAL, true)));
    }

    @Test
    void descendingTurnsNamesRoundButKeepsFoldersAndTheWayUpOnTop() {
        assertEquals(List.of("..", "zoo", "Art", "p10.html", "p2.html", "P1.html"),
                names(Rows.arrange(SOME, by(SortColumn.NAME, true), true)));
    }

    @Test
    void sortsBySizeAndTimeWithTiesByName() {
        assertEquals(List.of("Art", "zoo", "p10.html", "P1.html", "p2.html"),
                names(Rows.arrange(SOME, by(SortColumn.SIZE, false), false)));
        assertEquals(List.of("zoo", "Art", "p10.html", "P1.html", "p2.html").subList(2, 5),
                names(Rows.arrange(SOME, by(SortColumn.MODIFIED, true), false)).subList(2, 5));
        assertEquals(List.of("Art", "zoo", "P1.html", "p2.html", "p10.html"),
                names(Rows.arrange(SOME, by(SortColumn.PERMISSIONS, false), false)));
    }

    @Test
    void hiddenFilesAreCountedOrShown() {
        assertEquals(1, Rows.arrange(SOME, RowOptions.INITIAL, false).hidden());
        Rows all = Rows.arrange(SOME, RowOptions.INITIAL.withHidden(true), false);
        assertTrue(all.indexOf(".hidden").isPresent());
        assertEquals(0, all.hidden());
    }

    @ParameterizedTest
    @CsvSource({"p1,2", "P1,2", "*.html,3", "p?.html,2", "zo,1", "[,0", "html*,0"})
    void filterFindsPartsAndPatterns(String filter, int found) {
        Rows rows = Rows.arrange(SOME, RowOptions.INITIAL.withFilter(filter), true);
        assertEquals(found, rows.entries());
        assertEquals(5 - found, rows.filtered());
        assertEquals("..", rows.get(0).name());
    }

    @Test
    void namesAreFoundAgain() {
        Rows rows = Rows.arrange(SOME, RowOptions.INITIAL, true);
        assertArrayEquals(new int[]{1, 4}, rows.indexesOf(List.of("p2.html", "gone", "Art")));
        assertArrayEquals(new int[]{1, 2, 3, 4, 5}, rows.entryIndexes());
        assertEquals(21, rows.bytes());
    }

    @Test
    void everyOrderIsTheSameWhateverItComesFrom() {
        List<Entry> entries = new ArrayList<>();
        for (String name : List.of("a", "A", "a1", "a01", "a001", "a1b", "a2", "a10", "\u00e4", "Z", "1", "01", "10",
                "")) {
            entries.add(file("x" + name, 1, 1));
        }
        List<String> expected = names(Rows.arrange(entries, RowOptions.INITIAL, false));
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(entries, random);
            assertEquals(expected, names(Rows.arrange(entries, RowOptions.INITIAL, false)));
        }
    }

    @Test
    void numbersLongerThanALongAreCompared() {
        NaturalOrder order = new NaturalOrder();
        assertTrue(order.compare("n99999999999999999999998", "n99999999999999999999999") < 0);
        assertTrue(order.compare("n9", "n10000000000000000000000") < 0);
        assertTrue(order.compare("n01", "n1") != 0);
    }

    @Test
    void clickingAColumnAgainTurnsItRound() {
        RowOptions once = RowOptions.INITIAL.clicked(SortColumn.SIZE);
        assertEquals(by(SortColumn.SIZE, false), once);
        assertEquals(by(SortColumn.SIZE, true), once.clicked(SortColumn.SIZE));
        assertEquals(by(SortColumn.SIZE, false), once.clicked(SortColumn.SIZE).clicked(SortColumn.SIZE));
    }
}
