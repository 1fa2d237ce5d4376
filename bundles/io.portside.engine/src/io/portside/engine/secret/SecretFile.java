package io.portside.engine.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.Properties;

import io.portside.engine.disk.AtomicFile;
import io.portside.engine.disk.Disk;

/**
 * Care for a file that Equinox overwrites in place: on a full disk or a crash all passwords would be gone. A copy stands
 * beside it for as long as the writing takes; one that is found later means that the writing was cut short.
 */
final class SecretFile {
    private static final int ATTEMPTS = 100;

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

    /**
     * The content as some program wrote it whole, though another may be writing now; empty where there is none.
     * While the file is written the copy beside it holds the last whole state.
     */
    static Optional<byte[]> snapshot(Path file) throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<byte[]> before = AtomicFile.read(copy(file));
            if (before.isPresent()) {
                return before;
            }
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            FileTime written = Files.getLastModifiedTime(file);
            Optional<byte[]> content = AtomicFile.read(file);
            if (!Files.exists(copy(file)) && Files.exists(file)
                    && Files.getLastModifiedTime(file).equals(written)) {
                return content;
            }
        }
        throw new IOException("being written all the time: " + file);
    }

    private static Path copy(Path file) {
        return file.resolveSibling(file.getFileName() + ".whole");
    }
}
