package io.portside.engine.files.vfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Listing;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;

/** What every volume must do. A subclass makes a volume with an empty folder in it for each test. */
abstract class VolumeContract {
    static final CancelToken NEVER = CancelToken.never();
    static final Instant TIME = Instant.parse("2021-03-04T05:06:07Z");

    abstract Volume volume();

    /** An empty folder. */
    abstract VolumePath folder();

    @ParameterizedTest
    @ValueSource(strings = {"plain.txt", "with space", " leading and trailing ", "Übergrößenträger.html", "日本語の名前.txt",
            ".hidden", "it's \"quoted\".txt", "100%.txt", "%41%2F", "a#b?c.txt", "semi;colon&and", "[brackets]{}",
            "~tilde",
            "-rf", "emoji 🚀.txt", "a:b*c|d", "trailing."})
    void keepsEveryName(String name) throws Exception {
        VolumePath file = folder().child(name);
        write(file, Content.of(name), false);
        assertEquals(List.of(name), names(folder()));
        assertEquals(name, text(file));
        assertEquals(name, volume().stat(file, NEVER).orElseThrow().name());
        VolumePath renamed = folder().child("x" + name);
        volume().rename(file, renamed, NEVER);
        assertEquals(List.of("x" + name), names(folder()));
        volume().delete(renamed, EntryKind.FILE, NEVER);
        VolumePath sub = folder().child(name);
        volume().makeFolder(sub, NEVER);
        write(sub.child(name), Content.of("inside"), false);
        assertEquals("inside", text(sub.child(name)));
    }

    @Test
    void tellsSizeTimeAndKind() throws Exception {
        write(folder().child("file"), Content.of("12345").at(TIME), false);
        volume().makeFolder(folder().child("sub"), NEVER);
        Listing listing = volume().list(folder(), NEVER);
        assertTrue(listing.complete());
        assertEquals(folder(), listing.folder());
        Entry file = find(listing, "file");
        assertEquals(EntryKind.FILE, file.kind());
        assertEquals(OptionalLong.of(5), file.size());
        assertEquals(TIME, file.modified().orElseThrow());
        assertFalse(file.hidden());
        Entry sub = find(listing, "sub");
        assertEquals(EntryKind.FOLDER, sub.kind());
        assertEquals(OptionalLong.empty(), sub.size());
        assertEquals(EntryKind.FILE, volume().stat(folder().child("file"), NEVER).orElseThrow().kind());
        assertEquals(OptionalLong.of(5), volume().stat(folder().child("file"), NEVER).orElseThrow().size());
        assertEquals(EntryKind.FOLDER, volume().stat(folder(), NEVER).orElseThrow().kind());
    }

    @Test
    void aListingIsFreshEachTime() throws Exception {
        assertEquals(List.of(), names(folder()));
        write(folder().child("a"), Content.of("1"), false);
        assertEquals(List.of("a"), names(folder()));
        write(folder().child("a"), Content.of("22"), true);
        assertEquals(OptionalLong.of(2), find(volume().list(folder(), NEVER), "a").size());
        volume().delete(folder().child("a"), EntryKind.FILE, NEVER);
        assertEquals(List.of(), names(folder()));
    }

    @Test
    void whatIsMissingIsAnErrorAndNoEmptyListing() {
        assertProblem(ProblemKind.NOT_FOUND, () -> volume().list(folder().child("missing"), NEVER));
        assertProblem(ProblemKind.NOT_FOUND, () -> drain(volume().read(folder().child("missing"), NEVER)));
        assertProblem(ProblemKind.NOT_FOUND,
                () -> volume().rename(folder().child("missing"), folder().child("b"), NEVER));
        assertProblem(ProblemKind.NOT_FOUND, () -> volume().delete(folder().child("missing"), EntryKind.FILE, NEVER));
    }

