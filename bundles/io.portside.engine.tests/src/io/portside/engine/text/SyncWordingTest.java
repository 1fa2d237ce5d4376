package io.portside.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.TimeQuality.Precision;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Change;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.Reason;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

class SyncWordingTest {
    private static final TimeQuality MINUTE = new TimeQuality(Precision.MINUTE, false);
    private final SyncWording wording = new SyncWording(new Formats(Locale.UK, ZoneOffset.UTC));

    @Test
    void sizesAndTimesAreToldAsTheyAreAndWere() {
        PlanItem item = item(file(12_345, "2026-03-02T10:00:00Z", TimeQuality.EXACT),
                file(12_300, "2026-03-01T12:00:01Z", TimeQuality.EXACT));
        assertEquals("Modified on the left: 12,345 bytes, 2 Mar 2026, 10:00:00; was 12,300 bytes, 1 Mar 2026, 12:00:01",
                wording.reason(item, Reason.of(Reason.Kind.SIZE_CHANGED_LEFT)));
    }

    @Test
    void timesAreNotToldMoreExactlyThanTheyAreKnown() {
        PlanItem item = item(file(5, "2026-03-02T10:00:00Z", MINUTE),
                file(5, "2026-03-01T12:00:01Z", TimeQuality.EXACT));
        assertEquals("Other modification time on the left: 2 Mar 2026, 10:00:00 (to the minute) (time zone not known);"
                + " was 1 Mar 2026, 12:00:01", wording.reason(item, Reason.of(Reason.Kind.TIME_CHANGED_LEFT)));
    }

    @Test
    void reasonsWithDetails() {
        assertEquals("differs from \u201ca.txt\u201d in capital letters only",
                wording.reason(Reason.of(Reason.Kind.NAME_CASE, "a.txt")));
        assertEquals("moved on the left, from /old/a", wording.reason(Reason.of(Reason.Kind.MOVED_LEFT, "/old/a")));
    }

    @Test
    void guardsCount() {
        assertEquals("On the right 1,200 of 4,000 files are to be deleted, or replaced by older ones.",
                wording.guard(new Guard(Guard.Kind.MANY_DELETIONS, List.of("RIGHT", "1200", "4000"))));
        assertEquals("On the left 12 files have the same size as before and a time that differs by exactly 1 h 0 min."
                + " A clock or a time zone may have changed, and not the files.",
                wording.guard(new Guard(Guard.Kind.SAME_OFFSET, List.of("LEFT", "12", "-3600"))));
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasWords(Reason.Kind kind) {
        PlanItem item = item(file(1, "2026-03-02T10:00:00Z", MINUTE), file(2, "2026-03-02T10:00:00Z", MINUTE));
        assertWords(wording.reason(item, Reason.of(kind, "one", "two")));
        assertWords(wording.reason(Reason.of(kind, "one", "two")));
    }

    @ParameterizedTest
    @EnumSource
    void everyActionHasWords(Action action) {
        PlanItem item = item(file(1, "2026-03-02T10:00:00Z", MINUTE), file(2, "2026-03-02T10:00:00Z", MINUTE));
        assertWords(wording.action(action));
        assertWords(wording.sentence(item.withAction(action)));
    }

    @ParameterizedTest
    @EnumSource
    void everyGuardHasWords(Guard.Kind kind) {
        boolean side = kind == Guard.Kind.ROOT_EMPTY || kind == Guard.Kind.MANY_DELETIONS
                || kind == Guard.Kind.SAME_OFFSET;
        Guard guard = new Guard(kind, List.of(side ? "RIGHT" : "3", "4", "5"));
        assertWords(wording.title(guard));
        assertWords(wording.guard(guard));
    }

    private static void assertWords(String text) {
        assertFalse(text.isBlank() || text.contains("{") || text.contains("<") || text.contains("null"), text);
    }

    private static PlanItem item(Facts now, Facts before) {
        return new PlanItem(VolumePath.parse("/dir/file"), Optional.of(now), Optional.of(before),
                Optional.of(new BaselineEntry(before, before)), Change.MODIFIED, Change.UNCHANGED, Action.COPY_RIGHT,
                Action.COPY_RIGHT, List.of(), Optional.empty());
    }

    private static Facts file(long size, String time, TimeQuality quality) {
        return new Facts(EntryKind.FILE, OptionalLong.of(size), Optional.of(new Stamp(Instant.parse(time), quality)),
                Optional.empty(), Optional.empty(), false);
    }
}
