package io.portside.engine.sync.hostile;

import static io.portside.engine.sync.hostile.Pairing.TIME;
import static io.portside.engine.sync.hostile.Pairing.action;
import static io.portside.engine.sync.hostile.Pairing.guards;
import static io.portside.engine.sync.hostile.Pairing.outcome;
import static io.portside.engine.sync.hostile.Pairing.writes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.testkit.Rule.Cut;
import io.portside.testkit.Trigger;

/** A server that says what is not so, or nothing: whatever it says, nothing of the other side is lost by it. */
@SuppressWarnings("resource") // Closed with what holds it.
class LyingServerTest {
    @TempDir
    private Path folder;
    private Pairing pairing;

    @BeforeEach
    void agree() throws Exception {
        pairing = new Pairing(folder);
        for (String name : List.of("index.html", "docs/a", "docs/b", "docs/deep/c", "img/d")) {
            pairing.here(name, "content of " + name, TIME);
        }
        pairing.sync();
        assertEquals(pairing.filesHere(), pairing.filesThere());
        assertEquals(5, pairing.filesThere().size());
    }

    @AfterEach
    void close() {
        pairing.close();
    }

    /** Both sides are as they were, and the other folders still take part. */
    private void assertDocsUntouched() throws Exception {
        Map<String, String> before = pairing.filesHere();
        pairing.here("img/new", "n", TIME.plusSeconds(60));
        SyncPlan plan = pairing.plan();
        assertTrue(plan.items().stream().filter(item -> item.path().toString().startsWith("/docs"))
                .noneMatch(item -> item.action().writes()), plan.items().toString());
        assertTrue(guards(plan).contains(Guard.Kind.UNREADABLE), plan.guards().toString());
        pairing.run(plan);
        before.put("img/new", "n");
        assertEquals(before, pairing.filesHere());
        assertEquals(before, pairing.filesThere());
    }

    @ParameterizedTest
    @ValueSource(strings = {"226 Transfer done (but failed to open directory).", "226 Directory send OK."})
    void anUnreadableFolderAnsweredWith226AndNothingIsNotEmpty(String end) throws Exception {
        pairing.server().on("MLSD").inFolder("/site/docs").sends(new byte[0]).finalReply(end);
        assertDocsUntouched();
    }

