package io.portside.engine.sync.front;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.SyncPlan;

/** A short round of {@code releng/bench/million-sync}. */
class ManyEntriesTest {
    @TempDir
    Path state;

    @Test
    void aLargeTreeIsWrittenDownOnceAndThenUnchanged() throws Exception {
        ManyEntries many = new ManyEntries(state, 230, 29);
        SyncPlan first = many.plan();
        int expected = 3 + 230 + 230 * 29;
        assertEquals(expected, first.items().size());
        assertTrue(first.items().stream().allMatch(item -> item.action() == Action.RECORD));
        assertEquals(expected, many.run(first));
        SyncPlan again = many.plan();
        assertEquals(List.of(), ManyEntries.actions(again));
        assertEquals(230 * 29, again.unchanged());
    }
}
