package io.portside.engine.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.portside.engine.content.SpeedMeter;
import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.Location;
import io.portside.engine.files.VolumePath;
import io.portside.engine.transfer.TransferSnapshot.State;

class TransferStateTest {
    private static final long SECOND = 1_000_000_000L;
    private long now = 5 * SECOND;
    private final TransferState state = new TransferState(7,
            new TransferRequest(List.of(), new Location(new FakeVolume("v", true), VolumePath.ROOT), false), () -> now);

    private static FileTask task(String name, long size) {
        return new FileTask(VolumePath.ROOT, new Entry(name, EntryKind.FILE, OptionalLong.of(size), Optional.empty(),
                TimeQuality.EXACT, Optional.empty(), Optional.empty(), false), TargetFolder.fresh(VolumePath.ROOT));
    }

    @Test
    void speedIsThatOfTheLastSeconds() {
        SpeedMeter meter = new SpeedMeter(() -> now);
        assertEquals(0, meter.perSecond());
        for (int i = 0; i < 100; i++) {
            now += SECOND / 10;
            meter.add(100);
        }
        assertEquals(1000, meter.perSecond(), 60);
        for (int i = 0; i < 50; i++) {
            now += SECOND / 10;
            meter.add(500);
        }
        assertEquals(5000, meter.perSecond(), 300);
        now += 5 * SECOND;
        assertEquals(0, meter.perSecond());
        now += 5000 * SECOND;
        meter.add(1000);
        assertTrue(meter.perSecond() < 1000);
    }

    @Test
    void timeLeftIsToldOnlyWhenItIsNoGuess() {
        state.begin();
        FileTask big = task("big", 10_000);
        state.found(10_000);
        state.begin(big);
        run(5, 1000);
        assertEquals(Optional.empty(), state.look().timeLeft(), "not all files are known");
        state.scanned();
        assertEquals(5, state.look().timeLeft().orElseThrow().toSeconds(), 1);
        now += 60 * SECOND;
        assertEquals(Optional.empty(), state.look().timeLeft(), "nothing moves");
    }

    @Test
    void noEstimateInTheFirstSeconds() {
        state.begin();
        state.found(10_000);
        state.scanned();
        run(2, 1000);
        assertEquals(Optional.empty(), state.look().timeLeft());
    }

    @Test
    void manySmallFilesCountByFiles() {
        state.begin();
        for (int i = 0; i < 100; i++) {
            state.found(10);
        }
        state.scanned();
        for (int i = 0; i < 20; i++) {
            FileTask task = task("f" + i, 10);
            state.begin(task);
            now += SECOND;
            state.moved(10);
            state.done(task, true);
        }
        assertEquals(Duration.ofSeconds(80), state.look().timeLeft().orElseThrow());
    }

    @Test
    void looksDoNotHideNews() {
        state.begin();
        state.snapshot();
        assertTrue(state.news().isEmpty());
        state.found(1);
        state.look();
        assertEquals(1, state.news().orElseThrow().snapshot().filesTotal());
        assertTrue(state.news().isEmpty());
    }

    @Test
    void snapshotsAreNumberedAndFinal() {
        state.begin();
        long first = state.snapshot().serial();
        FileTask task = task("f", 3);
        state.found(3);
        state.begin(task);
        assertEquals(List.of("f"), state.look().current());
        state.finish(State.CANCELLED);
        TransferState.Stamped last = state.snapshot();
        assertTrue(last.serial() > first);
        assertEquals(List.of(), last.snapshot().current());
        assertEquals(State.CANCELLED, last.snapshot().state());
        assertEquals(7, last.snapshot().id());
    }

    private void run(int seconds, long bytesPerSecond) {
        for (int i = 0; i < seconds * 10; i++) {
            now += SECOND / 10;
            state.moved(bytesPerSecond / 10);
        }
    }
}
