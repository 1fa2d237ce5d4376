package io.portside.engine.sync.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.provider.ValueSource;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.portside.engine.files.EntryKind;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.ScanProgress;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.rule.FilterRules;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.FolderTriple;
import io.portside.engine.sync.tree.Trust;

class PairScanTest {
    @TempDir
    Path folder;
    private ScanHarness pair;

    @BeforeEach
    void open() throws Exception {
        pair = new ScanHarness(folder);
    }

    @AfterEach
    void close() {
        pair.close();
    }

    private static Set<String> names(FolderTriple triple, Side side) {
        return triple.of(side).entries().keySet();
    }

    private ProblemKind problem() {
        return assertThrows(ProblemException.class, () -> pair.scan()).problem().kind();
    }

    @Test
    void everyFolderOfBothSidesComesOnceWithOneListing() throws Exception {
        pair.both("a/both.txt", "x").file(Side.LEFT, "a/left/deep/f", "1").file(Side.RIGHT, "r/f", "2");
        pair.known("/", "gone", EntryKind.FOLDER).known("/gone", "old", EntryKind.FOLDER)
                .known("/gone/old", "file", EntryKind.FILE);
        Map<String, FolderTriple> found = pair.scan();
        assertEquals(Set.of("/", "/a", "/a/left", "/a/left/deep", "/r", "/gone", "/gone/old"), found.keySet());
        assertEquals(Set.of("both.txt", "left"), names(found.get("/a"), Side.LEFT));
        assertEquals(Set.of("both.txt"), names(found.get("/a"), Side.RIGHT));
        assertEquals(Trust.ABSENT, found.get("/a/left/deep").right().trust());
        assertEquals(Trust.COMPLETE, found.get("/a/left/deep").left().trust());
        assertEquals(Trust.ABSENT, found.get("/gone/old").left().trust());
        assertEquals(Set.of("file"), found.get("/gone/old").baseline().entries().keySet());
        List<String> left = new ArrayList<>(pair.side(Side.LEFT).listed());
        List<String> right = new ArrayList<>(pair.side(Side.RIGHT).listed());
        assertEquals(Set.of("/", "/a", "/a/left", "/a/left/deep"), new HashSet<>(left));
        assertEquals(4, left.size());
        assertEquals(Set.of("/", "/a", "/r"), new HashSet<>(right));
        assertEquals(3, right.size());
    }

    @Test
    void whatMayMissSomethingMakesEverythingBelowUnsure() throws Exception {
        pair.both("a/b/f", "x").file(Side.LEFT, "a/onlyleft/f", "x").file(Side.RIGHT, "c/f", "1");
        pair.side(Side.RIGHT).doubt("/a", "the server speaks of a failure");
        Map<String, FolderTriple> found = pair.scan();
        assertEquals(Trust.SUSPICIOUS, found.get("/a").right().trust());
        assertEquals(List.of("the server speaks of a failure"), found.get("/a").right().doubts());
        assertEquals(Trust.SUSPICIOUS, found.get("/a/b").right().trust());
        assertEquals(Trust.COMPLETE, found.get("/a/b").left().trust());
        assertEquals(Trust.FAILED, found.get("/a/onlyleft").right().trust(), "nobody knows whether it is there");
        assertEquals(Trust.COMPLETE, found.get("/c").right().trust());
        assertFalse(pair.side(Side.RIGHT).listed().contains("/a/onlyleft"));
    }

    @ParameterizedTest
    @EnumSource(value = ProblemKind.class, names = {"NOT_FOUND", "NO_PERMISSION", "NOT_A_FOLDER", "COMMAND_REFUSED",
            "READ_FAILED", "TRANSFER_BROKEN"})
    void aFolderThatCannotBeReadFailsAloneAndNobodyLooksBelow(ProblemKind kind) throws Exception {
        pair.both("a/b/f", "x").both("c/f", "y");
        pair.side(Side.RIGHT).fault((what, path) -> {
            if (path.equals("/a")) {
                throw WatchedVolume.problem(kind);
            }
        });
        Map<String, FolderTriple> found = pair.scan();
        assertEquals(Trust.FAILED, found.get("/a").right().trust());
        assertEquals(Set.of("b"), names(found.get("/a"), Side.LEFT));
        assertEquals(Trust.COMPLETE, found.get("/c").right().trust());
        assertEquals(Set.of("/", "/a", "/c"), found.keySet());
    }

