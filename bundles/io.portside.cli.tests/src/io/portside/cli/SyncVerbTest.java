package io.portside.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.portside.cli.Program.Ended;
import io.portside.testkit.SampleTree;
import io.portside.testkit.ScriptedFtpServer;
import io.portside.testkit.Trigger;

/** {@code portside sync}, mostly between two folders of this computer. */
class SyncVerbTest {
    @TempDir
    private Path folder;
    private int clock;

    @BeforeEach
    void folders() throws IOException {
        folder = folder.toRealPath();
        Files.createDirectories(folder.resolve("a"));
        Files.createDirectories(folder.resolve("b"));
    }

    private void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2024-01-01T00:00:00Z").plusSeconds(++clock * 60)));
    }

    private Ended sync(String... arguments) {
        return run(new Program(folder), arguments);
    }

    private static Ended run(Program program, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "sync";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return program.run(all);
    }

    private static void assertSilent(int code, Ended ended) {
        assertEquals(new Ended(code, "", ""), ended);
    }

    private static void assertCode(int code, Ended ended) {
        assertEquals(code, ended.code(), ended.out() + ended.err());
    }

    /** Files below a folder but for Portside's own. */
    private Map<String, String> files(String name) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path root = folder.resolve(name);
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String path = root.relativize(file).toString();
                if (!path.contains(".portside-")) {
                    files.put(path, Files.readString(file));
                }
            }
        }
        return files;
    }

    private long kept(String name) throws IOException {
        try (Stream<Path> walk = Files.walk(folder.resolve(name))) {
            return walk.filter(Files::isRegularFile).filter(file -> file.toString().contains(".portside-trash"))
                    .count();
        }
    }

    private static JsonObject last(Ended ended) {
        List<String> lines = ended.out().lines().toList();
        return JsonParser.parseString(lines.get(lines.size() - 1)).getAsJsonObject();
    }

    private void agreed(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            write("a/file " + i, "content " + i);
        }
        assertSilent(0, sync("--two-way", "a", "b"));
    }

    @Test
    void changesGoBothWaysInSilenceAndTheSecondTimeThereIsNothingToDo() throws Exception {
        write("a/left.txt", "l");
        write("a/deep/er/file", "d");
        write("b/right.txt", "r");
        assertSilent(0, sync("--two-way", "a", "b"));
        assertEquals(Map.of("left.txt", "l", "right.txt", "r", "deep/er/file", "d"), files("a"));
        assertEquals(files("a"), files("b"));
        assertSilent(0, sync("--two-way", "a", "b"));
        assertSilent(0, sync("--two-way", "--dry-run", "a", "b"));
        Files.delete(folder.resolve("a/left.txt"));
        write("b/right.txt", "newer");
        assertSilent(0, sync("--two-way", "./a", folder.resolve("b").toString()));
        assertEquals(Map.of("right.txt", "newer", "deep/er/file", "d"), files("a"));
        assertEquals(files("a"), files("b"));
        assertEquals(1, kept("b"));
    }

    @Test
    void anEmptyPairIsRemembered() throws Exception {
        assertSilent(0, sync("--two-way", "a", "b"));
        write("a/one", "1");
        assertSilent(0, sync("--two-way", "a", "b"));
        assertEquals(Map.of("one", "1"), files("b"));
    }

    @Test
    void aDryRunShowsAllAndDoesNothing() throws Exception {
        write("a/new.txt", "n");
        write("a/old.txt", "o");
        assertSilent(0, sync("--mirror", "a", "b"));
        Files.delete(folder.resolve("a/old.txt"));
        write("a/new.txt", "changed");
        Ended shown = sync("--mirror", "--dry-run", "a", "b");
        assertCode(10, shown);
        assertTrue(shown.out().contains("/new.txt") && shown.out().contains("/old.txt"), shown.out());
        assertEquals(2, shown.out().lines().count());
        Ended json = sync("--mirror", "--dry-run", "--json", "a", "b");
        assertCode(10, json);
        assertEquals(3, json.out().lines().count());
        assertEquals("copy-right", JsonParser.parseString(json.out().lines().filter(line -> line.contains("new.txt"))
                .findFirst().orElseThrow()).getAsJsonObject().get("action").getAsString());
        assertEquals(1, last(json).get("deletions").getAsInt());
        assertEquals(1, last(json).get("copies").getAsInt());
        assertEquals(Map.of("new.txt", "n", "old.txt", "o"), files("b"));
    }

    @Test
    void withoutAPersonConflictsStopAllUnlessTheRestIsWanted() throws Exception {
        agreed(2);
        write("a/file 0", "left");
        write("b/file 0", "right side");
        write("a/file 1", "only here");
        Ended nothing = sync("--two-way", "a", "b");
        assertCode(9, nothing);
        assertEquals("content 1", files("b").get("file 1"));
        Ended rest = sync("--two-way", "--yes", "a", "b");
        assertCode(9, rest);
        assertTrue(rest.err().contains("/file 0"), rest.err());
        assertEquals("only here", files("b").get("file 1"));
        assertEquals("left", files("a").get("file 0"));
        assertEquals("right side", files("b").get("file 0"));
        assertCode(9, sync("--two-way", "--yes", "a", "b"));
        assertSilent(0, sync("--two-way", "--conflicts", "left", "a", "b"));
        assertEquals("left", files("b").get("file 0"));
        assertEquals(files("a"), files("b"));
    }

    @Test
    void yesSaysNothingAboutWarnings() throws Exception {
        agreed(40);
        for (int i = 0; i < 30; i++) {
            Files.delete(folder.resolve("a/file " + i));
        }
        for (String option : List.of("--yes", "--quiet")) {
            Ended refused = sync("--two-way", option, "a", "b");
            assertCode(11, refused);
            assertTrue(refused.err().contains("--acknowledge many-deletions"), refused.err());
            assertEquals(40, files("b").size());
        }
        assertCode(11, sync("--two-way", "--acknowledge", "root-empty,unreadable", "a", "b"));
        assertSilent(0, sync("--two-way", "--acknowledge", "many-deletions", "a", "b"));
        assertEquals(10, files("b").size());
        assertEquals(30, kept("b"));
    }

    @Test
    void aPersonIsShownThePlanAndAsked() throws Exception {
        write("a/file.txt", "f");
        Program no = new Program(folder).typing("no");
        Ended declined = run(no, "--two-way", "a", "b");
        assertCode(11, declined);
        assertTrue(declined.err().contains("/file.txt"), declined.err());
        assertEquals(1, no.questions().size());
        assertEquals(Map.of(), files("b"));
        assertCode(0, run(new Program(folder).typing("yes"), "--two-way", "a", "b"));
        assertEquals(Map.of("file.txt", "f"), files("b"));
        Program unasked = new Program(folder).typing();
        assertCode(0, run(unasked, "--two-way", "a", "b"));
        assertEquals(List.of(), unasked.questions());
        write("a/file.txt", "again");
        Program yes = new Program(folder).typing();
        assertCode(0, run(yes, "--two-way", "--yes", "a", "b"));
        assertEquals(List.of(), yes.questions());
    }

    @Test
    void aPersonIsAskedAboutEachWarning() throws Exception {
        agreed(40);
        for (int i = 0; i < 30; i++) {
            Files.delete(folder.resolve("b/file " + i));
        }
        Program warned = new Program(folder).typing("yes", "no");
        assertCode(11, run(warned, "--two-way", "a", "b"));
        assertEquals(2, warned.questions().size());
        assertEquals(40, files("a").size());
        Program hasty = new Program(folder).typing("");
        assertCode(11, run(hasty, "--two-way", "--yes", "a", "b"));
        assertEquals(40, files("a").size());
        assertCode(0, run(new Program(folder).typing("yes", "YES "), "--two-way", "a", "b"));
        assertEquals(10, files("a").size());
    }

    @Test
    void aPlanIsWrittenLookedAtAndCarriedOut() throws Exception {
        agreed(2);
        write("a/file 0", "new 0");
        write("a/file 1", "new 1");
        assertSilent(10, sync("--two-way", "--plan", "plan.json", "a", "b"));
        assertEquals("content 0", files("b").get("file 0"));
        // Somebody works on meanwhile.
        write("b/file 1", "somebody else's");
        Ended done = sync("--execute", "plan.json");
        assertCode(1, done);
        assertTrue(done.err().contains("/file 1"), done.err());
        assertEquals(Map.of("file 0", "new 0", "file 1", "somebody else's"), files("b"));
        assertEquals("new 1", files("a").get("file 1"));
        assertCode(13, sync("--execute", "plan.json"));
        write("a/file 0", "newer 0");
        assertCode(10, sync("--two-way", "--plan", "plan.json", "--exclude", "file 1", "a", "b"));
        Files.writeString(folder.resolve("plan.json"),
                Files.readString(folder.resolve("plan.json")).replace("copy-right", "copy-left "));
        Ended damaged = sync("--execute", "plan.json");
        assertCode(7, damaged);
        assertCode(7, sync("--execute", "no such plan"));
        assertCode(2, sync("--execute", "plan.json", "a"));
        assertCode(2, sync("--execute", "plan.json", "--exclude", "x"));
        write("keep.txt", "mine");
        assertEquals(8, sync("--two-way", "--plan", "keep.txt", "a", "b").code());
        assertEquals("mine", Files.readString(folder.resolve("keep.txt")));
    }

    @Test
    void aRunIsInTheHistoryAndCanBeUndone() throws Exception {
        agreed(3);
        write("a/file 0", "changed");
        Files.delete(folder.resolve("a/file 1"));
        assertSilent(0, sync("--two-way", "a", "b"));
        assertEquals(Map.of("file 0", "changed", "file 2", "content 2"), files("b"));
        Ended history = sync("--history", "--two-way", "--json", "a", "b");
        assertCode(0, history);
        List<JsonObject> runs = history.out().lines().map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
        assertEquals(2, runs.size());
        assertEquals(2, runs.get(0).get("done").getAsInt());
        assertTrue(runs.get(0).get("undoable").getAsBoolean());
        Ended report = sync("--history", "--two-way", "--run", runs.get(0).get("run").getAsString(), "a", "b");
        assertTrue(report.out().contains("/file 0") && report.out().contains("/file 1"), report.out());
        assertCode(11, sync("--undo", "--two-way", "a", "b"));
        assertSilent(0, sync("--undo", "--yes", "--two-way", "a", "b"));
        assertEquals(Map.of("file 0", "content 0", "file 1", "content 1", "file 2", "content 2"), files("b"));
        assertCode(2, sync("--undo", "--yes", "--two-way", "--run", "4711", "a", "b"));
    }

    @Test
    void oldVersionsAreClearedWhenAskedTo() throws Exception {
        agreed(2);
        String[] keeping = {"--two-way", "--deletion", "versions", "--keep-versions", "1", "a", "b"};
        for (int i = 1; i < 4; i++) {
            write("a/file 0", "changed for the time " + i);
            assertSilent(0, sync(keeping));
        }
        write("a/file 0", "the last");
        Ended last = sync("--two-way", "--deletion", "versions", "--keep-versions", "1", "--json", "a", "b");
        assertEquals(1, JsonParser.parseString(last.out()).getAsJsonObject().get("cleared").getAsInt(), last.out());
        try (var kept = Files.list(folder.resolve("b/.portside-versions"))) {
            assertEquals(List.of("changed for the time 3"), kept.map(file -> {
                try {
                    return Files.readString(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }).toList());
        }
        Ended history = sync("--history", "--two-way", "a", "b");
        assertTrue(history.out().contains("1 of the files it kept were cleared since"), history.out());
        assertCode(7, sync("--two-way", "--keep-versions", "0", "a", "b"));
    }

    @Test
    void savedPairsAreFoundByTheirName() throws Exception {
        write("state of the program/pairs/p1.json", """
                {"format": 1, "name": "Web site", "leftVolume": "local", "leftFolder": "%s", "rightVolume": "local",
                 "rightFolder": "%s", "mode": "two-way", "patterns": ["*.bak"], "hidden": true, "deletion": "trash"}
                """.formatted(folder.resolve("a"), folder.resolve("b")));
        write("a/index.html", "i");
        write("a/index.bak", "old");
        Ended list = sync("--list");
        assertCode(0, list);
        assertTrue(list.out().contains("Web site") && list.out().contains("p1"), list.out());
        assertEquals("Web site", last(sync("--list", "--json")).get("name").getAsString());
        assertCode(2, sync("Web sight"));
        assertSilent(0, sync("web site", "--exclude", "*.tmp"));
        assertEquals(Map.of("index.html", "i"), files("b"));
        assertCode(2, sync("--mirror", "Web site"));
        write("a/index.html", "changed");
        assertSilent(10, sync("--plan", "plan", "Web site"));
        Path pair = folder.resolve("state of the program/pairs/p1.json");
        Files.writeString(pair, Files.readString(pair).replace("*.bak", "*.html"));
        assertCode(13, sync("--execute", "plan"));
        assertEquals("i", files("b").get("index.html"));
    }

    @Test
    void nothingIsDeletedOrReplacedTheFirstTime() throws Exception {
        write("a/both", "left");
        write("b/both", "right one");
        write("b/extra", "e");
        assertCode(9, sync("--mirror", "--yes", "a", "b"));
        assertEquals(Map.of("both", "right one", "extra", "e"), files("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "--mirror a", "", "--mirror --update a b", "--run 1 --two-way a b",
            "--deletion gone --two-way a b", "--acknowledge everything --two-way a b", "--history --undo --two-way a b",
            "--two-way a nowhere://x"})
    void whatCannotBeMeantIsRefused(String arguments) {
        Ended ended = sync(arguments.isEmpty() ? new String[0] : arguments.split(" "));
        assertCode(2, ended);
        assertFalse(ended.err().isBlank());
    }

    private static String url(ScriptedFtpServer server) {
        return "ftp://ann@127.0.0.1:" + server.port() + "/site";
    }

    @Test
    void aSiteThatIsNotSavedIsSynchronisedAndItsPlanExecutedLater() throws Exception {
        SampleTree tree = SampleTree.names();
        tree.writeTo(folder.resolve("a"));
        try (ScriptedFtpServer server = ScriptedFtpServer.start()) {
            server.account("ann", "s3cret-word");
            server.tree().folder("/site");
            Ended done = run(new Program(folder).input("s3cret-word\n"), "--password-stdin", "--update", "a",
                    url(server));
            assertSilent(0, done);
            for (Map.Entry<String, byte[]> file : tree.contents().entrySet()) {
                assertArrayEquals(file.getValue(), server.tree().content("/site/" + file.getKey()));
            }
            write("a/plain.txt", "changed");
            assertSilent(10,
                    run(new Program(folder).input("s3cret-word\n"), "--password-stdin", "--update", "--plan", "p", "a",
                            url(server)));
            assertFalse(Files.readString(folder.resolve("p")).contains("s3cret-word"));
            assertSilent(0, run(new Program(folder).input("s3cret-word\n"), "--password-stdin", "--execute", "p"));
            assertArrayEquals("changed".getBytes(StandardCharsets.US_ASCII), server.tree().content("/site/plain.txt"));
            assertSilent(0,
                    run(new Program(folder).input("s3cret-word\n"), "--password-stdin", "--update", "a", url(server)));
            assertCode(4, run(new Program(folder).input("wrong\n"), "--password-stdin", "--update", "a", url(server)));
            assertEquals(List.of(), server.complaints());
        }
    }

    @Test
    void aPairThatSomebodyWorksAtIsBusy() throws Exception {
        write("a/file", "f");
        try (ScriptedFtpServer server = ScriptedFtpServer.start()) {
            server.tree().folder("/site");
            Trigger goOn = new Trigger();
            server.on("STOR").holdUntil(goOn);
            CompletableFuture<Ended> first = CompletableFuture.supplyAsync(() -> run(
                    new Program(folder).input("x\n"), "--password-stdin", "--two-way", "a", url(server)));
            server.awaitLine(0, "C: STOR .*");
            Ended second = run(new Program(folder).input("x\n"), "--password-stdin", "--two-way", "a", url(server));
            assertCode(12, second);
            goOn.fire();
            assertSilent(0, first.get(60, TimeUnit.SECONDS));
        }
    }
}
