package io.portside.engine.sync.hostile;

import static io.portside.engine.sync.hostile.Pairing.TIME;
import static io.portside.engine.sync.hostile.Pairing.action;
import static io.portside.engine.sync.hostile.Pairing.guards;
import static io.portside.engine.sync.hostile.Pairing.item;
import static io.portside.engine.sync.hostile.Pairing.outcome;
import static io.portside.engine.sync.hostile.Pairing.writes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.SyncReport;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.Reason;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.engine.sync.rule.LinkPolicy;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;

/** Accidents on this side: a disk that is not there, a clock that jumps, names and links that make no sense there. */
@SuppressWarnings("resource") // Closed with what holds it.
class UnluckyDiskTest {
    @TempDir
    private Path folder;
    private Pairing pairing;

    @BeforeEach
    void open() throws Exception {
        pairing = new Pairing(folder);
    }

    @AfterEach
    void close() {
        pairing.close();
    }

    private void agreed(int count) throws IOException, ProblemException {
        for (int i = 0; i < count; i++) {
            pairing.here("d" + i % 10 + "/file " + i, "content " + i, TIME.plusSeconds(i));
        }
        pairing.sync();
        assertEquals(count, pairing.filesThere().size());
    }

    private void emptyHere(boolean rootToo) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(pairing.here())) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            if (rootToo || !path.equals(pairing.here())) {
                Files.delete(path);
            }
        }
    }

    private void assertRefused(SyncPlan plan, Guard.Kind kind) {
        assertTrue(guards(plan).contains(kind), plan.guards().toString());
        Set<Guard> others = Set.copyOf(plan.guards().stream().filter(guard -> guard.kind() != kind).toList());
        ProblemException refused = assertThrows(ProblemException.class, () -> pairing.run(plan, others));
        assertEquals(ProblemKind.PLAN_NOT_ACKNOWLEDGED, refused.problem().kind());
    }

    @Test
    void aDiskThatIsNotMountedIsAnEmptyFolderAndDeletesNothingUnasked() throws Exception {
        agreed(30);
        emptyHere(false);
        SyncPlan plan = pairing.plan();
        assertRefused(plan, Guard.Kind.ROOT_EMPTY);
        assertEquals(30, pairing.filesThere().size());
    }

    @Test
    void aFolderThatIsGoneDeletesNothingUnasked() throws Exception {
        agreed(30);
        emptyHere(true);
        try {
            SyncPlan plan = pairing.plan();
            if (!writes(plan).isEmpty()) {
                assertRefused(plan, Guard.Kind.ROOT_EMPTY);
            }
        } catch (ProblemException e) {
            assertEquals(ProblemKind.NOT_FOUND, e.problem().kind(), e.toString());
        }
        assertEquals(30, pairing.filesThere().size());
    }

    /** As their names are, neither is in the other. */
    @Test
    void twoNamesOfOneFolderAreNoPair() throws Exception {
        Path site = Files.createDirectories(folder.resolve("real/site"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        for (Path right : List.of(link.resolve("site"), link, link.resolve("site/yet to be made"))) {
            LocalRun run = new LocalRun(pairing.engine(), SyncPair.of("Local", new SyncEnd("local", site.toString()),
                    new SyncEnd("local", right.toString()), SyncRules.DEFAULT));
            assertEquals(ProblemKind.PAIR_INVALID, assertThrows(ProblemException.class, run::plan).problem().kind());
        }
        LocalRun run = new LocalRun(pairing.engine(), SyncPair.of("Local", new SyncEnd("local", site.toString()),
                new SyncEnd("local", link.resolve("other").toString()), SyncRules.DEFAULT));
        assertTrue(run.plan().nothingToDo());
    }

    /** The disk goes while the preview is looked at: no folder is made where it was. */
    @Test
    void aFolderThatGoesBetweenPreviewAndRunIsNotMadeAnew() throws Exception {
        agreed(5);
        pairing.there("new.txt", "new", TIME);
        SyncPlan plan = pairing.plan();
        Path away = folder.resolve("away");
        Files.move(pairing.here(), away);
        ProblemException gone = assertThrows(ProblemException.class, () -> pairing.run(plan));
        assertEquals(ProblemKind.NOT_FOUND, gone.problem().kind());
        assertFalse(Files.exists(pairing.here()));
        Files.move(away, pairing.here());
        pairing.sync();
        assertEquals(6, pairing.filesHere().size());
    }

    @Test
    void tenThousandDeletionsByAccidentWaitForAYes() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        for (int i = 0; i < 10_100; i++) {
            Path file = pairing.here().resolve("d" + i % 100).resolve("f" + i);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
        SyncPair pair = SyncPair.of("Local",
                new SyncEnd("local", pairing.here().toString()),
                new SyncEnd("local", other.toString()), SyncRules.DEFAULT);
        LocalRun run = new LocalRun(pairing.engine(), pair);
        run.all();
        assertEquals(10_100, count(other));
        for (int i = 0; i < 10_000; i++) {
            Files.delete(pairing.here().resolve("d" + i % 100).resolve("f" + i));
        }
        SyncPlan plan = run.plan();
        assertEquals(10_000, writes(plan).stream().filter(write -> write.startsWith("DELETE_RIGHT")).count());
        assertTrue(guards(plan).contains(Guard.Kind.MANY_DELETIONS));
        assertThrows(ProblemException.class, () -> run.run(plan, Set.of()));
        assertEquals(10_100, count(other));
        run.run(plan, Set.copyOf(plan.guards()));
        assertEquals(100, count(other));
        try (Stream<Path> walk = Files.walk(other.resolve(".portside-trash"))) {
            assertEquals(10_000, walk.filter(Files::isRegularFile).count());
        }
    }

    private static long count(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !root.relativize(file).toString().contains(".portside-"))
                    .count();
        }
    }

    @Test
    void aClockThatJumpedIsNotAThousandChanges() throws Exception {
        agreed(40);
        for (String path : pairing.filesHere().keySet()) {
            Path file = pairing.here().resolve(path);
            Files.setLastModifiedTime(file,
                    FileTime.from(Files.getLastModifiedTime(file).toInstant().plus(Duration.ofHours(1))));
        }
        SyncPlan plan = pairing.plan();
        if (!writes(plan).isEmpty()) {
            assertRefused(plan, Guard.Kind.SAME_OFFSET);
        }
        assertEquals(40, pairing.filesThere().size());
        long stored = pairing.server().count("STOR");
        assertEquals(40, stored);
    }

    @Test
    void aServerWhoseClockJumpedIsNotAThousandChanges() throws Exception {
        agreed(40);
        pairing.filesThere().forEach((path, content) -> {
            try {
                pairing.there(path, content,
                        Files.getLastModifiedTime(pairing.here().resolve(path)).toInstant().minus(Duration.ofHours(2)));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        SyncPlan plan = pairing.plan();
        if (!writes(plan).isEmpty()) {
            assertRefused(plan, Guard.Kind.SAME_OFFSET);
        }
    }

    @Test
    void aClockSetBackLosesNothing() throws Exception {
        agreed(3);
        // Edited under a clock that says 1999: older than what it replaces, and still what somebody did last.
        pairing.here("d0/file 0", "edited by a wrong clock", TIME.minus(Duration.ofDays(9000)));
        pairing.sync();
        assertEquals("edited by a wrong clock", pairing.filesThere().get("d0/file 0"));
        assertTrue(pairing.keptThere().contains("content 0"), pairing.tree().paths().toString());
    }

    @Test
    void namesThatDifferInCaseOnlyStayTwoFilesOrAreTold() throws Exception {
        pairing.here("Readme.txt", "first", TIME);
        pairing.sync();
        pairing.there("README.txt", "second", TIME.plusSeconds(60));
        pairing.there("docs/x", "x", TIME);
        pairing.there("Docs/x", "X", TIME);
        SyncPlan plan = pairing.plan();
        pairing.run(plan);
        pairing.sync();
        assertEquals("first", pairing.filesHere().get("Readme.txt"));
        assertEquals("first", pairing.filesThere().get("Readme.txt"));
        assertEquals("second", pairing.filesThere().get("README.txt"));
        assertEquals("x", pairing.filesThere().get("docs/x"));
        assertEquals("X", pairing.filesThere().get("Docs/x"));
        boolean taken = "second".equals(pairing.filesHere().get("README.txt"));
        boolean told = item(plan, "README.txt").stream().flatMap(item -> item.reasons().stream())
                .anyMatch(reason -> reason.kind() == Reason.Kind.NAME_CASE);
        assertTrue(taken || told, plan.items().toString());
    }

    @Test
    void namesWithLineBreaksAreLeftAndTold() throws Exception {
        for (String name : List.of("two\nlines", "carriage\rreturn", "dir\r\nDELE x/inner")) {
            Path file = pairing.here().resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "f");
        }
        pairing.here("good", "g", TIME);
        SyncPlan plan = pairing.plan();
        assertTrue(item(plan, "two\nlines").stream().flatMap(item -> item.reasons().stream())
                .anyMatch(reason -> reason.kind() == Reason.Kind.NAME_LINE_BREAK), plan.items().toString());
        pairing.run(plan);
        assertEquals(Set.of("good"), pairing.filesThere().keySet());
        assertEquals(4, pairing.filesHere().size());
        assertEquals(List.of(), writes(pairing.plan()));
        assertTrue(pairing.server().transcript().stream().noneMatch(line -> line.contains("DELE x")));
    }

    @ParameterizedTest
    @EnumSource(LinkPolicy.class)
    void circlesOfLinksEnd(LinkPolicy policy) throws Exception {
        pairing.rules(SyncRules.DEFAULT.withLinks(policy));
        pairing.here("a/b/file", "f", TIME);
        Files.createSymbolicLink(pairing.here().resolve("a/b/up"), Path.of("..", ".."));
        Files.createSymbolicLink(pairing.here().resolve("a/self"), Path.of("self"));
        Files.createSymbolicLink(pairing.here().resolve("a/nowhere"), Path.of("no such file"));
        Files.createSymbolicLink(pairing.here().resolve("one"), Path.of("two"));
        Files.createSymbolicLink(pairing.here().resolve("two"), Path.of("one"));
        pairing.sync();
        assertEquals("f", pairing.filesThere().get("a/b/file"));
        // A file may be seen through a link once, never again and again.
        assertTrue(pairing.filesThere().size() <= 2, pairing.filesThere().toString());
        pairing.sync();
        SyncPlan again = pairing.plan();
        assertEquals(List.of(), writes(again));
        assertTrue(Files.isSymbolicLink(pairing.here().resolve("a/b/up")));
    }

    @Test
    void aLinkThatReplacedAFolderIsNotFollowedIntoADeletion() throws Exception {
        agreed(5);
        Path precious = Files.createDirectory(folder.resolve("precious"));
        Files.writeString(precious.resolve("file 1"), "precious");
        Files.delete(pairing.here().resolve("d1/file 1"));
        Files.delete(pairing.here().resolve("d1"));
        Files.createSymbolicLink(pairing.here().resolve("d1"), precious);
        assertTrue(pairing.tree().remove("/site/d1/file 1"));
        assertTrue(pairing.tree().remove("/site/d1"));
        pairing.sync();
        pairing.sync();
        assertEquals("precious", Files.readString(precious.resolve("file 1")));
    }

    @Test
    void aTargetThatBecameAFolderHereIsLeft() throws Exception {
        agreed(3);
        pairing.there("d0/file 0", "from there", TIME.plusSeconds(600));
        SyncPlan plan = pairing.plan();
        Files.delete(pairing.here().resolve("d0/file 0"));
        pairing.here("d0/file 0/inner", "inner", TIME);
        SyncReport report = pairing.run(plan);
        assertEquals(Outcome.CHANGED, outcome(report, "d0/file 0"));
        assertEquals("inner", pairing.filesHere().get("d0/file 0/inner"));
        assertEquals(Action.CONFLICT, action(pairing.plan(), "d0/file 0"));
    }

    @Test
    void aFileThatIsGoneWhenItsTurnComesIsNotAnEmptyOne() throws Exception {
        pairing.here("gone", "g", TIME);
        SyncPlan plan = pairing.plan();
        Files.delete(pairing.here().resolve("gone"));
        SyncReport report = pairing.run(plan);
        assertEquals(Outcome.CHANGED, outcome(report, "gone"));
        assertFalse(pairing.filesThere().containsKey("gone"));
    }

    @Test
    void whatAnotherPortsideIsJustWritingIsNotTaken() throws Exception {
        pairing.here("good", "g", TIME);
        pairing.here(".portside-upload-12345", "half of somethi", TIME);
        pairing.there(".portside-98765", "half of som", TIME);
        pairing.sync();
        assertEquals(EnumSet.noneOf(Guard.Kind.class), guards(pairing.plan()));
        assertTrue(pairing.tree().get("/site/.portside-upload-12345").isEmpty());
        assertFalse(Files.exists(pairing.here().resolve(".portside-98765")));
        assertTrue(Files.exists(pairing.here().resolve(".portside-upload-12345")));
    }
}