    @ParameterizedTest
    @EnumSource(value = ProblemKind.class, names = {"SESSION_LOST", "LOGIN_REFUSED", "NO_ROUTE", "TLS_HANDSHAKE",
            "CONNECT_TIMED_OUT", "CERTIFICATE_CHANGED"})
    void aServerThatDoesNotLetUsInSaysNothingAboutFolders(ProblemKind kind) throws Exception {
        pair.both("a/f", "x").both("b/f", "x").both("c/f", "x");
        pair.side(Side.RIGHT).fault((what, path) -> {
            if (path.equals("/b")) {
                throw WatchedVolume.problem(kind);
            }
        });
        assertEquals(kind, problem());
    }

    @Test
    void whatPassesIsTriedAgain() throws Exception {
        pair.both("a/f", "x");
        AtomicInteger left = new AtomicInteger(2);
        pair.side(Side.RIGHT).fault((what, path) -> {
            if (path.equals("/a") && left.getAndDecrement() > 0) {
                throw WatchedVolume.problem(ProblemKind.SESSION_LOST);
            }
        });
        assertEquals(Trust.COMPLETE, pair.scan().get("/a").right().trust());
        assertEquals(2, pair.pauses().size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 1000})
    void foldersInARowAreTheSameAsOneByOne(int most) throws Exception {
        for (int i = 0; i < 60; i++) {
            pair.both("f" + i + "/a", "x").both("f" + i + "/sub/b", "x");
        }
        Map<String, FolderTriple> alone = pair.scan();
        pair.side(Side.RIGHT).far(most);
        pair.side(Side.RIGHT).fault((what, path) -> {
            if (path.equals("/f7")) {
                throw WatchedVolume.problem(ProblemKind.NO_PERMISSION);
            }
        });
        AtomicLong entries = new AtomicLong();
        pair.listener = new SyncListener() {
            @Override
            public void scanning(ScanProgress progress) {
                entries.set(progress.entries());
            }
        };
        Map<String, FolderTriple> found = pair.scan();
        assertEquals(Trust.FAILED, found.get("/f7").right().trust());
        alone.keySet().removeIf(path -> path.startsWith("/f7/") || path.equals("/f7"));
        found.remove("/f7");
        assertEquals(alone, found);
        assertEquals(2 * 60 + 2 * 59 * 3 + 2, entries.get(), "what is void is not counted");
        assertTrue(pair.side(Side.RIGHT).rows().stream().allMatch(row -> row <= ScanRow.LONGEST));
    }

    @Test
    void aRootThatIsNotThereIsKnownByTheFolderAboveIt() throws Exception {
        pair.both("a/f", "x");
        Files.delete(pair.root(Side.RIGHT).resolve("a/f"));
        Files.delete(pair.root(Side.RIGHT).resolve("a"));
        Files.delete(pair.root(Side.RIGHT));
        Map<String, FolderTriple> found = pair.scan();
        assertEquals(Trust.ABSENT, found.get("/").right().trust());
        assertEquals(Trust.ABSENT, found.get("/a").right().trust());
        pair.side(Side.RIGHT).doubt("outside:" + pair.root(Side.RIGHT).getParent(), "cut short");
        assertEquals(ProblemKind.NOT_FOUND, problem());
        Files.createDirectory(pair.root(Side.RIGHT));
        pair.side(Side.RIGHT).fault((what, path) -> {
            if (path.equals("/")) {
                throw WatchedVolume.problem(ProblemKind.NOT_FOUND);
            }
        });
        assertEquals(ProblemKind.NOT_FOUND, problem(), "the folder above says that it is there");
    }

