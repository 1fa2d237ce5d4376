package io.portside.engine.sync.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.FolderSnapshot;

class ScanQueueTest {
    private static final int FILES = 10;
    private static final int HELD = 55;
    private final ScanQueue queue = new ScanQueue(HELD);

    private static FolderSnapshot snapshot() {
        Map<String, Facts> entries = new TreeMap<>();
        for (int i = 0; i < FILES; i++) {
            entries.put("f" + i, new Facts(EntryKind.FILE, OptionalLong.of(i), Optional.empty(), Optional.empty(),
                    Optional.empty(), false));
        }
        return FolderSnapshot.complete(VolumePath.ROOT, entries);
    }

    private static List<ScanNode> folders(int count) {
        ScanNode root = ScanNode.root();
        List<ScanNode> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            nodes.add(root.child("d" + i));
        }
        return nodes;
    }

    private ScanNode take(Side side) {
        return queue.take(side).orElseThrow().folder().orElseThrow();
    }

    @Test
    void nothingIsTakenAheadThatAnotherWorkerWaitsFor() {
        queue.add(folders(4));
        ScanNode first = take(Side.RIGHT);
        assertTrue(queue.ahead(Side.RIGHT, 3).isEmpty());
        ScanNode second = queue.ahead(Side.RIGHT, 2).orElseThrow();
        assertEquals(List.of("d3", "d2"), List.of(first.path().name(), second.path().name()));
        // The left side has the two that are left, which are awaited now and no longer fresh.
        ScanNode one = take(Side.LEFT);
        ScanNode two = take(Side.LEFT);
        ScanNode three = take(Side.LEFT);
        queue.listed(Side.LEFT, three, snapshot());
        assertTrue(queue.ahead(Side.RIGHT, 2).isEmpty());
        assertEquals(three, queue.ahead(Side.RIGHT, 1).orElseThrow());
        queue.listed(Side.LEFT, two, snapshot());
        queue.listed(Side.LEFT, one, snapshot());
        assertTrue(queue.ahead(Side.RIGHT, 1).isEmpty());
        assertTrue(queue.ahead(Side.RIGHT, 0).isPresent());
        assertTrue(queue.ahead(Side.RIGHT, 0).isEmpty());
    }

    /** Whichever side is faster: neither holds more than it may, neither gets stuck, each folder is completed once. */
    @Test
    void sidesOfAnySpeedComeToTheEndInBoundedMemory() {
        Random random = new Random(4);
        for (int speed : new int[]{1, 50, 99}) {
            ScanQueue fair = new ScanQueue(HELD);
            int count = 500;
            fair.add(folders(count));
            int completed = 0;
            Map<Side, Integer> waiting = new TreeMap<>(Map.of(Side.LEFT, count, Side.RIGHT, count));
            while (completed < count) {
                Side side = random.nextInt(100) < speed ? Side.LEFT : Side.RIGHT;
                // A side that is ahead as far as it may be would wait for the other one here, so it is not asked.
                if (waiting.get(side) == 0 || fair.held(side) >= HELD && fair.held(side.other()) == 0) {
                    side = side.other();
                }
                ScanNode node = fair.take(side).orElseThrow().folder().orElseThrow();
                waiting.merge(side, -1, Integer::sum);
                if (fair.listed(side, node, snapshot())) {
                    fair.done(node);
                    completed++;
                }
                assertTrue(fair.held(side) < HELD + FILES + 1, "held " + fair.held(side));
            }
            assertEquals(Optional.empty(), fair.take(Side.LEFT));
            assertEquals(0, fair.held(Side.LEFT));
            assertEquals(0, fair.held(Side.RIGHT));
        }
    }

    @Test
    void whatTheOtherSideHasAlreadyComesFirst() {
        List<ScanNode> nodes = folders(3);
        queue.add(nodes);
        ScanNode newest = take(Side.LEFT);
        assertEquals(nodes.get(2), newest);
        ScanNode second = take(Side.LEFT);
        assertFalse(queue.listed(Side.LEFT, second, snapshot()));
        assertEquals(second, take(Side.RIGHT));
        assertTrue(queue.listed(Side.RIGHT, second, snapshot()));
        assertEquals(newest, take(Side.RIGHT));
        assertEquals(nodes.get(0), take(Side.RIGHT));
    }

    @Test
    void aSideThatIsNotAskedLeavesTheFolderToTheOther() {
        List<ScanNode> nodes = folders(2);
        nodes.get(0).seen(Side.LEFT, FolderSnapshot.absent(nodes.get(0).path()));
        nodes.get(1).seen(Side.LEFT, FolderSnapshot.absent(nodes.get(1).path()));
        nodes.get(1).seen(Side.RIGHT, FolderSnapshot.absent(nodes.get(1).path()));
        assertEquals(List.of(nodes.get(1)), queue.add(nodes));
        ScanNode node = take(Side.RIGHT);
        assertEquals(nodes.get(0), node);
        assertTrue(queue.listed(Side.RIGHT, node, snapshot()));
        queue.done(node);
        queue.done(nodes.get(1));
        assertEquals(Optional.empty(), queue.take(Side.LEFT));
        assertEquals(Optional.empty(), queue.take(Side.RIGHT));
    }
}
