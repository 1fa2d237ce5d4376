package io.portside.engine.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.engine.disk.Disk;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;

class FileSiteStoreTest {
    @TempDir
    Path state;
    private Path folder;
    private FileSiteStore store;

    @BeforeEach
    void open() {
        folder = state.resolve("sites");
        store = new FileSiteStore(folder);
    }

    @Test
    void aSiteComesBackAsItWasSaved() throws Exception {
        store.save(Sites.full("a"));
        store.save(Sites.plain("b"));
        assertEquals(Optional.of(Sites.full("a")), new FileSiteStore(folder).find("a"));
        assertEquals(List.of(Sites.full("a"), Sites.plain("b")), new FileSiteStore(folder).all());
        assertEquals(List.of(), store.damaged());
    }

    @Test
    void theFileIsReadableTextInAFixedOrder() throws Exception {
        store.save(Sites.full("a"));
        assertEquals("""
                {
                  "format": 2,
                  "name": "Büro \\"日本\\" <&> \\\\ '",
                  "host": "2001:db8::1",
                  "port": 2121,
                  "user": "ann@example.org",
                  "localFolder": "/home/ann/Täglich",
                  "remoteFolder": "/htdocs/ä b",
                  "policy": "passive-only",
                  "externalAddress": "203.0.113.9",
                  "activePorts": "50000-50010",
                  "trustAdvertisedAddress": true,
                  "security": "explicit",
                  "pins": [
                    "SHA256:0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a"
                  ],
                  "authority": "/home/ann/ca.pem",
                  "clientCertificate": "/home/ann/me.p12",
                  "clearControl": true,
                  "closeNotifyMissing": true,
                  "proxy": {
                    "kind": "socks5",
                    "host": "proxy.example.org",
                    "port": 1080,
                    "user": "ann"
                  },
                  "bytesPerSecond": 250000,
                  "compress": true,
                  "verify": "always",
                  "textNames": [
                    "*.html",
                    "*.txt"
                  ],
                  "charset": "ISO-8859-15",
                  "maxSessions": 7
                }
                """, text("a.json"));
    }

