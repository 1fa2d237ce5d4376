package io.portside.engine.files.vfs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;

/** A big local file gets its room before its bytes come, and its name after them. */
class LocalSpaceTest {
    private static final int SIZE = (int) LocalSpace.BIG + 12_345;
    private final byte[] bytes = new byte[SIZE];
    private final List<Long> lengths = new ArrayList<>();
    @TempDir
    Path folder;

    private void write(Content content, LocalSpace space) throws Exception {
        new Random(7).nextBytes(bytes);
        VolumePath path = VolumePath.parse(folder.toRealPath().resolve("big").toString().replace('\\', '/'));
        new LocalWrite(path, content, false, moved -> lengths.add(length()), space, CancelToken.never()).run();
    }

    /** Of the one file there is. */
    private long length() {
        try (Stream<Path> files = Files.list(folder)) {
            return Files.size(files.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static LocalSpace lengthening(long free) {
        return new LocalSpace(file -> free, true);
    }

    @Test
    void itHasItsLengthFromTheBeginningAndItsBytesAtTheEnd() throws Exception {
        write(Content.of(bytes), lengthening(Long.MAX_VALUE));
        assertEquals(SIZE, lengths.get(0));
        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("big")));
    }

    @Test
    void whatBreaksOffNeverLooksFinishedThoughItHadItsLength() throws Exception {
        ProblemException broken = assertThrows(ProblemException.class,
                () -> write(Content.of(bytes).failingAt(1_000_000), lengthening(Long.MAX_VALUE)));
        assertTrue(lengths.stream().allMatch(length -> length == SIZE), broken.toString());
        assertEquals(0, count());
        lengths.clear();
        byte[] half = new byte[SIZE / 2];
        assertEquals(ProblemKind.VERIFICATION_FAILED, assertThrows(ProblemException.class,
                () -> write(Content.of(half).claiming(SIZE), lengthening(Long.MAX_VALUE))).problem().kind());
        assertEquals(0, count());
    }

    @Test
    void aDiskThatIsTooFullSaysSoBeforeAByteHasMoved() throws Exception {
        assertEquals(ProblemKind.NO_SPACE, assertThrows(ProblemException.class,
                () -> write(Content.of(bytes), lengthening(SIZE - 1))).problem().kind());
        assertEquals(List.of(), lengths);
        assertEquals(0, count());
        write(Content.of(bytes), lengthening(0));
        assertEquals(1, count(), "not known is not full");
    }

    @Test
    void smallFilesAreNotAskedAbout() throws Exception {
        byte[] small = new byte[1000];
        write(Content.of(small), new LocalSpace(file -> {
            throw new IOException("nobody asks");
        }, true));
        assertArrayEquals(small, Files.readAllBytes(folder.resolve("big")));
    }

    private long count() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