    @Test
    void anUnreadableFolderIsNotEmptyInAMirrorEither() throws Exception {
        pairing.rules(SyncRules.DEFAULT.withMode(SyncMode.MIRROR_LEFT));
        pairing.server().on("MLSD").inFolder("/site/docs").sends(new byte[0]).finalReply("226 ok");
        SyncPlan plan = pairing.plan();
        assertEquals(List.of(), writes(plan));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FIN", "RST"})
    void aTruncatedListingIsNotAListing(String cut) throws Exception {
        pairing.server().on("MLSD").inFolder("/site/docs").cutDataAfter(20, Cut.valueOf(cut));
        assertDocsUntouched();
    }

    @Test
    void aListingThatBreaksOffInALineIsNotAListingEvenWith226() throws Exception {
        pairing.server().on("MLSD").inFolder("/site/docs").cutDataAfter(75, Cut.FIN).finalReply("226 ok");
        assertDocsUntouched();
    }

    /** Cut just before the end of a line, what is there looks whole; releng/sync-campaign found it. */
    @Test
    void aListingThatBreaksOffBetweenALineAndItsEndIsNotAListingEvenWith226() throws Exception {
        String line = "type=dir;modify=20240506070809; .portside-trash";
        for (String end : List.of("", "\r")) {
            pairing.server().on("MLSD").inFolder("/site/docs").sends((line + end).getBytes(StandardCharsets.US_ASCII))
                    .finalReply("226 ok");
            SyncPlan plan = pairing.plan();
            assertEquals(List.of(), writes(plan));
            assertTrue(guards(plan).contains(Guard.Kind.UNREADABLE), plan.guards().toString());
        }
    }

    @Test
    void linesThatNobodyCanReadAreDoubted() throws Exception {
        pairing.server().on("MLSD").inFolder("/site/docs").sendsLines("type=file;size=9;modify=20240506070809; a",
                "total rubbish");
        assertDocsUntouched();
    }

    @Test
    void namesThatLeadElsewhereAreNeverFollowed() throws Exception {
        Path outside = Files.writeString(folder.resolve("outside.txt"), "mine");
        pairing.server().on("MLSD").inFolder("/site/img").sendsLines(
                "type=file;size=4;modify=20250101000000; ../../outside.txt",
                "type=file;size=4;modify=20250101000000; " + outside, "type=dir; ..\\..\\x",
                "type=file;size=19;modify=20240506070809; d");
        pairing.sync();
        assertEquals("mine", Files.readString(outside));
        assertEquals("content of img/d", pairing.filesHere().get("img/d"));
    }

    @Test
    void aFolderThatIsRefusedIsNotGone() throws Exception {
        pairing.server().on("MLSD").inFolder("/site/docs").reply("550 Permission denied");
        assertDocsUntouched();
    }

    @Test
    void aFolderThatVanishesDuringTheComparisonDeletesNothing() throws Exception {
        // The parent's listing has it, its own finds nothing: only a later comparison can tell whether it is gone for good.
        pairing.server().on("MLSD").inFolder("/site/docs/deep").times(8).reply("550 no such folder");
        SyncPlan plan = pairing.plan();
        assertEquals(List.of(), writes(plan));
        pairing.run(plan);
        assertEquals(5, pairing.filesHere().size());
    }

    @Test
    void aRootThatIsGoneDeletesNothing() throws Exception {
        for (String path : List.of("docs/deep/c", "docs/deep", "docs/a", "docs/b", "docs", "img/d", "img",
                "index.html")) {
            assertTrue(pairing.tree().remove("/site/" + path));
        }
        for (boolean gone : new boolean[]{false, true}) {
            if (gone) {
                pairing.tree().paths().stream().sorted(Comparator.reverseOrder()).toList()
                        .forEach(pairing.tree()::remove);
                assertTrue(pairing.tree().get("/site").isEmpty());
            }
            try {
                SyncPlan plan = pairing.plan();
                if (!writes(plan).isEmpty()) {
                    assertTrue(guards(plan).contains(Guard.Kind.ROOT_EMPTY), plan.guards().toString());
                    ProblemException refused = assertThrows(ProblemException.class,
                            () -> pairing.run(plan, Set.of()));
                    assertEquals(ProblemKind.PLAN_NOT_ACKNOWLEDGED, refused.problem().kind());
                }
            } catch (ProblemException e) {
                // To be told that the folder is not there is as good.
                assertTrue(gone, e.toString());
            }
            assertEquals(5, pairing.filesHere().size());
        }
    }

    @Test
    void aFullServerKeepsItsOldFilesAndTheNextRunGoesOn() throws Exception {
        pairing.here("index.html", "new index", TIME.plusSeconds(600));
        pairing.here("new.html", "new file", TIME.plusSeconds(600));
        pairing.server().on("STOR").times(12).reply("552 Disk full");
        SyncReport report = pairing.sync();
        assertEquals(Outcome.FAILED, outcome(report, "index.html"));
        assertEquals("content of index.html", pairing.filesThere().get("index.html"));
        assertEquals(5, pairing.filesThere().size());
        for (int i = 0; i < 6; i++) {
            pairing.sync();
        }
        assertEquals("new index", pairing.filesThere().get("index.html"));
        assertEquals(pairing.filesHere(), pairing.filesThere());
    }

    @Test
    void aServerThatFillsUpInTheMiddleKeepsItsOldFile() throws Exception {
        pairing.here("index.html", "x".repeat(100_000), TIME.plusSeconds(600));
        pairing.server().on("STOR").cutDataAfter(5000, Cut.FIN).finalReply("452 no space left");
        SyncReport report = pairing.sync();
        assertEquals(Outcome.FAILED, outcome(report, "index.html"));
        assertEquals("content of index.html", pairing.filesThere().get("index.html"));
    }

    @Test
    void anUploadThatArrivesShortIsNotCalledGood() throws Exception {
        pairing.here("index.html", "y".repeat(50_000), TIME.plusSeconds(600));
        pairing.server().on("SIZE").withArgument(".*portside.*").reply("213 49999");
        SyncReport report = pairing.sync();
        assertNotEquals(Outcome.DONE, outcome(report, "index.html"));
        assertEquals("content of index.html", pairing.filesThere().get("index.html"));
    }

    @Test
    void aDownloadThatComesShortOrLongIsNotCalledGood() throws Exception {
        for (String sent : List.of("short", "much longer than the listing said it would be")) {
            pairing.there("docs/a", "twenty bytes exactly", TIME.plusSeconds(600));
            pairing.server().on("RETR").withArgument(".*docs/a").sends(sent.getBytes(StandardCharsets.US_ASCII));
            SyncReport report = pairing.sync();
            assertNotEquals(Outcome.DONE, outcome(report, "docs/a"));
            assertEquals("content of docs/a", pairing.filesHere().get("docs/a"));
        }
    }

    @Test
    void aRenameThatIsRefusedLosesNothing() throws Exception {
        pairing.here("index.html", "new index", TIME.plusSeconds(600));
        pairing.server().on("RNTO").withArgument(".*index.html").reply("553 not allowed");
        SyncReport report = pairing.sync();
        assertNotEquals(Outcome.DONE, outcome(report, "index.html"));
        assertTrue(pairing.filesThere().containsValue("content of index.html")
                || pairing.keptThere().contains("content of index.html"), pairing.tree().paths().toString());
        assertEquals("new index", pairing.filesHere().get("index.html"));
    }

    @Test
    void whereNoTrashCanBeMadeNothingIsDeleted() throws Exception {
        Files.delete(pairing.here().resolve("docs/a"));
        pairing.server().on("MKD").withArgument(".*portside-trash.*").reply("550 not allowed");
        SyncReport report = pairing.sync();
        assertEquals(Outcome.FAILED, outcome(report, "docs/a"));
        assertEquals("content of docs/a", pairing.filesThere().get("docs/a"));
    }

    @Test
    void aFileThatSomebodyReplacedMeanwhileIsLeft() throws Exception {
        pairing.here("index.html", "mine", TIME.plusSeconds(600));
        Files.delete(pairing.here().resolve("docs/a"));
        SyncPlan plan = pairing.plan();
        assertEquals(Action.COPY_RIGHT, action(plan, "index.html"));
        pairing.there("index.html", "somebody else's", TIME.plusSeconds(700));
        pairing.there("docs/a", "wanted after all", TIME.plusSeconds(700));
        SyncReport report = pairing.run(plan);
        assertEquals(Outcome.CHANGED, outcome(report, "index.html"));
        assertEquals(Outcome.CHANGED, outcome(report, "docs/a"));
        assertEquals("somebody else's", pairing.filesThere().get("index.html"));
        assertEquals("wanted after all", pairing.filesThere().get("docs/a"));
        SyncPlan next = pairing.plan();
        assertEquals(Action.CONFLICT, action(next, "index.html"));
        assertEquals(Action.CONFLICT, action(next, "docs/a"));
    }

    @Test
    void aTargetThatBecameAFolderIsLeft() throws Exception {
        pairing.here("index.html", "mine", TIME.plusSeconds(600));
        SyncPlan plan = pairing.plan();
        assertTrue(pairing.tree().remove("/site/index.html"));
        pairing.there("index.html/inner", "inner", TIME.plusSeconds(700));
        SyncReport report = pairing.run(plan);
        assertEquals(Outcome.CHANGED, outcome(report, "index.html"));
        assertEquals("inner", pairing.filesThere().get("index.html/inner"));
        assertEquals("mine", pairing.filesHere().get("index.html"));
        SyncPlan next = pairing.plan();
        assertEquals(Action.CONFLICT, action(next, "index.html"));
    }

    @Test
    void aFolderInWhichSomethingNewAppearedIsNotDeleted() throws Exception {
        for (String path : List.of("docs/deep/c", "docs/deep", "docs/a", "docs/b", "docs")) {
            Files.delete(pairing.here().resolve(path));
        }
        SyncPlan plan = pairing.plan();
        pairing.there("docs/deep/new", "just uploaded", TIME.plusSeconds(700));
        pairing.run(plan);
        assertEquals("just uploaded", pairing.filesThere().get("docs/deep/new"));
        pairing.sync();
        assertEquals("just uploaded", pairing.filesHere().get("docs/deep/new"));
    }

    @Test
    void aConnectionThatDiesInTheMiddleIsGoneOnWith() throws Exception {
        for (int i = 0; i < 20; i++) {
            pairing.here("many/" + i, "number " + i, TIME);
        }
        pairing.server().on("STOR").times(3).resetControl();
        pairing.sync();
        pairing.sync();
        assertEquals(25, pairing.filesThere().size());
        assertEquals(pairing.filesHere(), pairing.filesThere());
        assertEquals(List.of(), writes(pairing.plan()));
    }

    private void assertFileGrowsHarmlessly(String path) throws IOException, ProblemException {
        assertTrue(pairing.filesThere().getOrDefault(path, "").isEmpty()
                || pairing.filesThere().get(path).startsWith("content of"), pairing.filesThere().toString());
        pairing.sync();
        assertEquals(pairing.filesHere().get(path), pairing.filesThere().get(path));
    }

    @Test
    void aFileThatGrowsWhileItIsReadIsNotCalledGood() throws Exception {
        pairing.here("index.html", "z".repeat(300_000), TIME.plusSeconds(600));
        SyncPlan plan = pairing.plan();
        Trigger goOn = new Trigger();
        pairing.server().on("STOR").times(1).holdUntil(goOn);
        Thread grower = new Thread(() -> {
            try {
                pairing.server().awaitLine(0, "C: STOR .*");
                Files.writeString(pairing.here().resolve("index.html"), "and more",
                        StandardOpenOption.APPEND);
            } catch (InterruptedException | IOException e) {
                throw new IllegalStateException(e);
            } finally {
                goOn.fire();
            }
        });
        grower.start();
        SyncReport report = pairing.run(plan);
        grower.join();
        if (outcome(report, "index.html") == Outcome.DONE) {
            // The whole grown file may have been taken, but then all of it.
            assertEquals(300_008, pairing.filesThere().get("index.html").length());
        } else {
            assertFileGrowsHarmlessly("index.html");
        }
        pairing.sync();
        assertEquals(pairing.filesHere(), pairing.filesThere());
    }

    @Test
    void timesThatCannotBeAreNoReasonToCopyForEver() throws Exception {
        pairing.there("epoch", "e", Instant.EPOCH);
        pairing.there("future", "f", Instant.parse("2099-12-31T23:59:59Z"));
        pairing.sync();
        assertEquals(7, pairing.filesHere().size());
        assertEquals(List.of(), writes(pairing.plan()));
    }
}
