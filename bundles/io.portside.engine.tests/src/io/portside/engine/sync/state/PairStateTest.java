package io.portside.engine.sync.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.TimeQuality.Precision;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

class PairStateTest {
    private static final Facts EXACT = facts(Instant.parse("2024-02-29T23:59:59.123456789Z"), TimeQuality.EXACT);
    private static final Facts MINUTES = facts(Instant.parse("1969-12-31T23:59:00Z"),
            new TimeQuality(Precision.MINUTE, false));

    @TempDir
    Path states;

    private static Facts facts(Instant time, TimeQuality quality) {
        return new Facts(EntryKind.FILE, OptionalLong.of(5_000_000_000L), Optional.of(new Stamp(time, quality)),
                Optional.empty(), Optional.of("SHA-256:00FF"), false);
    }

    private Path folder() {
        return states.resolve("sync").resolve("pair");
    }

    private PairState open() throws ProblemException {
        return PairState.open(folder(), "Web site");
    }

    private static void put(PairState state, VolumePath path, BaselineEntry entry) throws ProblemException {
        state.journal().record(List.of(Settlement.of(path, entry)));
    }

    @Test
    void entriesAreReadBackAsTheyWereWritten() throws Exception {
        VolumePath folder = VolumePath.ROOT.resolve("a b", "back\\slash");
        Facts link = new Facts(EntryKind.LINK, OptionalLong.empty(), Optional.empty(), Optional.of("to a = b\n"),
                Optional.empty(), true);
        try (PairState state = open()) {
            put(state, folder.child("one"), new BaselineEntry(EXACT, MINUTES));
            put(state, folder.child("link"), new BaselineEntry(link, link));
            put(state, VolumePath.ROOT.child("top"), new BaselineEntry(MINUTES, MINUTES));
        }
        try (PairState state = open()) {
            SortedMap<String, BaselineEntry> entries = state.baseline().folder(folder).entries();
            assertEquals(2, entries.size());
            assertEquals(new BaselineEntry(EXACT, MINUTES), entries.get("one"));
            assertEquals(new BaselineEntry(link, link), entries.get("link"));
            assertEquals(new BaselineEntry(MINUTES, MINUTES),
                    state.baseline().folder(VolumePath.ROOT).entries().get("top"));
            assertTrue(state.baseline().folder(VolumePath.ROOT.child("a b")).entries().isEmpty());
            assertEquals(3, state.baseline().files());
        }
    }

    /** Bytes that are no text are lone surrogates; they must not all become one question mark. */
    @Test
    void namesThatAreNoTextStayApart() throws Exception {
        String[] names = {"\udcff", "\udcfe", "?", "\\dcff", "\ud83d\ude00\udc80", "\u0000x", "e\u0301", "\u00e9", "E"};
        try (PairState state = open()) {
            for (int i = 0; i < names.length; i++) {
                put(state, VolumePath.ROOT.resolve(names[i], names[i]), new BaselineEntry(EXACT, MINUTES));
            }
        }
        try (PairState state = open()) {
            for (String name : names) {
                assertEquals(java.util.Set.of(name),
                        state.baseline().folder(VolumePath.ROOT.child(name)).entries().keySet());
            }
        }
    }

    @Test
    void nothingIsTakenForABaseline() throws Exception {
        try (PairState state = open()) {
            assertFalse(state.baseline().exists());
            assertEquals(Optional.empty(), state.baseline().lost());
        }
    }

    @Test
    void oneAtATimeWithinTheProgram() throws Exception {
        try (PairState state = open()) {
            ProblemException busy = assertThrows(ProblemException.class, this::open);
            assertEquals(ProblemKind.PAIR_BUSY, busy.problem().kind());
            assertEquals("Web site", busy.problem().facts().get(0));
            assertTrue(busy.problem().details().contains("process " + ProcessHandle.current().pid()),
                    busy.problem().details());
            assertFalse(state.baseline().exists());
        }
        open().close();
    }

    /** Holds the pair until it is told to die or its input ends. */
    static final class Holder {
        public static void main(String[] args) throws Exception {
            try (PairState state = PairState.open(Path.of(args[0]), "Web site")) {
                System.out.println("held " + state.baseline().exists());
                System.in.read();
            }
        }
    }

