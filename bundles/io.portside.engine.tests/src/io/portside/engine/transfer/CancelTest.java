package io.portside.engine.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.portside.engine.problem.ProblemKind;
import io.portside.engine.transfer.TransferSnapshot.State;

/** A transfer is cancelled, or its connection lost, at every single operation in turn; a retry then completes it. */
@SuppressWarnings("resource") // The harness hands out itself and its queue, and closes both.
class CancelTest {
    private static final String LONG = "0123456789".repeat(5);

    private static FakeVolume source() {
        return new FakeVolume("left", false).with("/s/a", LONG).with("/s/b", LONG).with("/s/sub/c", LONG)
                .with("/s/sub/deep/d", "").folder("/s/empty");
    }

    private static FakeVolume target() {
        return new FakeVolume("right", true).with("/target/s/b", "old");
    }

    private static Map<String, String> whole() {
        Map<String, String> tree = new TreeMap<>(Map.of("/target/", "", "/target/s/", "", "/target/s/a", LONG,
                "/target/s/b", LONG, "/target/s/sub/", "", "/target/s/sub/c", LONG, "/target/s/sub/deep/", "",
                "/target/s/sub/deep/d", "", "/target/s/empty/", ""));
        return tree;
    }

    private static int operations(boolean move) throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        FakeVolume.Fault counting = (what, path, bytes) -> count.incrementAndGet();
        try (QueueHarness harness = new QueueHarness()) {
            run(harness.answering(ExistsPrompt.Choice.REPLACE, true), source().fault(counting),
                    target().fault(counting), move);
        }
        return count.get();
    }

    private static TransferSnapshot run(QueueHarness harness, FakeVolume from, FakeVolume to, boolean move)
            throws InterruptedException {
        from.parallelism(1);
        return move ? harness.move(from, to, "/target", "/s") : harness.copy(from, to, "/target", "/s");
    }

    @Test
    void cancelledAnywhereNothingIsHalf() throws Exception {
        everywhere(false, true);
    }

    @Test
    void cancelledMoveNeverLosesAFile() throws Exception {
        everywhere(true, true);
    }

    @Test
    void lostConnectionAnywhereNothingIsHalf() throws Exception {
        everywhere(false, false);
    }

    @Test
    void lostConnectionInAMoveNeverLosesAFile() throws Exception {
        everywhere(true, false);
    }

    private static void everywhere(boolean move, boolean cancel) throws InterruptedException {
        int operations = operations(move);
        assertTrue(operations > 30);
        for (int at = 1; at <= operations; at++) {
            try (QueueHarness harness = new QueueHarness()) {
                once(harness.answering(ExistsPrompt.Choice.REPLACE, true), move, cancel, at);
            }
        }
    }

    private static void once(QueueHarness harness, boolean move, boolean cancel, int at) throws InterruptedException {
        FakeVolume from = source();
        FakeVolume to = target();
        AtomicInteger count = new AtomicInteger();
        AtomicLong id = new AtomicLong(1);
        FakeVolume.Fault fault = (what, path, bytes) -> {
            if (count.incrementAndGet() == at) {
                if (cancel) {
                    harness.queue().cancel(id.get());
                } else {
                    throw FakeVolume.problem(ProblemKind.CONNECT_TIMED_OUT, "host", "21");
                }
            }
        };
        TransferSnapshot end = run(harness, from.fault(fault), to.fault(fault), move);
        assertTrue(end.state() != State.DONE || cancel && count.get() == at || move, () -> at + ": " + end);
        for (Map.Entry<String, String> file : to.tree().entrySet()) {
            boolean old = file.getKey().equals("/target/s/b") && file.getValue().equals("old");
            assertTrue(old || file.getValue().equals(whole().get(file.getKey())), () -> at + ": half " + file);
        }
        assertNothingLost(from, to, at);
        from.fault((what, path, bytes) -> {});
        to.fault((what, path, bytes) -> {});
        TransferSnapshot again = harness.end(harness.queue().retry(end.id()));
        assertEquals(State.DONE, again.state(), () -> at + ": " + end + " then " + again);
        assertEquals(whole(), to.tree(), () -> at + ": " + end + " then " + again);
    }

    private static void assertNothingLost(FakeVolume from, FakeVolume to, int at) {
        for (String path : List.of("/s/a", "/s/b", "/s/sub/c", "/s/sub/deep/d")) {
            String content = path.endsWith("d") ? "" : LONG;
            assertTrue(content.equals(from.tree().get(path)) || content.equals(to.tree().get("/target" + path)),
                    () -> at + ": lost " + path);
        }
    }

    @Test
    void aWaitingTransferCanBeCancelledAndRetried() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        FakeVolume from = source();
        FakeVolume to = new FakeVolume("right", true).folder("/target");
        from.fault((what, path, bytes) -> {
            if (path.equals("/blocked")) {
                try {
                    blocked.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        });
        try (QueueHarness harness = new QueueHarness()) {
            from.with("/blocked", "x");
            List<Long> busy = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                busy.add(harness.queue().submit(QueueHarness.request(from, to, "/target", false, "/blocked")));
            }
            long waiting = harness.queue().submit(QueueHarness.request(from, to, "/target", false, "/s"));
            harness.queue().cancel(waiting);
            assertEquals(State.CANCELLED, harness.end(waiting).state());
            blocked.countDown();
            harness.answering(ExistsPrompt.Choice.SKIP, true);
            for (long id : busy) {
                assertEquals(State.DONE, harness.end(id).state());
            }
            assertEquals(State.DONE, harness.end(harness.queue().retry(waiting)).state());
            assertEquals(LONG, to.tree().get("/target/s/sub/c"));
        }
    }

    @Test
    void closingASiteCancelsItsTransfers() throws Exception {
        FakeVolume from = source();
        FakeVolume to = new FakeVolume("right", true).folder("/target");
        try (QueueHarness harness = new QueueHarness()) {
            CountDownLatch writing = new CountDownLatch(1);
            CountDownLatch cancelled = new CountDownLatch(1);
            to.fault((what, path, bytes) -> {
                if (what.equals("writing")) {
                    writing.countDown();
                    try {
                        cancelled.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }
            });
            long id = harness.queue().submit(QueueHarness.request(from, to, "/target", false, "/s"));
            writing.await();
            harness.queue().cancelAll("somebody else");
            harness.queue().cancelAll("right");
            cancelled.countDown();
            assertEquals(State.CANCELLED, harness.end(id).state());
            assertTrue(to.tree().values().stream().allMatch(String::isEmpty));
        }
    }
}