    @Test
    void neitherRootIsThere() throws Exception {
        Files.delete(pair.root(Side.LEFT));
        Files.delete(pair.root(Side.RIGHT));
        assertEquals(ProblemKind.NOT_FOUND, problem());
    }

    @Test
    void aRootThatCannotBeReadIsNoEmptyFolder() throws Exception {
        pair.both("a/f", "x");
        pair.side(Side.LEFT).fault((what, path) -> {
            throw WatchedVolume.problem(ProblemKind.NO_PERMISSION);
        });
        assertEquals(ProblemKind.NO_PERMISSION, problem());
    }

    @Test
    void ownNamesDoNotTakePartAndWhatIsLeftOutIsNotLookedInto() throws Exception {
        pair.both("a/f", "x").both("node_modules/lib/f", "x").file(Side.LEFT, ".portside-trash/1/f", "old")
                .both("a/.portside-0123abcd.part", "half");
        pair.rules = pair.rules.withFilter(FilterRules.ALL.withPatterns(List.of("node_modules/")));
        Map<String, FolderTriple> found = pair.scan();
        assertEquals(Set.of("/", "/a"), found.keySet());
        assertEquals(Set.of("a", "node_modules"), names(found.get("/"), Side.LEFT));
        assertEquals(Set.of("f"), names(found.get("/a"), Side.LEFT));
    }

    @Test
    void aFileWhereTheOtherSideHasAFolder() throws Exception {
        pair.file(Side.LEFT, "x/f", "1").file(Side.RIGHT, "x", "file");
        Map<String, FolderTriple> found = pair.scan();
        assertEquals(Trust.ABSENT, found.get("/x").right().trust());
        assertEquals(Set.of("f"), names(found.get("/x"), Side.LEFT));
    }

    @Test
    void cancellingEndsAtOnceWhatIsBlocked() throws Exception {
        pair.both("a/f", "x").both("b/f", "x");
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch forEver = new CountDownLatch(1);
        pair.side(Side.RIGHT).fault((what, path) -> {
            if (path.equals("/a")) {
                blocked.countDown();
                try (var wake = pair.cancel.onCancel(forEver::countDown)) {
                    forEver.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                throw WatchedVolume.problem(ProblemKind.CANCELLED);
            }
        });
        CompletableFuture<Map<String, FolderTriple>> scan = CompletableFuture.supplyAsync(() -> {
            try {
                return pair.scan();
            } catch (ProblemException e) {
                throw new IllegalStateException(e);
            }
        });
        blocked.await();
        pair.cancel.cancel();
        Throwable cause = assertThrows(ExecutionException.class, scan::get).getCause().getCause();
        assertEquals(ProblemKind.CANCELLED, ((ProblemException) cause).problem().kind());
    }

    @Test
    void aFolderInsideItselfIsNotFollowedForEver() throws Exception {
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < FolderLister.DEEPEST + 20; i++) {
            deep.append("d/");
        }
        pair.file(Side.LEFT, deep + "f", "x");
        Map<String, FolderTriple> found = pair.scan();
        assertEquals(FolderLister.DEEPEST + 2, found.size());
        assertTrue(found.values().stream().anyMatch(triple -> triple.left().trust() == Trust.FAILED));
    }

    @Test
    void progressTellsFoldersAndEntriesOfBothSides() throws Exception {
        pair.both("a/f", "x").both("a/g", "x").file(Side.LEFT, "b/f", "x");
        List<ScanProgress> told = new ArrayList<>();
        pair.listener = new SyncListener() {
            @Override
            public void scanning(ScanProgress progress) {
                synchronized (told) {
                    told.add(progress);
                }
            }
        };
        pair.scan();
        ScanProgress last = told.get(told.size() - 1);
        assertEquals(5, last.folders());
        assertEquals(8, last.entries());
    }
}
