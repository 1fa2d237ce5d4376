package io.portside.engine.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** What {@link AtomicFile} asks of a disk; its own type so that tests can have a full one. */
public interface Disk {
    /** Makes {@code file}, which must not exist, with {@code content} and brings it to the platter. */
    void writeNew(Path file, byte[] content) throws IOException;

    /** Puts {@code from} in the place of {@code to}, at once. */
    void replace(Path from, Path to) throws IOException;

    /** The machine's. */
    Disk REAL = new Disk() {
        private boolean posix(Path file) {
            return Files.getFileAttributeView(file, PosixFileAttributeView.class) != null;
        }

        @Override
        public void writeNew(Path file, byte[] content) throws IOException {
            FileAttribute<?>[] attributes = posix(file)
                    ? new FileAttribute<?>[]{
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                    : new FileAttribute<?>[0];
            try (FileChannel channel = FileChannel.open(file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
        }

        @Override
        public void replace(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            if (posix(to)) {
                // Without this a power cut may bring the old name back. Windows cannot open a folder for it.
                try (FileChannel folder = FileChannel.open(to.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                    folder.force(true);
                } catch (IOException e) {
                    // Some network file systems refuse it; the rename itself has happened.
                }
            }
        }
    };
}
