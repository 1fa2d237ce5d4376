package io.portside.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import io.portside.cli.Program.Ended;
import io.portside.testkit.SampleTree;
import io.portside.testkit.ScriptedFtpServer;

/** Every verb against a server in memory. */
class VerbsTest {
    private static final String PASSWORD = "s3cret-word";
    @TempDir
    private Path folder;
    private ScriptedFtpServer server;
    private String url;

    @BeforeEach
    void serve() {
        server = ScriptedFtpServer.start();
        server.account("ann", PASSWORD);
        server.home("/home/ann");
        url = "ftp://ann@127.0.0.1:" + server.port();
    }

    @AfterEach
    void stop() {
        assertEquals(List.of(), server.complaints());
        server.close();
    }

    private Ended run(String... arguments) {
        Ended ended = new Program(folder).input(PASSWORD + "\n").run(arguments);
        assertFalse((ended.out() + ended.err()).contains(PASSWORD));
        return ended;
    }

    /** With the password from standard input. */
    private Ended verb(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = arguments[0];
        all[1] = "--password-stdin";
        System.arraycopy(arguments, 1, all, 2, arguments.length - 1);
        return run(all);
    }

    private static void assertSilent(int code, Ended ended) {
        assertEquals(new Ended(code, "", ""), ended);
    }

    private void file(String path, String content) {
        server.tree().file(path, content.getBytes(StandardCharsets.UTF_8), Instant.parse("2024-05-06T07:08:09Z"));
    }

