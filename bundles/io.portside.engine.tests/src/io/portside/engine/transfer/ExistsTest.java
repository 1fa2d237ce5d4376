package io.portside.engine.transfer;

import static io.portside.engine.transfer.QueueHarness.failure;
import static io.portside.engine.transfer.QueueHarness.failures;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portside.engine.problem.ProblemKind;
import io.portside.engine.transfer.ExistsPrompt.Answer;
import io.portside.engine.transfer.ExistsPrompt.Choice;
import io.portside.engine.transfer.TransferSnapshot.State;

@SuppressWarnings("resource") // The harness hands out itself and its queue, and closes both.
class ExistsTest {
    private static final Instant OLD = Instant.parse("2020-01-01T00:00:00Z");
    private final QueueHarness harness = new QueueHarness();
    private final FakeVolume left = new FakeVolume("left", false);
    private final FakeVolume right = new FakeVolume("right", true).folder("/target");

    @AfterEach
    void close() {
        harness.close();
    }

    private TransferSnapshot copy() throws InterruptedException {
        return harness.copy(left, right, "/target", "/s");
    }

    private void both(int files) {
        for (int i = 0; i < files; i++) {
            left.with("/s/f" + i, "new");
            right.with("/target/s/f" + i, "old");
        }
    }

    @Test
    void asksOnceForEachFileAndTellsBothSides() throws Exception {
        both(3);
        harness.answering(Choice.REPLACE, false);
        assertEquals(3, copy().filesDone());
        assertEquals(3, harness.questions().size());
        ExistsPrompt.Question question = harness.questions().get(0);
        assertEquals("left", question.source().volume().id());
        assertEquals(question.source().path().name(), question.target().path().name());
        assertEquals(question.target().path().name(), question.targetEntry().name());
        assertTrue(question.more());
        assertEquals("new", right.tree().get("/target/s/f2"));
    }

    @Test
    void oneQuestionAtATime() throws Exception {
        both(20);
        AtomicInteger open = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        harness.answering(question -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            open.decrementAndGet();
            return new Answer(Choice.SKIP, false);
        });
        assertEquals(20, copy().filesSkipped());
        assertEquals(1, most.get());
    }

    @Test
    void forAllAsksOnce() throws Exception {
        both(30);
        harness.answering(Choice.SKIP, true);
        TransferSnapshot end = copy();
        assertEquals(1, harness.questions().size());
        assertEquals(30, end.filesSkipped());
        assertEquals(0, end.bytesTotal());
        assertEquals(State.DONE, end.state());
        assertEquals("old", right.tree().get("/target/s/f7"));
    }

    @Test
    void forAllHoldsForOneTransferOnly() throws Exception {
        both(2);
        harness.answering(Choice.SKIP, true);
        copy();
        copy();
        assertEquals(2, harness.questions().size());
    }

    @Test
    void newerAndDifferent() throws Exception {
        left.with("/s/older", "new".getBytes(), OLD).with("/s/newer", "new").with("/s/same", "old")
                .with("/s/bigger", "bigger");
        for (String name : List.of("older", "newer", "same", "bigger")) {
            right.with("/target/s/" + name, "old".getBytes(), name.equals("newer") ? OLD : FakeVolume.TIME);
        }
        harness.answering(Choice.REPLACE_IF_NEWER, true);
        assertEquals(1, copy().filesDone());
        assertEquals("new", right.tree().get("/target/s/newer"));
        harness.answering(Choice.REPLACE_IF_DIFFERENT, true);
        assertEquals(2, copy().filesDone());
        assertEquals("new", right.tree().get("/target/s/older"));
        assertEquals("bigger", right.tree().get("/target/s/bigger"));
    }

    @Test
    void keepsBoth() throws Exception {
        left.with("/s/a.txt", "new").with("/s/.profile", "new");
        right.with("/target/s/a.txt", "old").with("/target/s/a (2).txt", "older").with("/target/s/.profile", "old");
        harness.answering(Choice.KEEP_BOTH, true);
        assertEquals(2, copy().filesDone());
        assertEquals("old", right.tree().get("/target/s/a.txt"));
        assertEquals("older", right.tree().get("/target/s/a (2).txt"));
        assertEquals("new", right.tree().get("/target/s/a (3).txt"));
        assertEquals("new", right.tree().get("/target/s/.profile (2)"));
    }

    @Test
    void cancelTransferStops() throws Exception {
        both(50);
        harness.answering(Choice.CANCEL_TRANSFER, false);
        assertEquals(State.CANCELLED, copy().state());
        assertFalse(right.tree().containsValue("new"));
    }

    @Test
    void aFileNeverReplacesAFolder() throws Exception {
        left.with("/s/a", "file").with("/s/b", "b");
        right.with("/target/s/a/precious", "x");
        TransferSnapshot end = copy();
        assertEquals(List.of(failure(ProblemKind.ALREADY_EXISTS, "/s/a")), failures(end));
        assertEquals("x", right.tree().get("/target/s/a/precious"));
        assertEquals("b", right.tree().get("/target/s/b"));
    }

    @Test
    void aFolderNeverReplacesAFile() throws Exception {
        left.with("/s/a/inside", "x").with("/s/b", "b");
        right.with("/target/s/a", "precious");
        TransferSnapshot end = copy();
        assertEquals(List.of(failure(ProblemKind.ALREADY_EXISTS, "/s/a")), failures(end));
        assertEquals("precious", right.tree().get("/target/s/a"));
        assertEquals("b", right.tree().get("/target/s/b"));
    }

    @Test
    void whatAppearsAfterTheListingIsAskedAbout() throws Exception {
        left.with("/s/a", "new");
        right.folder("/target/s");
        right.fault((what, path, bytes) -> {
            if (what.equals("write") && path.equals("/target/s/a")) {
                right.fault((w, p, b) -> {});
                right.with("/target/s/a", "somebody else's");
            }
        });
        harness.answering(Choice.SKIP, false);
        assertEquals(1, copy().filesSkipped());
        assertEquals("somebody else's", right.tree().get("/target/s/a"));
    }

    @Test
    void aSingleFileIsTheOnlyQuestion() throws Exception {
        left.with("/a", "new");
        right.with("/target/a", "old");
        harness.answering(Choice.REPLACE, false).copy(left, right, "/target", "/a");
        assertFalse(harness.questions().get(0).more());
    }

    @Test
    void cancellingWithdrawsTheQuestion() throws Exception {
        both(5);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch withdrawn = new CountDownLatch(1);
        harness.answering(question -> {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                withdrawn.countDown();
            }
            return new Answer(Choice.REPLACE, true);
        });
        long id = harness.queue().submit(QueueHarness.request(left, right, "/target", false, "/s"));
        asked.await();
        harness.queue().cancel(id);
        assertEquals(State.CANCELLED, harness.end(id).state());
        withdrawn.await();
        assertFalse(right.tree().containsValue("new"));
    }
}
