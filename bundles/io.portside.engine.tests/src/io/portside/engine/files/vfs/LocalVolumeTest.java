package io.portside.engine.files.vfs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemKind;

class LocalVolumeTest extends VolumeContract {
    private final VfsVolumes volumes = new VfsVolumes("This computer");
    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        volumes.close();
    }

    @Override
    Volume volume() {
        return volumes.local();
    }

    @Override
    VolumePath folder() {
        return LocalPaths.volumePath(directory);
    }

    @Test
    void isItself() {
        assertEquals("local", volume().id());
        assertEquals("This computer", volume().label());
        assertFalse(volume().remote());
    }

    @Test
    void startsInTheHomeFolder() throws Exception {
        assertEquals(System.getProperty("user.home"), volume().home(NEVER).toString());
    }

    @Test
    void theRootIsAFolder() throws Exception {
        assertEquals(EntryKind.FOLDER, volume().stat(VolumePath.ROOT, NEVER).orElseThrow().kind());
        assertFalse(volume().list(VolumePath.ROOT, NEVER).entries().isEmpty());
    }

    @Test
    void tellsPermissionsAndHidden() throws Exception {
        Path file = Files.writeString(directory.resolve(".profile"), "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Entry entry = find(volume().list(folder(), NEVER), ".profile");
        assertTrue(entry.hidden());
        assertEquals(Optional.of("rw-r-----"), entry.permissions());
    }

    @Test
    void aLinkIsItself() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Path file = Files.writeString(folder.resolve("precious"), "12345");
        Files.createSymbolicLink(directory.resolve("to-folder"), folder);
        Files.createSymbolicLink(directory.resolve("to-file"), file);
        Files.createSymbolicLink(directory.resolve("to-nothing"), Path.of("gone"));
        Files.createSymbolicLink(directory.resolve("to-itself"), Path.of("to-itself"));
        for (String name : List.of("to-folder", "to-file", "to-nothing", "to-itself")) {
            Entry entry = find(volume().list(folder(), NEVER), name);
            assertEquals(EntryKind.LINK, entry.kind());
            assertEquals(name.equals("to-file") ? OptionalLong.of(5) : OptionalLong.empty(), entry.size());
            assertEquals(Optional.of(Files.readSymbolicLink(directory.resolve(name)).toString()), entry.linkTarget());
        }
        assertEquals(List.of("precious"), names(folder().child("to-folder")));
        assertEquals("12345", text(folder().child("to-file")));
    }

    @Test
    void deletingALinkLeavesWhatItPointsTo() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Files.writeString(folder.resolve("precious"), "12345");
        Files.createSymbolicLink(directory.resolve("link"), folder);
        Files.createSymbolicLink(directory.resolve("link2"), folder.resolve("precious"));
        volume().delete(folder().child("link"), EntryKind.LINK, NEVER);
        volume().delete(folder().child("link2"), EntryKind.LINK, NEVER);
        assertEquals(List.of("folder"), names(folder()));
        assertEquals("12345", Files.readString(folder.resolve("precious")));
    }

    @Test
    void doesNotDeleteWhatHasBecomeSomethingElse() throws Exception {
        Files.createDirectory(directory.resolve("was-a-file"));
        assertProblem(ProblemKind.WRITE_FAILED,
                () -> volume().delete(folder().child("was-a-file"), EntryKind.FILE, NEVER));
        assertEquals(List.of("was-a-file"), names(folder()));
    }

    @Test
    void makesLinks() throws Exception {
        assertTrue(volume().makeLink(folder().child("link"), "../else where/ü", false, NEVER));
        assertEquals(Path.of("../else where/ü"), Files.readSymbolicLink(directory.resolve("link")));
        assertProblem(ProblemKind.ALREADY_EXISTS, () -> volume().makeLink(folder().child("link"), "x", false, NEVER));
        assertTrue(volume().makeLink(folder().child("link"), "x", true, NEVER));
        assertEquals(List.of("link"), names(folder()));
    }

    @Test
    void knowsTheSameFileThroughALink() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        Files.writeString(folder.resolve("file"), "x");
        Files.writeString(folder.resolve("copy"), "x");
        Files.createSymbolicLink(directory.resolve("link"), folder);
        assertTrue(volume().same(folder().resolve("folder", "file"), folder().resolve("link", "file"), NEVER));
        assertFalse(volume().same(folder().resolve("folder", "file"), folder().resolve("folder", "copy"), NEVER));
        assertFalse(volume().same(folder().resolve("folder", "file"), folder().resolve("folder", "gone"), NEVER));
    }

    @Test
    void replacingKeepsTheOldFilesPermissions() throws Exception {
        Path file = Files.writeString(directory.resolve("script"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
        write(folder().child("script"), Content.of("new"), true);
        assertEquals("rwxr-x---", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void replacingALinkLeavesWhatItPointedTo() throws Exception {
        Path precious = Files.writeString(directory.resolve("precious"), "old");
        Files.createSymbolicLink(directory.resolve("link"), precious);
        write(folder().child("link"), Content.of("new"), true);
        assertEquals("old", Files.readString(precious));
        assertEquals("new", Files.readString(directory.resolve("link")));
        assertEquals(EntryKind.FILE, volume().stat(folder().child("link"), NEVER).orElseThrow().kind());
    }

    @Test
    void namesThatOnlyLinuxAllows() throws Exception {
        for (String name : List.of("back\\slash", "line\nfeed", "return\r")) {
            write(folder().child(name), Content.of(name), false);
            assertEquals(List.of(name), names(folder()));
            assertEquals(name, text(folder().child(name)));
            volume().delete(folder().child(name), EntryKind.FILE, NEVER);
        }
    }

    @Test
    void aNameThatNoFileCanHaveIsRefused() {
        assertProblem(ProblemKind.NAME_REFUSED, () -> write(folder().child("nul\0"), Content.of("x"), false));
        assertProblem(ProblemKind.NAME_REFUSED, () -> write(folder().child("x".repeat(300)), Content.of("x"), false));
    }

    @Test
    void bytesThatAreNoTextSurvive() throws Exception {
        // Latin 1, as old archives unpack it: only a URI names it.
        String raw = directory.toUri().toString();
        Path latin1 = Files.writeString(Path.of(URI.create(raw + "na%EFve")), "x");
        String name = "na\uDCEFve";
        assertEquals(List.of(name), names(folder()));
        assertEquals("x", text(folder().child(name)));
        volume().rename(folder().child(name), folder().child("2" + name), NEVER);
        assertEquals("x", Files.readString(Path.of(URI.create(raw + "2na%EFve"))));
        write(folder().child(name), Content.of("y"), false);
        assertEquals("y", Files.readString(latin1));
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        write(folder().child("file"), Content.of("x"), false);
        assertProblem(ProblemKind.NOT_A_FOLDER, () -> volume().list(folder().child("file"), NEVER));
        assertProblem(ProblemKind.SPECIAL_FILE, () -> volume().read(folder(), NEVER));
    }

    @Test
    void listsManyFiles() throws Exception {
        int many = 20_000;
        for (int i = 0; i < many; i++) {
            Files.createFile(directory.resolve("file-" + i));
        }
        assertEquals(many, volume().list(folder(), NEVER).entries().size());
    }
}
