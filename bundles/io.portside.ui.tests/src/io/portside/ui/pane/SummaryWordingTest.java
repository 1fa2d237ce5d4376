package io.portside.ui.pane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.ui.testing.MemoryVolume;
import io.portside.engine.text.Formats;

class SummaryWordingTest {
    private static final List<Entry> SOME = List.of(file("a", 1024), file("b", 2048), file(".c", 1));
    private final SummaryWording wording = new SummaryWording(new Formats(Locale.US, ZoneOffset.UTC));

    private static Entry file(String name, long size) {
        return MemoryVolume.entry(name, EntryKind.FILE, OptionalLong.of(size));
    }

    @Test
    void saysWhatIsThereAndWhatIsNotShown() {
        assertEquals("2 items, 3.0 KiB, 1 hidden", wording.line(rows(""), List.of()));
        assertEquals("1 item, 1.0 KiB, 1 hidden, 1 filtered out", wording.line(rows("a"), List.of()));
        assertEquals("0 items, 0 bytes", wording.line(Rows.NONE, List.of()));
    }

    @Test
    void saysWhatIsSelectedOnceThereAreSeveral() {
        Rows rows = rows("");
        assertEquals("2 items, 3.0 KiB, 1 hidden", wording.line(rows, List.of(rows.get(1))));
        assertEquals("2 of 2 items selected, 3.0 KiB, 1 hidden",
                wording.line(rows, List.of(rows.get(1), rows.get(2))));
    }

    private static Rows rows(String filter) {
        return Rows.arrange(SOME, RowOptions.INITIAL.withFilter(filter), true);
    }
}