    @Test
    void nothingIsNothing() throws Exception {
        assertEquals(Optional.empty(), volume().stat(folder().child("missing"), NEVER));
        assertEquals(Optional.empty(), volume().stat(folder().resolve("missing", "deeper"), NEVER));
    }

    @Test
    void makesOneFolderOnce() throws Exception {
        VolumePath sub = folder().child("sub");
        volume().makeFolder(sub, NEVER);
        assertEquals(List.of(), names(sub));
        assertProblem(ProblemKind.ALREADY_EXISTS, () -> volume().makeFolder(sub, NEVER));
        write(folder().child("file"), Content.of(""), false);
        assertProblem(ProblemKind.ALREADY_EXISTS, () -> volume().makeFolder(folder().child("file"), NEVER));
    }

    @Test
    void deletesOnlyEmptyFolders() throws Exception {
        VolumePath sub = folder().child("sub");
        volume().makeFolder(sub, NEVER);
        write(sub.child("file"), Content.of("x"), false);
        assertProblem(ProblemKind.FOLDER_NOT_EMPTY, () -> volume().delete(sub, EntryKind.FOLDER, NEVER));
        assertEquals("x", text(sub.child("file")));
        volume().delete(sub.child("file"), EntryKind.FILE, NEVER);
        volume().delete(sub, EntryKind.FOLDER, NEVER);
        assertEquals(List.of(), names(folder()));
    }

