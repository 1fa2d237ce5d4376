package io.portside.engine.transfer;

import static io.portside.engine.transfer.QueueHarness.failure;
import static io.portside.engine.transfer.QueueHarness.failures;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.files.Volume;
import io.portside.engine.files.vfs.VfsVolumes;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.transfer.ExistsPrompt.Choice;
import io.portside.engine.transfer.TransferSnapshot.State;

/** Transfers on a real disk. */
@SuppressWarnings("resource") // The harness hands out itself and its queue, and closes both.
class LocalTransferTest {
    private final QueueHarness harness = new QueueHarness();
    private final VfsVolumes volumes = new VfsVolumes("here");
    private final Volume local = volumes.local();
    @TempDir
    private Path directory;
    private Path source;
    private Path target;

    @BeforeEach
    void folders() throws IOException {
        source = Files.createDirectory(directory.resolve("source"));
        target = Files.createDirectory(directory.resolve("target"));
    }

    @AfterEach
    void close() {
        harness.close();
        volumes.close();
    }

    private static Map<String, String> tree(Path folder) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                String name = folder.relativize(path).toString();
                if (Files.isSymbolicLink(path)) {
                    tree.put(name, "-> " + Files.readSymbolicLink(path));
                } else if (Files.isDirectory(path)) {
                    tree.put(name + "/", "");
                } else {
                    tree.put(name, Files.readString(path) + " " + Files.getLastModifiedTime(path).toInstant());
                }
            }
        }
        return tree;
    }

    private void fill() throws IOException {
        for (String name : List.of("plain", "with space", "Übergröße", "日本語", ".hidden", "it's \"q\"", "100%.txt")) {
            Path file = Files.writeString(source.resolve(name), name);
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2019-05-06T07:08:09Z")));
        }
        Files.createDirectories(source.resolve("empty/inner"));
        Files.createSymbolicLink(source.resolve("loop"), Path.of("."));
        Files.createSymbolicLink(source.resolve("gone"), Path.of("nowhere"));
    }

    @Test
    void copiesATreeExactly() throws Exception {
        fill();
        Files.setPosixFilePermissions(source.resolve("plain"), PosixFilePermissions.fromString("rwxr-x---"));
        TransferSnapshot end = harness.copy(local, local, target.toString(), source.toString());
        assertEquals(State.DONE, end.state());
        assertEquals(tree(source), tree(target.resolve("source")));
        assertEquals("rwxr-x---", PosixFilePermissions
                .toString(Files.getPosixFilePermissions(target.resolve("source/plain"))));
    }

    @Test
    void movesATreeByRenaming() throws Exception {
        fill();
        Map<String, String> before = tree(source);
        TransferSnapshot end = harness.move(local, local, target.toString(), source.toString());
        assertEquals(State.DONE, end.state());
        assertEquals(before, tree(target.resolve("source")));
        assertFalse(Files.exists(source));
    }

    @Test
    void mergesAMoveAndRemovesTheSourceFolder() throws Exception {
        fill();
        Files.createDirectories(target.resolve("source"));
        Files.writeString(target.resolve("source/plain"), "old");
        Map<String, String> before = tree(source);
        TransferSnapshot end = harness.answering(Choice.REPLACE, false).move(local, local, target.toString(),
                source.toString());
        assertEquals(State.DONE, end.state());
        assertEquals(before, tree(target.resolve("source")));
        assertFalse(Files.exists(source));
    }

    @Test
    void aLinkedFolderIsNotMovedIntoItself() throws Exception {
        fill();
        Files.createSymbolicLink(target.resolve("back"), source);
        Map<String, String> before = tree(source);
        TransferSnapshot end = harness.move(local, local, target.resolve("back").toString(), source.toString());
        assertEquals(List.of(failure(ProblemKind.INTO_ITSELF, source.toString())), failures(end));
        TransferSnapshot file = harness.move(local, local, target.resolve("back").toString(),
                source.resolve("plain").toString());
        assertEquals(List.of(failure(ProblemKind.INTO_ITSELF, source.resolve("plain").toString())), failures(file));
        assertEquals(before, tree(source));
    }

    @Test
    void replacesALinkAndNotItsTarget() throws Exception {
        Path precious = Files.writeString(directory.resolve("precious"), "precious");
        Files.writeString(source.resolve("a"), "new");
        Files.createSymbolicLink(target.resolve("a"), precious);
        harness.answering(Choice.REPLACE, false).copy(local, local, target.toString(),
                source.resolve("a").toString());
        assertEquals("precious", Files.readString(precious));
        assertTrue(Files.isRegularFile(target.resolve("a"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void mergesThroughALinkToAFolder() throws Exception {
        Files.writeString(source.resolve("a"), "a");
        Path real = Files.createDirectory(directory.resolve("real"));
        Files.createSymbolicLink(target.resolve("source"), real);
        assertEquals(State.DONE, harness.copy(local, local, target.toString(), source.toString()).state());
        assertEquals("a", Files.readString(real.resolve("a")));
    }

    @Test
    void manyFilesAreCountedExactly() throws Exception {
        int folders = 10;
        int files = 30;
        for (int folder = 0; folder < folders; folder++) {
            Path sub = Files.createDirectory(source.resolve("sub" + folder));
            for (int file = 0; file < files; file++) {
                Files.writeString(sub.resolve("f" + file), "12345");
            }
        }
        TransferSnapshot end = harness.copy(local, local, target.toString(), source.toString());
        assertEquals(folders * files, end.filesDone());
        assertEquals(folders * files, end.filesTotal());
        assertEquals(folders * files * 5L, end.bytesDone());
        assertEquals(tree(source), tree(target.resolve("source")));
    }
}
