package io.portside.engine.disk;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A small file that is absent, old or new, never half. New content goes into a file of its own beside it, to the platter,
 * then takes its name. Several programs may write the same file: the last one wins.
 */
public final class AtomicFile {
    /** More than any state file of ours; what is longer is not one. */
    public static final int MAX_BYTES = 1 << 20;
    private static final Duration ABANDONED = Duration.ofHours(1);
    private static final String SUFFIX = ".tmp";
    private final Path file;
    private final Disk disk;

    public AtomicFile(Path file, Disk disk) {
        this.file = file;
        this.disk = disk;
    }

    /** The version before the last {@link #write}: beside it, with {@code .bak} added. */
    public Path backup() {
        return file.resolveSibling(file.getFileName() + ".bak");
    }

    /** The content; empty when there is no such file. */
    public Optional<byte[]> read() throws IOException {
        return read(file);
    }

    /** Reads any small file; throws when it is larger than {@link #MAX_BYTES}. */
    public static Optional<byte[]> read(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(MAX_BYTES + 1);
            if (content.length > MAX_BYTES) {
                throw new IOException("larger than " + MAX_BYTES + " bytes");
            }
            return Optional.of(content);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Replaces the content, makes the folder when missing, and leaves no trace when it throws. */
    public void write(byte[] content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        // Not Files.createTempFile: the temporary must be on the same file system to be renamed.
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + SUFFIX);
        try {
            disk.writeNew(temporary, content);
            disk.replace(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
        sweep();
    }

    /** Takes away what a killed program left; the age spares what another running one is just writing. */
    private void sweep() {
        Instant old = Instant.now().minus(ABANDONED);
        try (DirectoryStream<Path> found = Files.newDirectoryStream(file.toAbsolutePath().getParent(),
                entry -> isTemporary(entry.getFileName().toString()))) {
            for (Path left : found) {
                if (Files.getLastModifiedTime(left).toInstant().isBefore(old)) {
                    Files.deleteIfExists(left);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Litter hurts nobody; the next write tries again.
        }
    }

    private boolean isTemporary(String name) {
        return name.startsWith("." + file.getFileName() + ".") && name.endsWith(SUFFIX);
    }

    /** Like {@link #write}, and {@code previous} (what was read before) is then in {@link #backup()}. */
    public void writeKeeping(byte[] previous, byte[] content) throws IOException {
        new AtomicFile(backup(), disk).write(previous);
        write(content);
    }

    /** Moves the file aside, to a free name with {@code .damaged} in it, and returns that. */
    public Path setAside() throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        for (int number = 2; Files.exists(aside); number++) {
            aside = file.resolveSibling(file.getFileName() + ".damaged" + number);
        }
        disk.replace(file, aside);
        return aside;
    }
}
