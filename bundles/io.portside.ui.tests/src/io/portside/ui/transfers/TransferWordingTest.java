package io.portside.ui.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.transfer.TransferRequest;
import io.portside.engine.transfer.TransferSnapshot;
import io.portside.engine.transfer.TransferSnapshot.State;
import io.portside.ui.Values;
import io.portside.engine.text.Formats;

class TransferWordingTest {
    private final TransferWording wording = new TransferWording(new Formats(Locale.US, ZoneId.of("UTC")));

    @Test
    void sayWhatGoesWhere() {
        TransferSnapshot running = Values.transfer(7, State.RUNNING, List.of());
        assertEquals("photos-7 and 1 more", wording.what(running.request()));
        assertEquals("Shop:/www", wording.where(running.request()));
        assertEquals("/home/me", wording
                .where(new TransferRequest(List.of(), Values.location("This computer", "/home/me"), false)));
        assertEquals("25 %", wording.percent(running));
        assertEquals("3 of 10", wording.files(running));
        assertEquals("1.0 MiB of 4.0 MiB", wording.bytes(running));
        assertEquals("512 KiB/s", wording.speed(running));
        assertEquals("a.jpg", wording.remark(running));
        assertEquals("Copying: photos-7 and 1 more \u2013 25 % \u2013 512 KiB/s", wording.summary(running));
    }

    @Test
    void failuresAreToldInWords() {
        TransferSnapshot failed = Values.transfer(7, State.DONE_WITH_FAILURES,
                List.of(Values.failure("/home/me/a"), Values.failure("/home/me/b")));
        assertEquals("Done, 2 failed", wording.state(failed));
        assertEquals("/home/me/a: Access to /home/me/a was denied. The answer was: 553 Could not create file. "
                + "(and 1 more)", wording.remark(failed));
    }

    @Test
    void whatEndedSaysHow() {
        TransferSnapshot t = Values.transfer(1, State.DONE, List.of());
        TransferSnapshot done = new TransferSnapshot(1, t.request(), State.DONE, t.started(), 10, 10, 2, 5, 5, 0,
                Optional.of(Duration.ZERO), List.of(), List.of(), 4, OptionalLong.of(192_000));
        assertEquals("took 3 min 12 s, 2 skipped, 4 without their time (the target cannot keep it)",
                wording.remark(done));
        assertEquals("100 %", wording.percent(done));
        assertEquals("", wording.timeLeft(done));
    }

    @Test
    void filesCountWhereThereAreNoBytes() {
        TransferSnapshot t = Values.transfer(1, State.RUNNING, List.of());
        TransferSnapshot empty = new TransferSnapshot(1, t.request(), State.RUNNING, t.started(), 5, 10, 0, 0, 0, 0,
                Optional.empty(), List.of("a", "b", "c", "d", "e"), List.of(), 0, OptionalLong.empty());
        assertEquals("50 %", wording.percent(empty));
        assertEquals("a, b, c and 2 more", wording.remark(empty));
    }

    @Test
    void whileTotalsAreNotKnownThereIsNoPercentage() {
        TransferSnapshot scanning = Values.transfer(1, State.SCANNING, List.of());
        assertEquals("", wording.percent(scanning));
        assertEquals(0, TransferWording.permille(scanning));
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everyStateHasWords(State state) {
        String text = wording.state(Values.transfer(1, state, List.of()));
        assertFalse(text.isBlank());
        assertTrue(text.length() < 25, text);
    }

    @Test
    void whatIsInWorkComesFirstThenTheNewest() {
        TransferRows rows = TransferRows.of(List.of(Values.transfer(1, State.DONE, List.of()),
                Values.transfer(2, State.RUNNING, List.of()), Values.transfer(3, State.FAILED, List.of()),
                Values.transfer(4, State.WAITING, List.of()), Values.transfer(5, State.SCANNING, List.of())));
        assertEquals(List.of(5L, 2L, 4L, 3L, 1L), rows.rows().stream().map(TransferSnapshot::id).toList());
    }
}
