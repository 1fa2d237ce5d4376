package io.portside.engine.transfer;

import static io.portside.engine.transfer.QueueHarness.failure;
import static io.portside.engine.transfer.QueueHarness.failures;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.portside.engine.problem.ProblemKind;
import io.portside.engine.transfer.TransferSnapshot.State;

@SuppressWarnings("resource") // The harness hands out itself and its queue, and closes both.
class CopyTest {
    private final QueueHarness harness = new QueueHarness();
    private final FakeVolume left = new FakeVolume("left", false);
    private final FakeVolume right = new FakeVolume("right", true).folder("/target");

    @AfterEach
    void close() {
        harness.close();
    }

    @Test
    void copiesFilesAndFoldersWithTimes() throws Exception {
        left.with("/site/index.html", "hello").with("/site/img/ü 日本.png", "png").with("/site/.htaccess", "deny")
                .folder("/site/empty/inner").with("/alone.txt", "");
        TransferSnapshot end = harness.copy(left, right, "/target", "/site", "/alone.txt");
        assertEquals(State.DONE, end.state());
        assertEquals(List.of(), end.failures());
        assertEquals(Map.of("/target/", "", "/target/site/", "", "/target/site/index.html", "hello",
                "/target/site/img/", "", "/target/site/img/ü 日本.png", "png", "/target/site/.htaccess", "deny",
                "/target/site/empty/", "", "/target/site/empty/inner/", "", "/target/alone.txt", ""), right.tree());
        assertEquals(4, end.filesDone());
        assertEquals(4, end.filesTotal());
        assertEquals(12, end.bytesDone());
        assertEquals(12, end.bytesTotal());
        assertEquals(0, end.untimed());
        assertEquals(FakeVolume.TIME, right.modified("/target/site/index.html"));
        assertTrue(end.finishedAfterMillis().isPresent());
        assertEquals(List.of(), end.current());
    }

    @Test
    void listsEachFolderOnceAndAsksForNoSingleFile() throws Exception {
        for (int i = 0; i < 50; i++) {
            left.with("/site/a/f" + i, "x").with("/site/b/f" + i, "x");
        }
        right.with("/target/site/a/f1", "x");
        harness.answering(ExistsPrompt.Choice.REPLACE, true).copy(left, right, "/target", "/site");
        assertEquals(
                List.of("stat /target/site", "list /target/site", "list /target/site/a", "makeFolder /target/site/b"),
                right.log().stream().filter(line -> !line.startsWith("write")).sorted(
                        java.util.Comparator.comparing((String line) -> line.split(" ")[1]).thenComparing(
                                java.util.Comparator.reverseOrder()))
                        .toList());
    }

    @Test
    void whatFailsIsToldAndTheOthersGoOn() throws Exception {
        left.with("/s/a", "a").with("/s/b", "b").with("/s/c/d", "d").with("/s/e", "e");
        left.fault((what, path, bytes) -> {
            if (what.equals("list") && path.equals("/s/c") || what.equals("read") && path.equals("/s/b")) {
                throw FakeVolume.problem(ProblemKind.NO_PERMISSION, path, "no");
            }
        });
        TransferSnapshot end = harness.copy(left, right, "/target", "/s");
        assertEquals(State.DONE_WITH_FAILURES, end.state());
        assertEquals(List.of(failure(ProblemKind.NO_PERMISSION, "/s/b"), failure(ProblemKind.NO_PERMISSION, "/s/c")),
                failures(end).stream().sorted().toList());
        assertEquals("a", right.tree().get("/target/s/a"));
        assertEquals("e", right.tree().get("/target/s/e"));
        assertFalse(right.tree().containsKey("/target/s/b"));
        left.fault((what, path, bytes) -> {});
        TransferSnapshot again = harness.end(harness.queue().retry(end.id()));
        assertEquals(State.DONE, again.state());
        assertEquals(2, again.filesDone());
        assertEquals("b", right.tree().get("/target/s/b"));
        assertEquals("d", right.tree().get("/target/s/c/d"));
    }

    @Test
    void anIncompleteListingIsCopiedAndTold() throws Exception {
        left.with("/s/a", "a").doubt("/s");
        TransferSnapshot end = harness.copy(left, right, "/target", "/s");
        assertEquals(List.of(failure(ProblemKind.LISTING_INCOMPLETE, "/s")), failures(end));
        assertEquals(State.DONE_WITH_FAILURES, end.state());
        assertEquals("a", right.tree().get("/target/s/a"));
        assertEquals(State.DONE_WITH_FAILURES, harness.end(harness.queue().retry(end.id())).state());
        assertEquals(List.of(), harness.questions());
    }

