package io.portside.engine.files.vfs;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.DosFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;

/** Attributes of local files, most of which VFS does not tell: links, permissions, hidden. */
@SuppressWarnings("resource") // The default file system is never closed.
final class LocalEntries {
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final boolean DOS = java.io.File.separatorChar == '\\';

    private LocalEntries() {}

    /** What {@code path} is, links not followed. */
    static Entry read(Path path, String name) throws IOException {
        if (POSIX) {
            PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            return entry(path, name, attributes, Optional.of(PosixFilePermissions.toString(attributes.permissions())),
                    name.startsWith("."));
        }
        if (DOS) {
            DosFileAttributes attributes = Files.readAttributes(path, DosFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            return entry(path, name, attributes, Optional.of(attributes.isReadOnly() ? "r--" : "rw-"),
                    attributes.isHidden() || name.startsWith("."));
        }
        return entry(path, name,
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS), Optional.empty(),
                name.startsWith("."));
    }

    /** For an entry whose attributes the system does not tell: the folder may be read but not searched. */
    static Entry unknown(String name) {
        return new Entry(name, EntryKind.OTHER, OptionalLong.empty(), Optional.empty(), TimeQuality.EXACT,
                Optional.empty(),
                Optional.empty(), name.startsWith("."));
    }

    /** A folder that is not in any folder: the root, or a drive. */
    static Entry root(String name) {
        return new Entry(name, EntryKind.FOLDER, OptionalLong.empty(), Optional.empty(), TimeQuality.EXACT,
                Optional.empty(),
                Optional.empty(), false);
    }

    private static Entry entry(Path path, String name, BasicFileAttributes attributes, Optional<String> permissions,
            boolean hidden) {
        Instant modified = attributes.lastModifiedTime().toInstant();
        if (attributes.isSymbolicLink()) {
            return link(path, name, modified, permissions, hidden);
        }
        EntryKind kind = attributes.isDirectory()
                ? EntryKind.FOLDER
                : attributes.isRegularFile() ? EntryKind.FILE : EntryKind.OTHER;
        OptionalLong size = kind == EntryKind.FILE ? OptionalLong.of(attributes.size()) : OptionalLong.empty();
        return new Entry(name, kind, size, Optional.of(modified), TimeQuality.EXACT, permissions, Optional.empty(),
                hidden);
    }

    private static Entry link(Path path, String name, Instant modified, Optional<String> permissions,
            boolean hidden) {
        Optional<String> target = Optional.empty();
        OptionalLong size = OptionalLong.empty();
        Instant time = modified;
        try {
            target = Optional.of(Files.readSymbolicLink(path).toString());
            BasicFileAttributes followed = Files.readAttributes(path, BasicFileAttributes.class);
            if (followed.isRegularFile()) {
                size = OptionalLong.of(followed.size());
                time = followed.lastModifiedTime().toInstant();
            }
        } catch (IOException e) {
            // A link that points nowhere, or in a circle, is still an entry that can be shown and deleted.
        }
        return new Entry(name, EntryKind.LINK, size, Optional.of(time), TimeQuality.EXACT, permissions, target, hidden);
    }
}