    @Test
    void oneAtATimeAcrossPrograms() throws Exception {
        Process other = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                TestClassPath.of(Holder.class, PairState.class, SQLiteDataSource.class,
                        io.portside.ftp.cancel.CancelToken.class),
                Holder.class.getName(), folder().toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader said = new BufferedReader(
                new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("held false", said.readLine());
            ProblemException busy = assertThrows(ProblemException.class, this::open);
            assertEquals(ProblemKind.PAIR_BUSY, busy.problem().kind());
            assertTrue(busy.problem().details().contains("process " + other.pid()), busy.problem().details());
            // Killed: nobody is left to give the lock back.
            other.destroyForcibly().waitFor();
            open().close();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aDamagedFileIsSetAsideAndSaid() throws Exception {
        open().close();
        Files.writeString(folder().resolve("state.db"),
                "this is no database, and long enough to be read as one ".repeat(40));
        Path aside = folder().resolve("state.db.damaged");
        try (PairState state = open()) {
            assertFalse(state.baseline().exists());
            assertEquals(Optional.of(aside), state.baseline().lost());
        }
        // Until a run has made a new one it stays lost.
        try (PairState state = open()) {
            assertEquals(Optional.of(aside), state.baseline().lost());
        }
        assertTrue(Files.readString(aside).startsWith("this is no database"));
    }

    @Test
    void aFileOfZeroesIsDamaged() throws Exception {
        open().close();
        Path file = folder().resolve("state.db");
        Files.write(file, new byte[(int) Files.size(file)]);
        try (PairState state = open()) {
            assertTrue(state.baseline().lost().isPresent());
        }
    }

    @Test
    void aHoleInTheMiddleIsDamage() throws Exception {
        try (PairState state = open()) {
            state.journal().record(IntStream.range(0, 2000).mapToObj(
                    i -> Settlement.of(VolumePath.ROOT.resolve("folder", "file " + i),
                            new BaselineEntry(EXACT, MINUTES)))
                    .toList());
        }
        Path file = folder().resolve("state.db");
        byte[] bytes = Files.readAllBytes(file);
        assertTrue(bytes.length > 40_000);
        java.util.Arrays.fill(bytes, 8 * 4096, 20 * 4096, (byte) 0x5A);
        Files.write(file, bytes);
        try (PairState state = open()) {
            assertTrue(state.baseline().lost().isPresent());
            assertEquals(0, state.baseline().files());
        }
    }

    @Test
    void aFileOfALaterVersionIsLeftAlone() throws Exception {
        open().close();
        Path file = folder().resolve("state.db");
        change(file, "PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(file);
        ProblemException newer = assertThrows(ProblemException.class, this::open);
        assertEquals(ProblemKind.SYNC_STATE, newer.problem().kind());
        assertEquals(before.length, Files.readAllBytes(file).length);
        assertFalse(Files.exists(folder().resolve("state.db.damaged")));
    }

    private static void change(Path file, String statement) throws Exception {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        try (Connection connection = source.getConnection(); Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    @Test
    void rowsThatAreNoFactsAreDamageAndLeaveTheNextTime() throws Exception {
        try (PairState state = open()) {
            put(state, VolumePath.ROOT.child("x"), new BaselineEntry(EXACT, EXACT));
        }
        change(folder().resolve("state.db"), "UPDATE entry SET l = 'F what'");
        try (PairState state = open()) {
            ProblemException failure = assertThrows(ProblemException.class,
                    () -> state.baseline().folder(VolumePath.ROOT));
            assertEquals(ProblemKind.SYNC_STATE, failure.problem().kind());
        }
        try (PairState state = open()) {
            assertTrue(state.baseline().lost().isPresent());
        }
    }

    @Test
    void theNativeLibraryIsBesideTheState() throws IOException, ProblemException {
        open().close();
        String place = System.getProperty("org.sqlite.tmpdir");
        assertTrue(place != null && place.endsWith(".sqlite"), place);
    }
}