    @Test
    void aChangedSourceLeavesTheOldTarget() throws Exception {
        left.with("/f", "0123456789012345678901234567890");
        right.with("/target/f", "old");
        left.fault((what, path, bytes) -> {
            if (what.equals("reading") && bytes == 20) {
                left.with("/f", "0123456789012345678901234567890".getBytes(), Instant.EPOCH);
            }
        });
        TransferSnapshot end = harness.answering(ExistsPrompt.Choice.REPLACE, false).copy(left, right, "/target", "/f");
        assertEquals(List.of(failure(ProblemKind.SOURCE_CHANGED, "/f")), failures(end));
        assertEquals(State.FAILED, end.state());
        assertEquals("old", right.tree().get("/target/f"));
        assertEquals(0, end.bytesDone());
    }

    @Test
    void aGrowingSourceIsNotCutOff() throws Exception {
        left.with("/f", "0123456789012345678901234567890");
        left.fault((what, path, bytes) -> {
            if (what.equals("read")) {
                left.with("/f", "0123456789012345678901234567890 and more");
            }
        });
        TransferSnapshot end = harness.copy(left, right, "/target", "/f");
        assertEquals(List.of(failure(ProblemKind.SOURCE_CHANGED, "/f")), failures(end));
        assertEquals(Map.of("/target/", ""), right.tree());
    }

    @Test
    void brokenDownloadsAreBegunAgainAndCountedOnce() throws Exception {
        FakeVolume server = new FakeVolume("server", true).with("/f", "0123456789012345678901234567890");
        int[] broken = new int[1];
        server.fault((what, path, bytes) -> {
            if (what.equals("reading") && bytes == 20 && broken[0]++ < 2) {
                throw FakeVolume.problem(ProblemKind.TRANSFER_BROKEN, path, "20");
            }
        });
        FakeVolume here = new FakeVolume("here", false).folder("/target");
        TransferSnapshot end = harness.copy(server, here, "/target", "/f");
        assertEquals(State.DONE, end.state());
        assertEquals(31, end.bytesDone());
        assertEquals(31, end.bytesTotal());
        assertEquals("0123456789012345678901234567890", here.tree().get("/target/f"));
    }

    @Test
    void linksToFilesAreUploadedAsContentAndLinksToFoldersAreNot() throws Exception {
        left.with("/s/a", "a").link("/s/to-file", Optional.of("content")).link("/s/to-folder", Optional.empty())
                .other("/s/pipe");
        TransferSnapshot end = harness.copy(left, right, "/target", "/s");
        assertEquals(List.of(failure(ProblemKind.LINK_NOT_FOLLOWED, "/s/to-folder"),
                failure(ProblemKind.SPECIAL_FILE, "/s/pipe")), failures(end).stream().sorted().toList());
        assertEquals(Map.of("/target/", "", "/target/s/", "", "/target/s/a", "a", "/target/s/to-file", "content"),
                right.tree());
    }

    @Test
    void unfinishedFilesOfOthersAreNotCopied() throws Exception {
        left.with("/s/.portside-0123abcd.part", "half").with("/s/a", "a");
        TransferSnapshot end = harness.copy(left, right, "/target", "/s");
        assertEquals(1, end.filesTotal());
        assertEquals(Map.of("/target/", "", "/target/s/", "", "/target/s/a", "a"), right.tree());
    }

    @Test
    void refusesToCopyIntoItself() throws Exception {
        left.with("/s/a", "a").folder("/s/sub").with("/f", "f");
        TransferSnapshot deeper = harness.copy(left, left, "/s/sub", "/s");
        assertEquals(List.of(failure(ProblemKind.INTO_ITSELF, "/s")), failures(deeper));
        TransferSnapshot itself = harness.copy(left, left, "/s", "/s");
        assertEquals(List.of(failure(ProblemKind.INTO_ITSELF, "/s")), failures(itself));
        TransferSnapshot same = harness.move(left, left, "/", "/s", "/f");
        assertEquals(List.of(failure(ProblemKind.INTO_ITSELF, "/s"), failure(ProblemKind.INTO_ITSELF, "/f")),
                failures(same));
        assertEquals(State.FAILED, same.state());
        assertEquals(Map.of("/f", "f", "/s/", "", "/s/a", "a", "/s/sub/", ""), left.tree());
    }

