package io.portside.engine.sync.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge is judged: what a bad synchronisation leaves is found, what a good one leaves is not. */
class VerdictTest {
    private static final Instant TIME = Instant.parse("2024-01-01T00:00:00Z");
    private final Contents contents = new Contents();
    private final Random random = new Random(1);
    @TempDir
    private Path folder;
    private Replica left;
    private Replica right;

    /** Both sides have {@code f} and {@code d/g}. */
    @BeforeEach
    void agree() throws IOException {
        left = new Replica(folder.resolve("left"), contents);
        right = new Replica(folder.resolve("right"), contents);
        left.makeFolder("d");
        left.write("d/g", contents.make(50, random), TIME);
        left.write("f", contents.make(50, random), TIME);
        Files.createDirectory(right.root().resolve("d"));
        put(right, "d/g", left.version("d/g").state());
        put(right, "f", left.version("f").state());
        Verdict verdict = new Verdict(left, right, Set.of()).safe().complete(Set.of());
        assertEquals(List.of(), verdict.faults());
        verdict.accept(true);
    }

    /** As a synchronisation writes, without anybody's hand in it. */
    private void put(Replica side, String path, String mark) throws IOException {
        Files.createDirectories(side.root().resolve(path).getParent());
        Files.write(side.root().resolve(path), contents.of(mark));
    }

    private void trash(Replica side, String path) throws IOException {
        Path kept = side.root().resolve(".portside-trash/1").resolve(path);
        Files.createDirectories(kept.getParent());
        Files.move(side.root().resolve(path), kept);
    }

    private String edit(Replica side, String path) throws IOException {
        String mark = contents.make(60, random);
        side.write(path, mark, TIME);
        return mark;
    }

    private void assertFine(String... reported) throws IOException {
        assertEquals(List.of(), new Verdict(left, right, Set.of()).safe().complete(Set.of(reported)).faults());
    }

    private void assertFault(String what, String... reported) throws IOException {
        List<String> faults = new Verdict(left, right, Set.of()).safe().complete(Set.of(reported)).faults();
        assertTrue(faults.stream().anyMatch(fault -> fault.contains(what)), faults.toString());
    }

    @Test
    void aChangeThatIsCarriedOverIsFineAndOneThatIsNotIsFound() throws Exception {
        String mark = edit(left, "f");
        assertFault("differs and was not reported");
        trash(right, "f");
        put(right, "f", mark);
        assertFine();
    }

    @Test
    void anOldFileThatIsNotKeptIsFound() throws Exception {
        put(right, "f", edit(left, "f"));
        assertFault("not kept anywhere");
    }

    @Test
    void aChangeThatIsUndoneByTheOlderSideIsFound() throws Exception {
        edit(left, "f");
        String old = right.version("f").state();
        trash(left, "f");
        put(left, "f", old);
        assertFault("newer than");
    }

    @Test
    void aConflictThatIsDecidedSilentlyIsFoundAndOneThatIsLeftIsNot() throws Exception {
        String mark = edit(left, "f");
        edit(right, "f");
        assertFault("differs and was not reported");
        assertFine("f");
        trash(right, "f");
        put(right, "f", mark);
        assertFault("in a conflict", "f");
    }

    @Test
    void aDeletionIsCarriedOverAndNotTakenBack() throws Exception {
        left.delete("f");
        assertFault("differs");
        put(left, "f", right.version("f").state());
        assertFault("newer than");
        Files.delete(left.root().resolve("f"));
        trash(right, "f");
        assertFine();
    }

    @Test
    void aDeletionAgainstAChangeKeepsTheChange() throws Exception {
        left.delete("f");
        String mark = edit(right, "f");
        assertFine("f");
        put(left, "f", mark);
        assertFine();
        Files.delete(left.root().resolve("f"));
        trash(right, "f");
        assertFault("in a conflict");
    }

    @Test
    void halfAFileAndAStrangersFileAreFound() throws Exception {
        edit(left, "f");
        trash(right, "f");
        Files.writeString(right.root().resolve("f"), "half");
        assertFault("neither side had");
        Files.delete(right.root().resolve("f"));
        assertFault("differs");
        put(right, "nobody's", left.version("f").state());
        assertFault("neither side had");
    }

    @Test
    void aFolderStaysForWhatIsNewInIt() throws Exception {
        left.delete("d");
        String mark = edit(right, "d/new");
        trash(right, "d/g");
        Files.createDirectory(left.root().resolve("d"));
        put(left, "d/new", mark);
        assertFine();
        Files.delete(left.root().resolve("d/new"));
        Files.delete(right.root().resolve("d/new"));
        assertFault("not kept anywhere");
    }

    @Test
    void aFileThatIsMovedOnBothSidesIsKeptUnderItsNewName() throws Exception {
        String mark = left.version("f").state();
        left.move("f", "d/f");
        Files.move(right.root().resolve("f"), right.root().resolve("d/f"));
        assertFine();
        Files.delete(right.root().resolve("d/f"));
        assertFault("differs");
        put(right, "f", mark);
        assertFault("differs");
    }

    @Test
    void whatCameAndWentIsNoChange() throws Exception {
        left.makeFolder("x");
        left.delete("x");
        left.move("f", "y");
        left.move("y", "f");
        assertEquals(left.version("f"), right.version("f"));
        String mark = edit(right, "f");
        trash(left, "f");
        put(left, "f", mark);
        assertFine();
    }

    @Test
    void whatBothCameToByThemselvesMayBeTakenForAConflictUntilItIsWrittenDown() throws Exception {
        String mark = edit(left, "n");
        right.write("n", mark, TIME);
        new Verdict(left, right, Set.of()).accept(false);
        edit(right, "n");
        assertTrue(left.version("n").perhaps(right.version("n")));
        trash(right, "n");
        put(right, "n", mark);
        assertFault("newer than");
        assertEquals(List.of(), new Verdict(left, right, Set.of("n")).safe().complete(Set.of()).faults());
        Files.delete(right.root().resolve(".portside-trash/1/n"));
        assertEquals(1, new Verdict(left, right, Set.of("n")).safe().complete(Set.of()).faults().size());
    }

    @Test
    void whatIsWrittenDownIsNoConflictAnyMore() throws Exception {
        String mark = edit(left, "n");
        right.write("n", mark, TIME);
        new Verdict(left, right, Set.of()).accept(false);
        new Verdict(left, right, Set.of()).accept(true);
        edit(right, "n");
        assertFalse(left.version("n").perhaps(right.version("n")));
        assertTrue(left.version("n").before(right.version("n")));
    }

    @Test
    void anEmptiedFolderMayGoBeforeTheFileComesAndAFileMayNot() throws Exception {
        left.delete("d");
        edit(left, "d");
        trash(right, "d/g");
        Files.delete(right.root().resolve("d"));
        assertEquals(List.of(), new Verdict(left, right, Set.of()).safe().faults());
        assertFault("differs and was not reported");
        left.write("f", left.version("d").state(), TIME);
        trash(right, "f");
        assertFault("f: right has absent which neither side had");
    }
}
