package io.portside.engine.files.vfs;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Renaming local files without ever replacing by accident. */
final class LocalMoves {
    private static final boolean WINDOWS = java.io.File.separatorChar == '\\';

    private LocalMoves() {}

    /** Gives a finished temporary file its name. Atomic; with {@code replace} false it fails if the name is taken meanwhile. */
    static void commit(Path temporary, Path target, boolean replace) throws IOException {
        if (replace) {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } else {
            exclusively(temporary, target);
        }
        settle(target.getParent());
    }

    /**
     * Has the names in a folder on the platter. A rename is not there yet when it returns: after a power cut the old names
     * are back, and whoever remembered the new ones, on another disk perhaps, takes an old file for a change of today.
     */
    static void settle(Path folder) {
        if (WINDOWS) {
            // Opens no folders; NTFS writes its own journal.
            return;
        }
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // Some network and FUSE file systems cannot; and a folder that may not be read may be written.
        }
    }

    /** Renames a file, folder or link; FileAlreadyExistsException instead of replacing. */
    static void rename(Path from, Path to) throws IOException {
        renameOnly(from, to);
        settle(to.getParent());
        if (!from.getParent().equals(to.getParent())) {
            settle(from.getParent());
        }
    }

    private static void renameOnly(Path from, Path to) throws IOException {
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            if (sameInOtherCase(from, to)) {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
            throw new FileAlreadyExistsException(to.toString());
        }
        if (Files.isRegularFile(from, LinkOption.NOFOLLOW_LINKS)) {
            exclusively(from, to);
        } else {
            // rename(2) replaces at worst an empty folder, made in this very moment, by a folder: nothing is lost.
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /**
     * POSIX rename replaces silently, and asking first leaves a gap in which another program may create the file. A hard
     * link is refused by the system when the name is taken, so: link, then remove the first name. Where the file system
     * has no hard links (FAT, some network ones), the name is claimed with an empty file, created exclusively, and that
     * is replaced. Windows' plain move refuses by itself.
     */
    private static void exclusively(Path from, Path to) throws IOException {
        if (WINDOWS) {
            Files.move(from, to);
            return;
        }
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
                throw new NoSuchFileException(from.toString());
            }
            claim(from, to);
            return;
        }
        boolean renamed = false;
        try {
            Files.delete(from);
            renamed = true;
        } finally {
            if (!renamed) {
                Files.deleteIfExists(to);
            }
        }
    }

    private static void claim(Path from, Path to) throws IOException {
        Files.createFile(to);
        boolean moved = false;
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
            moved = true;
        } finally {
            if (!moved) {
                Files.deleteIfExists(to);
            }
        }
    }

    /** {@code Name} to {@code name} where the file system does not tell them apart. */
    private static boolean sameInOtherCase(Path from, Path to) throws IOException {
        return !from.equals(to) && from.toString().equalsIgnoreCase(to.toString()) && Files.isSameFile(from, to);
    }
}
