package io.portside.engine.transfer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.portside.engine.EngineListener;
import io.portside.engine.files.Location;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemKind;

/** A queue, what its listener heard, and what it asked. */
@SuppressWarnings("resource") // The harness hands out itself and its queue, and closes both.
final class QueueHarness implements EngineListener, AutoCloseable {
    private static final long LIMIT_SECONDS = 60;
    private final Map<Long, CountDownLatch> ends = new ConcurrentHashMap<>();
    private final List<TransferSnapshot> heard = new CopyOnWriteArrayList<>();
    private final List<String> changed = new CopyOnWriteArrayList<>();
    private final List<ExistsPrompt.Question> questions = new CopyOnWriteArrayList<>();
    private volatile ExistsPrompt prompt = question -> {
        throw new AssertionError("unexpected question " + question);
    };
    private final WorkerTransferQueue queue = new WorkerTransferQueue(this, question -> {
        questions.add(question);
        return prompt.ask(question);
    });

    QueueHarness answering(ExistsPrompt.Choice choice, boolean forAll) {
        prompt = question -> new ExistsPrompt.Answer(choice, forAll);
        return this;
    }

    QueueHarness answering(ExistsPrompt newPrompt) {
        prompt = newPrompt;
        return this;
    }

    WorkerTransferQueue queue() {
        return queue;
    }

    List<ExistsPrompt.Question> questions() {
        return questions;
    }

    List<TransferSnapshot> heard() {
        return heard;
    }

    List<String> changed() {
        return changed;
    }

    static TransferRequest request(Volume from, Volume to, String targetFolder, boolean move, String... sources) {
        return new TransferRequest(
                Arrays.stream(sources).map(source -> new Location(from, VolumePath.parse(source))).toList(),
                new Location(to, VolumePath.parse(targetFolder)), move);
    }

    TransferSnapshot copy(Volume from, Volume to, String targetFolder, String... sources) throws InterruptedException {
        return end(queue.submit(request(from, to, targetFolder, false, sources)));
    }

    TransferSnapshot move(Volume from, Volume to, String targetFolder, String... sources) throws InterruptedException {
        return end(queue.submit(request(from, to, targetFolder, true, sources)));
    }

    /** Waits for the last snapshot. */
    TransferSnapshot end(long id) throws InterruptedException {
        assertTrue(latch(id).await(LIMIT_SECONDS, TimeUnit.SECONDS), () -> "still running: " + queue.snapshots());
        return queue.snapshots().stream().filter(snapshot -> snapshot.id() == id).findFirst().orElseThrow();
    }

    static List<String> failures(TransferSnapshot snapshot) {
        List<String> failures = new ArrayList<>();
        snapshot.failures().forEach(failure -> failures.add(failure.problem().kind() + " " + failure.path()));
        return failures;
    }

    static String failure(ProblemKind kind, String path) {
        return kind + " " + path;
    }

    private CountDownLatch latch(long id) {
        return ends.computeIfAbsent(id, i -> new CountDownLatch(1));
    }

    @Override
    public void transfer(TransferSnapshot snapshot) {
        heard.add(snapshot);
        if (snapshot.state().finished()) {
            latch(snapshot.id()).countDown();
        }
    }

    @Override
    public void folderChanged(Location folder) {
        changed.add(folder.toString());
    }

    @Override
    public void close() {
        queue.close();
    }
}