    @Test
    void renamesAndNeverReplaces() throws Exception {
        write(folder().child("a"), Content.of("A"), false);
        write(folder().child("b"), Content.of("B"), false);
        volume().makeFolder(folder().child("sub"), NEVER);
        assertProblem(ProblemKind.ALREADY_EXISTS,
                () -> volume().rename(folder().child("a"), folder().child("b"), NEVER));
        assertProblem(ProblemKind.ALREADY_EXISTS,
                () -> volume().rename(folder().child("a"), folder().child("sub"), NEVER));
        assertEquals("A", text(folder().child("a")));
        assertEquals("B", text(folder().child("b")));
        volume().rename(folder().child("a"), folder().resolve("sub", "c"), NEVER);
        assertEquals("A", text(folder().resolve("sub", "c")));
        volume().rename(folder().child("sub"), folder().child("other"), NEVER);
        assertEquals("A", text(folder().resolve("other", "c")));
        assertEquals(Set.of("b", "other"), new TreeSet<>(names(folder())));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 131072, 131073, 3_000_000})
    void writesAndReadsEverySize(int size) throws Exception {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        long[] moved = new long[1];
        boolean timed = volume().write(folder().child("f"), Content.of(bytes).at(TIME), false, n -> moved[0] += n,
                NEVER);
        assertTrue(timed);
        assertEquals(size, moved[0]);
        try (InputStream in = volume().read(folder().child("f"), NEVER)) {
            assertArrayEquals(bytes, in.readAllBytes());
        }
        assertEquals(TIME, find(volume().list(folder(), NEVER), "f").modified().orElseThrow());
    }

    @Test
    void replacesOnlyWhenTold() throws Exception {
        VolumePath file = folder().child("f");
        write(file, Content.of("old").at(TIME), false);
        assertProblem(ProblemKind.ALREADY_EXISTS, () -> write(file, Content.of("new"), false));
        assertEquals("old", text(file));
        write(file, Content.of("newer"), true);
        assertEquals("newer", text(file));
        assertEquals(List.of("f"), names(folder()));
    }

    @Test
    void neverReplacesAFolderByAFile() throws Exception {
        volume().makeFolder(folder().child("f"), NEVER);
        assertThrows(ProblemException.class, () -> write(folder().child("f"), Content.of("new"), true));
        assertEquals(EntryKind.FOLDER, volume().stat(folder().child("f"), NEVER).orElseThrow().kind());
        assertEquals(List.of("f"), names(folder()));
    }

    @Test
    void aFailingSourceLeavesTheOldFileAndNoTrace() throws Exception {
        VolumePath file = folder().child("f");
        write(file, Content.of("old"), false);
        byte[] big = new byte[500_000];
        assertProblem(ProblemKind.READ_FAILED, () -> write(file, Content.of(big).failingAt(300_000), true));
        assertProblem(ProblemKind.READ_FAILED,
                () -> write(folder().child("g"), Content.of(big).failingAt(300_000), false));
        assertEquals("old", text(file));
        assertEquals(List.of("f"), names(folder()));
    }

    @Test
    void aWrongSizeLeavesTheOldFileAndNoTrace() throws Exception {
        VolumePath file = folder().child("f");
        write(file, Content.of("old"), false);
        assertThrows(ProblemException.class, () -> write(file, Content.of("too short").claiming(100), true));
        assertThrows(ProblemException.class, () -> write(file, Content.of("too long").claiming(3), true));
        assertEquals("old", text(file));
        assertEquals(List.of("f"), names(folder()));
    }

    @Test
    void cancellingLeavesTheOldFileAndNoTrace() throws Exception {
        VolumePath file = folder().child("f");
        write(file, Content.of("old"), false);
        byte[] big = new byte[2_000_000];
        CancelToken cancel = new CancelToken();
        assertProblem(ProblemKind.CANCELLED,
                () -> volume().write(file, Content.of(big), true, moved -> cancel.cancel(), cancel));
        assertEquals("old", text(file));
        assertEquals(List.of("f"), names(folder()));
    }

    @Test
    void cancelledBeforehandDoesNothing() throws Exception {
        CancelToken cancel = new CancelToken();
        cancel.cancel();
        assertProblem(ProblemKind.CANCELLED,
                () -> volume().write(folder().child("f"), Content.of("x"), true, moved -> {}, cancel));
        assertEquals(List.of(), names(folder()));
    }

    @Test
    void aReaderThatStopsEarlyDisturbsNobody() throws Exception {
        VolumePath file = folder().child("f");
        write(file, Content.of(new byte[2_000_000]), false);
        for (int i = 0; i < 3; i++) {
            try (InputStream in = volume().read(file, NEVER)) {
                assertEquals(0, in.read());
            }
        }
        assertEquals(List.of("f"), names(folder()));
    }

    @Test
    void cancellingEndsAReadWithAnError() throws Exception {
        VolumePath file = folder().child("f");
        write(file, Content.of(new byte[8_000_000]), false);
        CancelToken cancel = new CancelToken();
        try (InputStream in = volume().read(file, cancel)) {
            in.read();
            cancel.cancel();
            assertThrows(IOException.class, () -> drain(in));
        }
    }

    final void write(VolumePath file, Content content, boolean replace) throws ProblemException {
        volume().write(file, content, replace, moved -> {}, NEVER);
    }

    final List<String> names(VolumePath folder) throws ProblemException {
        Listing listing = volume().list(folder, NEVER);
        assertTrue(listing.complete(), () -> listing.doubts().toString());
        List<String> names = new ArrayList<>();
        listing.entries().forEach(entry -> names.add(entry.name()));
        return names;
    }

    final String text(VolumePath file) throws ProblemException, IOException {
        try (InputStream in = volume().read(file, NEVER)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    static Entry find(Listing listing, String name) {
        return listing.entries().stream().filter(entry -> entry.name().equals(name)).findFirst().orElseThrow();
    }

    /** The problem, thrown directly or out of a stream. */
    static void assertProblem(ProblemKind expected, Executable action) {
        Exception thrown = assertThrows(Exception.class, action);
        Throwable problem = thrown instanceof ProblemException ? thrown : thrown.getCause();
        assertTrue(problem instanceof ProblemException, () -> "not a problem: " + thrown);
        assertEquals(expected, ((ProblemException) problem).problem().kind(), thrown.toString());
    }

    private static void drain(InputStream in) throws IOException {
        try (in) {
            in.readAllBytes();
        }
    }
}
