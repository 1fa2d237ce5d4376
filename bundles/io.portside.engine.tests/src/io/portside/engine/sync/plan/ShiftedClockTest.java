package io.portside.engine.sync.plan;

import static io.portside.engine.sync.plan.ModelTree.file;
import static io.portside.engine.sync.plan.SyncPlannerTest.actions;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.TimeQuality.Precision;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

/** A server that says its local time is UTC: what is the same without anybody having remembered it, and what is not. */
class ShiftedClockTest {
    private static final Set<Action> SAME = Set.of(Action.RECORD);
    private final ModelPair pair = new ModelPair();

    /** A file of the left side, and what a listing to the minute tells of the right one, so many minutes off. */
    private void both(String path, long second, long minutesOff) {
        both(path, second, minutesOff, Precision.MINUTE);
    }

    private void both(String path, long second, long minutesOff, Precision precision) {
        pair.left.with(path, file(5, second));
        Instant there = Instant.parse("2026-03-01T12:00:00Z").plusSeconds(second + minutesOff * 60);
        long unit = precision.unit().toSeconds();
        Instant shown = Instant.ofEpochSecond(there.getEpochSecond() / unit * unit);
        pair.right.with(path, new Facts(EntryKind.FILE, OptionalLong.of(5),
                Optional.of(new Stamp(shown, new TimeQuality(precision, true))), Optional.empty(), Optional.empty(),
                false));
    }

    private Set<Action> all(SyncMode mode) {
        return Set.copyOf(actions(pair.plan(SyncRules.DEFAULT.withMode(mode))).values());
    }

    @ParameterizedTest
    @EnumSource(SyncMode.class)
    void filesThatAreAllOffByTheSameAreTheSame(SyncMode mode) {
        for (int i = 0; i < 5; i++) {
            both("f" + i, i * 5000, 330);
        }
        both("old", 777, 330, Precision.DAY);
        assertEquals(SAME, all(mode));
        PlanItem item = pair.plan(SyncRules.DEFAULT).item(ModelTree.path("f1")).orElseThrow();
        assertTrue(item.reasons().contains(Reason.of(Kind.CLOCK_SHIFTED, "5:30")) && !item.has(Kind.TIMES_DIFFER),
                item::toString);
        assertEquals(Set.of(), Set.copyOf(PlanValidity.faults(pair.plan(SyncRules.DEFAULT))));
    }

    /** What was changed by itself is off by something else, has another size, or agrees with nothing. */
    @Test
    void whatIsOffByAnythingElseIsNotTheSame() {
        for (int i = 0; i < 5; i++) {
            both("f" + i, i * 5000, 330);
        }
        both("edited", 40_000, 345);
        both("edited too", 50_000, 337);
        pair.left.with("longer", file(6, 0));
        pair.right.with("longer", file(7, 330 * 60));
        Map<String, Action> actions = actions(pair.plan(SyncRules.DEFAULT));
        assertEquals(Action.RECORD, actions.get("/f3"));
        for (String path : Set.of("/edited", "/edited too", "/longer")) {
            assertEquals(Action.CONFLICT, actions.get(path), path);
        }
    }

    @Test
    void twoFilesProveNothing() {
        both("a", 0, 330);
        both("b", 5000, 330);
        assertEquals(Set.of(Action.CONFLICT), all(SyncMode.TWO_WAY));
    }

    /** Unpacked in one moment, and another release of it in another. */
    @Test
    void filesOfOneMomentProveNothing() {
        for (int i = 0; i < 20; i++) {
            both("f" + i, i, 330);
        }
        assertEquals(Set.of(Action.CONFLICT), all(SyncMode.TWO_WAY));
    }

    @Test
    void oneThatAgreesShowsThatTheClockIsRight() {
        for (int i = 0; i < 5; i++) {
            both("f" + i, i * 5000, 330);
        }
        both("right", 60_000, 0);
        Map<String, Action> actions = actions(pair.plan(SyncRules.DEFAULT));
        assertEquals(Action.CONFLICT, actions.get("/f1"));
        assertEquals(Action.RECORD, actions.get("/right"));
    }

    @ParameterizedTest
    @ValueSource(longs = {331, 337, 27 * 60})
    void whatNoZoneExplainsIsNotTheSame(long minutes) {
        for (int i = 0; i < 5; i++) {
            both("f" + i, i * 5000, minutes);
        }
        assertEquals(Set.of(Action.CONFLICT), all(SyncMode.TWO_WAY));
    }

    @Test
    void fewerThanHalfProveNothing() {
        for (int i = 0; i < 8; i++) {
            both("f" + i, i * 5000, i < 4 ? 330 : 331 + i * 7);
        }
        assertEquals(Set.of(Action.CONFLICT), all(SyncMode.TWO_WAY));
    }

    /** Both sides changed since: then it is no question of clocks. */
    @Test
    void withABaselineItProvesNothing() {
        for (int i = 0; i < 5; i++) {
            both("f" + i, i * 5000, 0);
        }
        pair.remember();
        for (int i = 0; i < 5; i++) {
            both("f" + i, 100_000 + i * 5000, 330);
        }
        assertEquals(Set.of(Action.CONFLICT), all(SyncMode.TWO_WAY));
    }
}
