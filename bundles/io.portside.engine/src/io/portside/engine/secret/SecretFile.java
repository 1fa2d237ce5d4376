package io.portside.engine.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

import io.portside.engine.disk.AtomicFile;
import io.portside.engine.disk.Disk;

/**
 * Care for a file that Equinox overwrites in place: on a full disk or a crash all passwords would be gone. A copy stands
 * beside it for as long as the writing takes; one that is found later means that the writing was cut short.
 */
final class SecretFile {
    private SecretFile() {}

    /** Writes the file by whatever means. */
    @FunctionalInterface
    interface Writing {
        void run() throws IOException;
    }

    /** Makes the file, for its owner's eyes only, or brings back its last whole state. */
    static void prepare(Path file) throws IOException {
        Path copy = copy(file);
        if (Files.exists(copy)) {
            Disk.REAL.replace(copy, file);
        }
        if (Files.exists(file) && !readable(file)) {
            new AtomicFile(file, Disk.REAL).setAside();
        }
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            Disk.REAL.writeNew(file, new byte[0]);
        }
    }

    /** Equinox takes an unreadable file for none and then writes nowhere, without a word. */
    private static boolean readable(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            new Properties().load(in);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static void rewrite(Path file, Writing writing) throws IOException {
        Path copy = copy(file);
        Optional<byte[]> before = AtomicFile.read(file);
        if (before.isPresent()) {
            new AtomicFile(copy, Disk.REAL).write(before.get());
        }
        try {
            writing.run();
        } catch (IOException e) {
            if (before.isPresent()) {
                Disk.REAL.replace(copy, file);
            }
            throw e;
        }
        Files.deleteIfExists(copy);
    }

    private static Path copy(Path file) {
        return file.resolveSibling(file.getFileName() + ".whole");
    }
}
