package io.portside.engine.transfer;

import static io.portside.engine.transfer.QueueHarness.failure;
import static io.portside.engine.transfer.QueueHarness.failures;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portside.engine.problem.ProblemKind;
import io.portside.engine.transfer.ExistsPrompt.Choice;
import io.portside.engine.transfer.TransferSnapshot.State;

@SuppressWarnings("resource") // The harness hands out itself and its queue, and closes both.
class MoveTest {
    private final QueueHarness harness = new QueueHarness();
    private final FakeVolume left = new FakeVolume("left", false);
    private final FakeVolume right = new FakeVolume("right", true).folder("/target");

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void movesBetweenVolumesAndRemovesEmptiedFolders() throws Exception {
        left.with("/s/a", "a").with("/s/sub/deep/b", "b").folder("/s/empty").with("/stays", "x");
        TransferSnapshot end = harness.move(left, right, "/target", "/s");
        assertEquals(State.DONE, end.state());
        assertEquals(Map.of("/stays", "x"), left.tree());
        assertEquals("b", right.tree().get("/target/s/sub/deep/b"));
    }

    @Test
    void aFileThatFailsStaysWithItsFolder() throws Exception {
        left.with("/s/a", "a").with("/s/b", "b");
        right.fault((what, path, bytes) -> {
            if (what.equals("committing") && path.endsWith("/b")) {
                throw FakeVolume.problem(ProblemKind.WRITE_FAILED, path, "no");
            }
        });
        TransferSnapshot end = harness.move(left, right, "/target", "/s");
        assertEquals(List.of(failure(ProblemKind.WRITE_FAILED, "/s/b")), failures(end));
        assertEquals(Map.of("/s/", "", "/s/b", "b"), left.tree());
        assertEquals("a", right.tree().get("/target/s/a"));
    }

    @Test
    void aSkippedFileStays() throws Exception {
        left.with("/s/a", "new").with("/s/b", "b");
        right.with("/target/s/a", "old");
        TransferSnapshot end = harness.answering(Choice.SKIP, false).move(left, right, "/target", "/s");
        assertEquals(State.DONE, end.state());
        assertEquals(1, end.filesSkipped());
        assertEquals(Map.of("/s/", "", "/s/a", "new"), left.tree());
        assertEquals("old", right.tree().get("/target/s/a"));
    }

    @Test
    void aSourceThatCannotBeDeletedIsToldAndOnlyThatIsRetried() throws Exception {
        left.with("/a", "a");
        left.fault((what, path, bytes) -> {
            if (what.equals("delete")) {
                throw FakeVolume.problem(ProblemKind.NO_PERMISSION, path, "no");
            }
        });
        TransferSnapshot end = harness.move(left, right, "/target", "/a");
        assertEquals(List.of(failure(ProblemKind.NO_PERMISSION, "/a")), failures(end));
        assertEquals("a", right.tree().get("/target/a"));
        left.fault((what, path, bytes) -> {});
        assertEquals(State.DONE, harness.end(harness.queue().retry(end.id())).state());
        assertEquals(Map.of(), left.tree());
        assertEquals(1, right.log().stream().filter(line -> line.startsWith("write")).count());
    }

    @Test
    void aFileMovedOntoItselfThroughAServerOnThisDiskStays() throws Exception {
        left.with("/target/a", "the only copy");
        FakeVolume server = new FakeVolume("server", true, left);
        for (FakeVolume from : List.of(left, server)) {
            FakeVolume to = from == left ? server : left;
            TransferSnapshot end = harness.answering(Choice.REPLACE, false).move(from, to, "/target", "/target/a");
            assertEquals(List.of(failure(ProblemKind.INTO_ITSELF, "/target/a")), failures(end));
            assertEquals(Map.of("/target/", "", "/target/a", "the only copy"), left.tree());
        }
    }

    @Test
    void aReplacedFileOfAnotherPlaceIsMoved() throws Exception {
        left.with("/a", "new");
        right.with("/target/a", "old");
        TransferSnapshot end = harness.answering(Choice.REPLACE, false).move(left, right, "/target", "/a");
        assertEquals(State.DONE, end.state());
        assertEquals(Map.of(), left.tree());
        assertEquals(Map.of("/target/", "", "/target/a", "new"), right.tree());
    }

    @Test
    void insideAVolumeItRenames() throws Exception {
        left.with("/s/a", "a").with("/s/sub/b", "b").with("/f", "f").folder("/target");
        TransferSnapshot end = harness.move(left, left, "/target", "/s", "/f");
        assertEquals(State.DONE, end.state());
        assertEquals(Map.of("/target/", "", "/target/s/", "", "/target/s/a", "a", "/target/s/sub/", "",
                "/target/s/sub/b", "b", "/target/f", "f"), left.tree());
        assertTrue(left.log().stream().noneMatch(line -> line.startsWith("read") || line.startsWith("write")));
        assertEquals(2, end.filesDone());
        assertEquals(0, end.bytesTotal());
    }

    @Test
    void insideAVolumeItMergesAndAsks() throws Exception {
        left.with("/s/a", "new").with("/s/b", "b").with("/s/sub/c", "c").with("/target/s/a", "old")
                .with("/target/s/z", "z");
        TransferSnapshot end = harness.answering(Choice.REPLACE, false).move(left, left, "/target", "/s");
        assertEquals(State.DONE, end.state());
        assertEquals(1, harness.questions().size());
        assertEquals(Map.of("/target/", "", "/target/s/", "", "/target/s/a", "new", "/target/s/b", "b",
                "/target/s/sub/", "", "/target/s/sub/c", "c", "/target/s/z", "z"), left.tree());
    }

    @Test
    void aReplacingRenameThatFailsBringsTheOldFileBack() throws Exception {
        left.with("/a", "new").with("/target/a", "old");
        left.fault((what, path, bytes) -> {
            if (what.equals("rename") && path.equals("/a")) {
                throw FakeVolume.problem(ProblemKind.NO_PERMISSION, path, "no");
            }
        });
        TransferSnapshot end = harness.answering(Choice.REPLACE, false).move(left, left, "/target", "/a");
        assertEquals(State.FAILED, end.state());
        assertEquals(Map.of("/a", "new", "/target/", "", "/target/a", "old"), left.tree());
    }

    @Test
    void whereRenamingIsRefusedItCopies() throws Exception {
        left.with("/s/a", "a").with("/f", "f").with("/g", "new").with("/target/g", "old");
        left.fault((what, path, bytes) -> {
            if (what.equals("rename")) {
                throw FakeVolume.problem(ProblemKind.COMMAND_REFUSED, "RNFR", "no");
            }
        });
        TransferSnapshot end = harness.answering(Choice.REPLACE, false).move(left, left, "/target", "/s", "/f", "/g");
        assertEquals(State.DONE, end.state());
        assertEquals(Map.of("/target/", "", "/target/s/", "", "/target/s/a", "a", "/target/f", "f", "/target/g", "new"),
                left.tree());
    }
}