    @Test
    void aTargetThatIsMissingFailsOnceForEachSource() throws Exception {
        left.with("/a", "a").with("/b", "b");
        TransferSnapshot end = harness.copy(left, right, "/missing", "/a", "/b");
        assertEquals(List.of(failure(ProblemKind.NOT_FOUND, "/a"), failure(ProblemKind.NOT_FOUND, "/b")),
                failures(end));
        assertEquals(State.FAILED, end.state());
    }

    @Test
    void lostConnectionsStopInsteadOfFailingEveryFile() throws Exception {
        for (int i = 0; i < 500; i++) {
            left.with("/s/f" + i, "x");
        }
        right.fault((what, path, bytes) -> {
            if (what.equals("write")) {
                throw FakeVolume.problem(ProblemKind.CONNECT_REFUSED, "host", "21");
            }
        });
        TransferSnapshot end = harness.copy(left, right, "/target", "/s");
        assertEquals(State.FAILED, end.state());
        assertTrue(end.failures().size() <= 3, () -> end.failures().toString());
        right.fault((what, path, bytes) -> {});
        TransferSnapshot again = harness.end(harness.queue().retry(end.id()));
        assertEquals(State.DONE, again.state());
        assertEquals(500, again.filesDone() + end.filesDone());
        assertEquals(502, right.tree().size());
    }

    @Test
    void countsWhatKeptNoTime() throws Exception {
        left.with("/a", "a").with("/b", "b");
        right.keepingNoTimes();
        assertEquals(2, harness.copy(left, right, "/target", "/a", "/b").untimed());
    }

    @Test
    void copiesInsideOneSiteWithOneSession() throws Exception {
        FakeVolume server = new FakeVolume("server", true).with("/a/f", "0123456789012345678901234567890")
                .folder("/b").parallelism(1);
        boolean[] reading = new boolean[1];
        server.fault((what, path, bytes) -> {
            if (what.equals("reading")) {
                reading[0] = bytes < 31;
            } else if (what.equals("write") && reading[0]) {
                throw new IllegalStateException("reads and writes at a time");
            }
        });
        assertEquals(State.DONE, harness.copy(server, server, "/b", "/a").state());
        assertEquals("0123456789012345678901234567890", server.tree().get("/b/a/f"));
    }

    @Test
    void namesThatLeadOutOfTheFolderAreRefused() throws Exception {
        FakeVolume server = new FakeVolume("server", true).folder("/s").with("/s/..", "evil").with("/s/good", "g");
        FakeVolume here = new FakeVolume("here", false).folder("/target");
        TransferSnapshot end = harness.copy(server, here, "/target", "/s");
        assertEquals(List.of(failure(ProblemKind.NAME_REFUSED, "/s")), failures(end));
        assertEquals(Map.of("/target/", "", "/target/s/", "", "/target/s/good", "g"), here.tree());
    }

    @Test
    void whatNobodyForesawIsAFailure() throws Exception {
        left.with("/s/a", "a").with("/s/b", "b");
        right.fault((what, path, bytes) -> {
            if (what.equals("write") && path.endsWith("/a")) {
                throw new StackOverflowError();
            }
        });
        TransferSnapshot end = harness.copy(left, right, "/target", "/s");
        assertEquals(List.of(failure(ProblemKind.INTERNAL, "/s/a")), failures(end));
        assertEquals("b", right.tree().get("/target/s/b"));
        assertEquals(State.DONE_WITH_FAILURES, end.state());
    }

    @Test
    void nothingToDoIsDone() throws Exception {
        assertEquals(State.DONE, harness.copy(left, right, "/target").state());
    }

    @Test
    void tellsWhichFoldersChanged() throws Exception {
        left.with("/s/a", "a").folder("/s/empty");
        harness.copy(left, right, "/target", "/s");
        assertEquals(List.of("right:/target", "right:/target/s"),
                harness.changed().stream().sorted().distinct().toList());
    }

    @Test
    void oneFileIsReportedFromWaitingToDone() throws Exception {
        left.with("/a", "a");
        TransferSnapshot end = harness.copy(left, right, "/target", "/a");
        assertEquals(State.WAITING, harness.heard().get(0).state());
        assertEquals(State.DONE, harness.heard().get(harness.heard().size() - 1).state());
        int[] last = new int[1];
        harness.heard().forEach(snapshot -> {
            assertTrue(snapshot.filesDone() >= last[0]);
            last[0] = snapshot.filesDone();
            assertEquals(end.id(), snapshot.id());
        });
        harness.queue().clearFinished();
        assertEquals(List.of(), harness.queue().snapshots());
    }
}