    @Test
    void aFileOfTheFirstFormatIsASiteInClearText() throws Exception {
        put("a.json", """
                {"format": 1, "name": "Name of a", "host": "ftp.example.org", "port": 21, "user": "ann",
                 "policy": "auto", "trustAdvertisedAddress": false, "charset": "UTF-8", "maxSessions": 4}
                """);
        assertEquals(Optional.of(Sites.plain("a")), store.find("a"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"security\": \"none\"", "\"security\": 1", "\"pins\": \"x\"",
            "\"pins\": [1]", "\"pins\": [\"SHA256:12\"]", "\"proxy\": 1", "\"proxy\": {\"kind\": \"ftp\"}",
            "\"proxy\": {\"kind\": \"socks5\", \"host\": \"\", \"port\": 1}", "\"bytesPerSecond\": -1",
            "\"bytesPerSecond\": 0.5", "\"compress\": \"yes\""})
    void whatProtectsAConnectionIsNeverGuessed(String member) throws Exception {
        put("a.json", "{\"format\": 2, \"name\": \"n\", \"host\": \"h\", " + member + "}");
        assertEquals(ProblemKind.PROFILE_DAMAGED, kind(() -> store.find("a")), member);
    }

    @Test
    void noFolderMeansNoSites() throws Exception {
        assertEquals(List.of(), store.all());
        assertEquals(Optional.empty(), store.find("a"));
        store.delete("a");
        assertFalse(Files.exists(folder));
    }

    @Test
    void membersThatAreNotOursSurviveASave() throws Exception {
        store.save(Sites.plain("a"));
        put("a.json", text("a.json").replace("\"port\": 21", "\"colour\": {\"r\": 1.50}, \"port\": 21"));
        store.save(Sites.full("a"));
        assertEquals(Optional.of(Sites.full("a")), store.find("a"));
        assertTrue(text("a.json").contains("\"r\": 1.50"), text("a.json"));
    }

    @Test
    void thePreviousVersionIsKept() throws Exception {
        store.save(Sites.plain("a"));
        String first = text("a.json");
        store.save(Sites.full("a"));
        assertEquals(first, text("a.json.bak"));
        store.save(Sites.full("a"));
        assertEquals(first, text("a.json.bak"), "saving the same again is no new version");
    }

    @Test
    void deletingLeavesNothingOfThatSite() throws Exception {
        store.save(Sites.plain("a"));
        store.save(Sites.full("a"));
        store.save(Sites.plain("ab"));
        store.delete("a");
        assertEquals(List.of("ab.json"), names());
    }

    @Test
    void onlyTheOwnerMayRead() throws Exception {
        store.save(Sites.plain("a"));
        store.save(Sites.full("a"));
        if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null) {
            for (String name : names()) {
                assertEquals("rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))), name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[]", "null", "7", "{\"format\":1}", "{\"format\":1,\"name\":\"n\"}",
            "{\"name\":\"n\",\"host\":\"h\"}", "{\"format\":0,\"name\":\"n\",\"host\":\"h\"}",
            "{\"format\":\"1\",\"name\":\"n\",\"host\":\"h\"}", "{\"format\":1,\"name\":\"n\",\"host\":\"h\"} x",
            "{\"format\":1,\"name\":\"n\",\"host\":\"h\"}{}", "{'format':1,'name':'n','host':'h'}",
            "{\"format\":1,\"name\":null,\"host\":\"h\"}", "{\"format\":1,\"name\":[],\"host\":\"h\"}",
            "{\"format\":1,\"name\":\"n\",\"host\":\"\"}", "{\"format\":1,\"name\":\"n\",\"host\":\"h\",\"port\":0}",
            "{\"format\":1,\"name\":\"n\",\"host\":\"h\",\"port\":65536}",
            "{\"format\":1,\"name\":\"n\",\"host\":\"h\",\"port\":21.5}",
            "{\"format\":1,\"name\":\"n\",\"host\":\"h\",\"port\":1e99}",
            "{\"format\":1,\"name\":\"n\",\"host\":\"h\",\"port\":\"21\"}",
            "{\"format\":1,\"name\":\"n\",\"host\":\"h\",\"user\":\"a\\r\\nDELE x\"}",
            "{\"format\":1,\"name\":\"n\",\"host\":\"h\",\"policy\":\"sometimes\"}",
            "{\"format\":1,\"name\":\"n\",\"host\":\"h\",\"activePorts\":\"9-8\"}",
            "{\"format\":1,\"name\":\"n\",\"host\":\"h\",\"activePorts\":\"x\"}",
            "{\"format\":1,\"name\":\"n\",\"host\":\"h\",\"activePorts\":\"1-2-3\"}",
            "{\"format\":1,\"name\":\"n\",\"host\":\"h\",\"charset\":\"UTF-9\"}",
            "{\"format\":1,\"name\":\"n\",\"host\":\"h\",\"maxSessions\":0}",
            "{\"format\":1,\"name\":\"n\",\"host\":\"h\",\"trustAdvertisedAddress\":\"yes\"}"})
    void aDamagedFileIsToldAndLeftAlone(String content) throws Exception {
        store.save(Sites.plain("good"));
        put("bad.json", content);
        assertEquals(List.of(Sites.plain("good")), store.all());
        List<Problem> damaged = store.damaged();
        assertEquals(1, damaged.size());
        assertEquals(ProblemKind.PROFILE_DAMAGED, damaged.get(0).kind());
        assertEquals(List.of(folder.resolve("bad.json").toString(), ""), damaged.get(0).facts());
        assertFalse(damaged.get(0).details().isBlank());
        assertEquals(ProblemKind.PROFILE_DAMAGED, kind(() -> store.find("bad")));
        assertEquals(content, text("bad.json"));
    }

    @Test
    void oddBytesAndDepthAndLengthAreDamageNotACrash() throws Exception {
        Files.createDirectories(folder);
        Files.write(folder.resolve("bytes.json"), new byte[]{(byte) 0xC3, 0x28});
        put("deep.json", "[".repeat(200_000));
        put("long.json", " ".repeat(2 << 20));
        Files.createDirectory(folder.resolve("folder.json"));
        assertEquals(4, store.damaged().size());
        assertEquals(List.of(), store.all());
    }

    @Test
    void aByteOrderMarkIsNoDamage() throws Exception {
        put("a.json", "\uFEFF{\"format\":1,\"name\":\"Name of a\",\"host\":\"ftp.example.org\",\"user\":\"ann\"}");
        assertEquals(Optional.of(Sites.plain("a")), store.find("a"));
    }

    @Test
    void aDamagedFileIsNotOverwritten() throws Exception {
        put("a.json", "{oops");
        assertEquals(ProblemKind.PROFILE_DAMAGED, kind(() -> store.save(Sites.plain("a"))));
        assertEquals("{oops", text("a.json"));
    }

    @Test
    void aLaterFormatIsToldAndNotOverwritten() throws Exception {
        String later = "{\"format\": 3, \"name\": \"n\", \"host\": {\"new\": true}}";
        put("a.json", later);
        assertEquals(ProblemKind.PROFILE_NEWER, store.damaged().get(0).kind());
        assertEquals(ProblemKind.PROFILE_NEWER, kind(() -> store.find("a")));
        assertEquals(ProblemKind.PROFILE_NEWER, kind(() -> store.save(Sites.plain("a"))));
        assertEquals(later, text("a.json"));
    }

    @Test
    void aDamagedFileCanBeReplacedByItsPreviousVersionOnRequestOnly() throws Exception {
        store.save(Sites.plain("a"));
        store.save(Sites.full("a"));
        put("a.json", "{\"format\": 1, \"na");
        assertEquals(List.of(), store.all());
        Problem damaged = store.damaged().get(0);
        assertEquals(List.of(folder.resolve("a.json").toString(), "Name of a"), damaged.facts());
        assertEquals(Sites.plain("a"), store.restorePrevious(damaged.facts().get(0)));
        assertEquals(List.of(Sites.plain("a")), store.all());
        assertEquals(List.of(), store.damaged());
        assertEquals("{\"format\": 1, \"na", text("a.json.damaged"));
    }

    @Test
    void restoringNeedsAReadablePreviousVersionOfOurs() throws Exception {
        put("a.json", "{");
        put("a.json.bak", "{");
        assertEquals(ProblemKind.NOT_FOUND, kind(() -> store.restorePrevious(folder.resolve("a.json").toString())));
        assertThrows(IllegalArgumentException.class,
                () -> store.restorePrevious(state.resolve("other.json").toString()));
        assertEquals("{", text("a.json"));
    }

    @ParameterizedTest
    @CsvSource({"'',h,21,u,UTF-8,4,NAME,EMPTY", "n,'',21,u,UTF-8,4,HOST,EMPTY", "n,' ',21,u,UTF-8,4,HOST,EMPTY",
            "n,ftp://h,21,u,UTF-8,4,HOST,NOT_A_HOST", "n,'a b',21,u,UTF-8,4,HOST,NOT_A_HOST",
            "n,h,0,u,UTF-8,4,PORT,OUT_OF_RANGE", "n,h,65536,u,UTF-8,4,PORT,OUT_OF_RANGE",
            "n,h,21,'a\nDELE x',UTF-8,4,USER,LINE_BREAK", "n,h,21,'a\rb',UTF-8,4,USER,LINE_BREAK",
            "n,h,21,u,nonsense,4,CHARSET,UNKNOWN", "n,h,21,u,'',4,CHARSET,UNKNOWN",
            "n,h,21,u,UTF-8,0,MAX_SESSIONS,OUT_OF_RANGE", "n,h,21,u,UTF-8,33,MAX_SESSIONS,OUT_OF_RANGE"})
    void aFaultyFieldIsNamedAndNothingIsWritten(String name, String host, int port, String user, String charset,
            int sessions, SiteRules.Field field, SiteRules.Fault fault) throws Exception {
        Site faulty = Site.of("a", name, host, port, user).withCharset(charset).withMaxSessions(sessions);
        ProblemException thrown = assertThrows(ProblemException.class, () -> store.save(faulty));
        assertEquals(ProblemKind.PROFILE_INVALID, thrown.problem().kind());
        assertEquals(List.of(field.name(), fault.name()), thrown.problem().facts());
        assertFalse(Files.exists(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "", "a/b", ".hidden", "a.b", "C:x"})
    void anIdThatIsNoFileNameReachesNoFile(String id) throws Exception {
        assertEquals(Optional.empty(), store.find(id));
        store.delete(id);
        assertThrows(IllegalArgumentException.class, () -> store.save(Sites.plain(id)));
        assertFalse(Files.exists(folder));
    }

    /** Each of the four steps of a save fails in its turn: write backup, name it, write the file, name it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aFullDiskLosesNothingAndLeavesNoTrace(int failing) throws Exception {
        store.save(Sites.plain("a"));
        byte[] before = Files.readAllBytes(folder.resolve("a.json"));
        FileSiteStore full = new FileSiteStore(folder, new FullDisk(failing));
        assertEquals(ProblemKind.NO_SPACE, kind(() -> full.save(Sites.full("a"))));
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("a.json")));
        assertEquals(List.of(Sites.plain("a")), store.all());
        assertTrue(names().stream().allMatch(List.of("a.json", "a.json.bak")::contains), names().toString());
    }

    @Test
    void whatAKilledProgramLeftIsSweptAwayButNotWhatAnotherIsWriting() throws Exception {
        put(".a.json.1234.tmp", "{");
        put(".a.json.5678.tmp", "{");
        put(".ab.json.1234.tmp", "{");
        FileTime old = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
        Files.setLastModifiedTime(folder.resolve(".a.json.1234.tmp"), old);
        Files.setLastModifiedTime(folder.resolve(".ab.json.1234.tmp"), old);
        assertEquals(List.of(), store.all());
        store.save(Sites.plain("a"));
        assertEquals(List.of(".a.json.5678.tmp", ".ab.json.1234.tmp", "a.json"), names());
    }

    @Test
    void twoPortsidesAtOnceLeaveAWholeFile() throws Exception {
        store.save(Sites.plain("a"));
        AtomicReference<Throwable> failed = new AtomicReference<>();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> writers = Stream.of(Sites.plain("a"), Sites.full("a")).map(site -> new Thread(() -> {
            FileSiteStore own = new FileSiteStore(folder);
            try {
                start.await();
                for (int i = 0; i < 100; i++) {
                    own.save(site);
                    assertTrue(own.find("a").isPresent());
                }
            } catch (Exception | AssertionError e) {
                failed.set(e);
            }
        })).toList();
        writers.forEach(Thread::start);
        start.countDown();
        for (Thread writer : writers) {
            writer.join();
        }
        assertEquals(null, failed.get());
        assertTrue(List.of(Sites.plain("a"), Sites.full("a")).contains(store.find("a").orElseThrow()));
        assertEquals(List.of("a.json", "a.json.bak"), names());
    }

    private ProblemKind kind(Executable call) {
        return assertThrows(ProblemException.class, call).problem().kind();
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private void put(String name, String content) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Fails at one step, after half of a write. */
    private static final class FullDisk implements Disk {
        private final int failing;
        private int step;

        FullDisk(int failing) {
            this.failing = failing;
        }

        @Override
        public void writeNew(Path file, byte[] content) throws IOException {
            if (++step == failing) {
                Files.write(file, Arrays.copyOf(content, content.length / 2));
                throw new IOException("No space left on device");
            }
            REAL.writeNew(file, content);
        }

        @Override
        public void replace(Path from, Path to) throws IOException {
            if (++step == failing) {
                throw new FileSystemException(from.toString(), to.toString(), "No space left on device");
            }
            REAL.replace(from, to);
        }
    }
}
