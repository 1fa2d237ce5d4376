package io.portside.engine.sync.plan;

import static io.portside.engine.sync.plan.ModelTree.file;
import static io.portside.engine.sync.plan.SyncPlannerTest.actions;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.TimeQuality.Precision;
import io.portside.engine.sync.plan.Reason.Kind;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

class UnknownZonesTest {
    private final ModelPair pair = new ModelPair();

    @Test
    void theFirstTimeOneZoneExplainsAllOrIsNone() {
        both("a", 330);
        both("b", 330);
        both("summer", 330 + 60);
        both("edited", 330 + 15);
        SyncPlan plan = pair.plan(SyncRules.DEFAULT);
        assertEquals(Map.of("/a", Action.RECORD, "/b", Action.RECORD, "/summer", Action.RECORD, "/edited",
                Action.CONFLICT), actions(plan));
        PlanItem edited = plan.item(ModelTree.path("edited")).orElseThrow();
        assertTrue(edited.has(Kind.TIMES_DIFFER) && !edited.has(Kind.EQUAL), edited::toString);
    }

    @Test
    void whatBothChangedSinceIsNotEqualByAGuess() {
        both("a", 330);
        pair.remember();
        pair.left.with("a", file(9, 300));
        pair.right.with("a", listed(9, 300 + 15 * 60));
        assertEquals(Map.of("/a", Action.CONFLICT), actions(pair.plan(SyncRules.DEFAULT)));
    }

    @Test
    void whatIsUnchangedStaysSo() {
        both("a", 330);
        both("b", 345);
        pair.remember();
        assertEquals(Map.of(), actions(pair.plan(SyncRules.DEFAULT)));
    }

    private void both(String path, long minutes) {
        pair.left.with(path, file(5, 0));
        pair.right.with(path, listed(5, minutes * 60));
    }

    private static Facts listed(long size, long second) {
        return new Facts(EntryKind.FILE, OptionalLong.of(size),
                Optional.of(new Stamp(Instant.parse("2026-03-01T12:00:00Z").plusSeconds(second),
                        new TimeQuality(Precision.MINUTE, false))),
                Optional.empty(), Optional.empty(), false);
    }
}