    private Path local(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private static JsonObject json(String line) {
        return JsonParser.parseString(line).getAsJsonObject();
    }

    @Test
    void aFolderGoesUpAndComesDownInSilence() throws IOException {
        SampleTree tree = SampleTree.hardNames();
        tree.writeTo(folder.resolve("site"));
        assertSilent(0, verb("put", "site", url + "/home/ann"));
        for (Map.Entry<String, byte[]> file : tree.contents().entrySet()) {
            assertArrayEquals(file.getValue(), server.tree().content("/home/ann/site/" + file.getKey()));
        }
        assertSilent(0, verb("get", url + "/home/ann/site", "back"));
        for (Map.Entry<String, byte[]> file : tree.contents().entrySet()) {
            assertArrayEquals(file.getValue(), Files.readAllBytes(folder.resolve("back").resolve(file.getKey())));
        }
        assertTrue(server.tree().paths().stream().noneMatch(path -> path.contains(".portside-")));
    }

    @Test
    void copiesGoWhereCpWouldPutThem() throws IOException {
        local("a.txt", "a");
        local("tree/inner/b.txt", "b");
        local("tree/c.txt", "c");
        assertSilent(0, verb("put", "a.txt", url));
        assertSilent(0, verb("put", "a.txt", url + "/home/ann/renamed.txt"));
        assertSilent(0, verb("put", "tree", url + "/home/ann/other"));
        assertSilent(0, verb("put", "tree", url + "/home/ann/other"));
        assertSilent(0, verb("put", "tree/.", url + "/home/ann/flat"));
        assertSilent(0, verb("put", "-p", "a.txt", "tree/c.txt", url + "/home/ann/x/y/z"));
        assertEquals(List.of("/home/ann/a.txt", "/home/ann/flat/c.txt", "/home/ann/flat/inner/b.txt",
                "/home/ann/other/c.txt", "/home/ann/other/inner/b.txt", "/home/ann/other/tree/c.txt",
                "/home/ann/other/tree/inner/b.txt", "/home/ann/renamed.txt", "/home/ann/x/y/z/a.txt",
                "/home/ann/x/y/z/c.txt"), files());
        assertSilent(0, verb("get", url + "/home/ann/flat/.", "down"));
        assertEquals("b", Files.readString(folder.resolve("down/inner/b.txt")));
        assertSilent(0, verb("get", url + "/home/ann/renamed.txt", "new name.txt"));
        assertEquals("a", Files.readString(folder.resolve("new name.txt")));
        Ended nowhere = verb("put", "a.txt", url + "/home/ann/no/such/folder.txt");
        assertEquals(5, nowhere.code());
        assertTrue(nowhere.err().contains("/home/ann/no/such"), nowhere.err());
    }

    private List<String> files() {
        return server.tree().paths().stream().filter(path -> !server.tree().get(path).orElseThrow().folder()).sorted()
                .toList();
    }

    @Test
    void whatIsThereAndEqualIsSkippedAndWhatDiffersIsAnError() throws IOException {
        file("/home/ann/same.txt", "same");
        file("/home/ann/other.txt", "old");
        Path same = local("up/same.txt", "same");
        Files.setLastModifiedTime(same, FileTime.from(Instant.parse("2024-05-06T07:08:09Z")));
        local("up/other.txt", "newer");
        Ended refused = verb("put", "--json", "up/.", url);
        assertEquals(8, refused.code());
        JsonObject json = json(refused.out());
        assertEquals(1, json.get("skipped").getAsInt());
        assertEquals(0, json.get("copied").getAsInt());
        JsonArray failed = json.getAsJsonArray("failed");
        assertEquals("ALREADY_EXISTS", failed.get(0).getAsJsonObject().get("kind").getAsString());
        assertTrue(refused.err().contains("/home/ann/other.txt already exists"), refused.err());
        assertSilent(0, verb("put", "--skip-existing", "up/.", url));
        assertArrayEquals("old".getBytes(), server.tree().content("/home/ann/other.txt"));
        assertSilent(0, verb("put", "--overwrite", "up/.", url));
        assertArrayEquals("newer".getBytes(), server.tree().content("/home/ann/other.txt"));
        assertEquals(2, verb("put", "--overwrite", "--skip-existing", "up/.", url).code());
    }

    @Test
    void everyItemThatFailsIsTold() throws IOException {
        local("up/good.txt", "good");
        local("up/bad.txt", "bad");
        local("up/bad2.txt", "bad");
        server.on("STOR").times(2).reply("553 no such name here");
        Ended ended = verb("put", "--connections", "1", "up/.", url);
        assertEquals(1, ended.code(), ended.err());
        assertEquals(2, ended.err().lines().count(), ended.err());
        assertEquals("", ended.out());
    }

    @Test
    void listings() {
        file("/home/ann/b.txt", "bb");
        file("/home/ann/.hidden", "h");
        file("/home/ann/sub/deep/c.txt", "ccc");
        assertEquals(new Ended(0, ".hidden\nb.txt\nsub/\n", ""), verb("ls", url));
        assertEquals(new Ended(0, ".hidden\nb.txt\nsub/\nsub/deep/\nsub/deep/c.txt\n", ""), verb("ls", "-R", url));
        assertEquals(new Ended(0, "b.txt\n", ""), verb("ls", url + "/home/ann/b.txt"));
        List<JsonObject> entries = verb("ls", "--json", url + "/home/ann").out().lines().map(VerbsTest::json).toList();
        assertEquals(3, entries.size());
        assertEquals("/home/ann/b.txt", entries.get(1).get("path").getAsString());
        assertEquals("file", entries.get(1).get("type").getAsString());
        assertEquals(2, entries.get(1).get("size").getAsLong());
        assertEquals("2024-05-06T07:08:09Z", entries.get(1).get("modified").getAsString());
        assertFalse(entries.get(1).get("coarseTime").getAsBoolean());
        assertEquals("folder", entries.get(2).get("type").getAsString());
        assertTrue(verb("ls", "-l", url).out().contains("            2  "));
    }

    @Test
    void catWritesBytesAsTheyAre() {
        file("/home/ann/100% + ü.txt", "line\r\n\0end");
        file("/home/ann/two", "2");
        Ended ended = verb("cat", url + "/home/ann/100%25%20+%20%C3%BC.txt", url + "/~/two");
        assertEquals(new Ended(0, "line\r\n\0end2", ""), ended);
        assertEquals(5, verb("cat", url + "/home/ann/none").code());
    }

    @Test
    void foldersAreMadeMovedAndRemoved() {
        assertSilent(0, verb("mkdir", "-p", url + "/home/ann/a/b/c"));
        assertSilent(0, verb("mkdir", "-p", url + "/home/ann/a/b"));
        assertEquals(8, verb("mkdir", url + "/home/ann/a").code());
        file("/home/ann/f.txt", "f");
        assertSilent(0, verb("mv", url + "/~/f.txt", url + "/~/g.txt"));
        assertSilent(0, verb("mv", url + "/~/g.txt", url + "/~/a"));
        assertTrue(server.tree().get("/home/ann/a/g.txt").isPresent());
        file("/home/ann/f.txt", "f");
        assertEquals(8, verb("mv", url + "/~/f.txt", url + "/~/a/g.txt").code());
        assertEquals(2, verb("rm", url + "/~/a").code());
        assertTrue(server.tree().get("/home/ann/a/g.txt").isPresent());
        assertSilent(0, verb("rm", "-r", url + "/~/a", url + "/~/f.txt"));
        assertEquals(List.of("/home", "/home/ann"), server.tree().paths().stream().sorted().toList());
        assertEquals(5, verb("rm", url + "/~/a").code());
        assertEquals(2, verb("rm", "-r", url).code());
        assertEquals(2, verb("rm", "-r", url + "/").code());
        assertEquals(2, verb("rm", "-r", url + "/home/..").code());
    }

    @Test
    void thePersonIsAskedAndTheServersWordsAreShown() {
        Program program = new Program(folder).typing("wrong", PASSWORD);
        assertEquals(0, program.run("ls", url).code());
        assertEquals(2, program.questions().size());
        assertTrue(program.questions().get(0).contains("ann at 127.0.0.1"), program.questions().get(0));
        assertTrue(program.questions().get(1).contains("The server says"), program.questions().get(1));

        Program stubborn = new Program(folder).typing("wrong", "wrong", "wrong", "wrong");
        Ended ended = stubborn.run("ls", url);
        assertEquals(4, ended.code());
        assertEquals(3, stubborn.questions().size());
        assertTrue(ended.err().contains("The server says"), ended.err());
    }

    @Test
    void withoutAPersonAPasswordIsNotWaitedFor() {
        Ended ended = run("ls", url);
        assertEquals(4, ended.code());
        assertTrue(ended.err().contains("--password-stdin"), ended.err());
        Ended wrong = new Program(folder).input("wrong\n").run("ls", "--json", "--password-stdin", url);
        assertEquals(4, wrong.code());
        assertTrue(wrong.err().contains("The server says"), wrong.err());
        assertEquals(4, json(wrong.out()).getAsJsonObject("error").get("code").getAsInt());
        assertEquals(2, new Program(folder).run("ls", "--password-stdin", url).code());
    }

    @Test
    void theTraceHidesThePassword() {
        Ended ended = verb("ls", "--trace", url);
        assertEquals(0, ended.code());
        assertTrue(ended.err().contains("> USER ann"), ended.err());
        assertTrue(ended.err().contains("> PASS ****"), ended.err());
        assertTrue(ended.err().contains("< 230"), ended.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://ann:s3cret-word@127.0.0.1/", "ftps://ann:s3cret-word@127.0.0.1",
            "ftp://ann:s3cret/word@h/"})
    void aPasswordInAUrlIsRefusedAndNotRepeated(String address) {
        for (String[] arguments : List.of(new String[]{"ls", address}, new String[]{"put", "x", address},
                new String[]{"nonsense", address}, new String[]{address, "--bogus"},
                new String[]{"ls", "x", address})) {
            Ended ended = new Program(folder).run(arguments);
            assertEquals(2, ended.code());
            assertEquals("", ended.out());
            assertTrue(ended.err().contains("password store"), ended.err());
            assertFalse(ended.err().contains("s3cret"), ended.err());
        }
        assertEquals(0, server.sessionCount());
    }

    @Test
    void exitCodesForWhatCannotBeReached() {
        int port = server.port();
        server.close();
        assertEquals(3, verb("ls", "ftp://ann@127.0.0.1:" + port).code());
        assertEquals(2, verb("ls", "gopher://x").code());
        assertEquals(2, verb("ls", "no such site").code());
        assertEquals(2, run("frobnicate").code());
        assertEquals(2, run().code());
        assertEquals(7, verb("put", "missing.txt", url).code());
        assertEquals(0, run("--help").code());
        assertTrue(run("put", "--help").out().contains("130"));
        assertTrue(run("--version").out().startsWith("Portside "));
    }

    @Test
    @SuppressWarnings("resource") // Holds nothing.
    void anOutputThatNobodyTakesIsNoSuccess() {
        file("/home/ann/b.txt", "bb");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        for (String verb : List.of("ls", "cat")) {
            Ended ended = new Program(folder).input(PASSWORD).out(full).run(verb, "--password-stdin",
                    url + (verb.equals("cat") ? "/~/b.txt" : ""));
            assertEquals(7, ended.code());
            assertTrue(ended.err().contains("No space left"), ended.err());
        }
    }

    @Test
    void theDoctorExaminesAndChangesNothing() {
        file("/home/ann/b.txt", "bb");
        Ended fine = verb("doctor", "--json", url);
        assertEquals(0, fine.code(), fine.err());
        JsonObject report = json(fine.out());
        assertTrue(report.get("works").getAsBoolean());
        assertFalse(report.getAsJsonArray("statements").isEmpty());
        assertFalse(report.getAsJsonArray("steps").isEmpty());
        assertTrue(verb("doctor", url).out().contains("127.0.0.1"));
        Ended wrong = new Program(folder).input("wrong").run("doctor", "--password-stdin", url);
        assertEquals(4, wrong.code());
        assertEquals(List.of("/home", "/home/ann", "/home/ann/b.txt"),
                server.tree().paths().stream().sorted().toList());
        assertFalse(Files.exists(folder.resolve("state of the program/sites")));
    }

    @Test
    void anInterruptedUploadLeavesNothing() throws Exception {
        local("big.bin", "x".repeat(3_000_000));
        server.on("STOR").swallowData();
        Program program = new Program(folder).input(PASSWORD);
        Thread stopping = new Thread(() -> {
            try {
                server.awaitLine(0, ".*C: STOR .*");
                program.interrupt();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        stopping.start();
        Ended ended = program.run("put", "--password-stdin", "--mode", "passive", "big.bin", url);
        stopping.join();
        assertEquals(130, ended.code(), ended.err());
        assertEquals(List.of(), files());
    }
}
