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

    private static Path path(VolumePath folder) {
        List<String> names = folder.names();
        boolean drive = !names.isEmpty() && Path.of(names.get(0) + "\\").getRoot() != null;
        return drive
                ? Path.of(names.get(0) + "\\", names.subList(1, names.size()).toArray(String[]::new))
                : Path.of("/", names.toArray(String[]::new));
    }
}
