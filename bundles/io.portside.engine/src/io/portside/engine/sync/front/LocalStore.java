package io.portside.engine.sync.front;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import io.portside.engine.files.VolumePath;

/** The kind of file system that a local folder is on. Blocks on the disk. */
final class LocalStore {
    private LocalStore() {}

    /** {@code ext4}, {@code vfat}, {@code NTFS}; empty where nobody can tell. */
    static String type(VolumePath folder) {
        try {
            Path path = path(folder);
            // A folder that is yet to be made will be where the one above it is.
            while (path != null && !Files.exists(path)) {
                path = path.getParent();
            }
            return path == null ? "" : Files.getFileStore(path).type();
        } catch (IOException | InvalidPathException | SecurityException e) {
            return "";
        }
    }

    /** Where a folder really is, links followed; one that is yet to be made, below what there is of its path. */
    static Path real(VolumePath folder) {
        Path path = path(folder);
        Path there = path;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return there == null ? path : there.toRealPath().resolve(there.relativize(path)).normalize();
        } catch (IOException e) {
            return path;
        }
    }

    private static Path path(VolumePath folder) {
        List<String> names = folder.names();
        boolean drive = !names.isEmpty() && Path.of(names.get(0) + "\\").getRoot() != null;
        return drive
                ? Path.of(names.get(0) + "\\", names.subList(1, names.size()).toArray(String[]::new))
                : Path.of("/", names.toArray(String[]::new));
    }
}
