package io.portside.engine.sync.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One side of a pair: a folder on a disk, and the version of every path that ever was there. Paths are relative. */
final class Replica {
    private static final String OURS = ".portside-";
    private final Path root;
    private final Contents contents;
    private final Map<String, Version> versions = new TreeMap<>();
    /** What both sides last had in common. */
    private final Map<String, Version> common = new TreeMap<>();

    Replica(Path root, Contents contents) throws IOException {
        this.root = Files.createDirectories(root);
        open(root);
        this.contents = contents;
    }

    /** A server of the lab works under another account. */
    private static void open(Path path) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    Path root() {
        return root;
    }

    Version version(String path) {
        return versions.getOrDefault(path, Version.NEVER);
    }

    Set<String> paths() {
        return new TreeSet<>(versions.keySet());
    }

    List<String> files() {
        return versions.keySet().stream().filter(path -> version(path).file()).toList();
    }

    /** With the root, which is the empty path. */
    List<String> folders() {
        List<String> folders = new ArrayList<>(List.of(""));
        versions.keySet().stream().filter(path -> version(path).state().equals(Version.FOLDER)).forEach(folders::add);
        return folders;
    }

    List<String> below(String folder) {
        return versions.keySet().stream().filter(path -> path.startsWith(folder + "/")).toList();
    }

    // Edits, as somebody makes them who sees this side only.

    private void edited(String path, String state) {
        Version before = common.getOrDefault(path, Version.NEVER);
        // What came and went again between two synchronisations nobody else can know of.
        versions.put(path, before.state().equals(state) ? before : version(path).next(state));
    }

    void write(String path, String mark, Instant modified) throws IOException {
        Path file = root.resolve(path);
        Files.write(file, contents.of(mark));
        open(file);
        Files.setLastModifiedTime(file, FileTime.from(modified));
        edited(path, mark);
    }

    void makeFolder(String path) throws IOException {
        open(Files.createDirectory(root.resolve(path)));
        edited(path, Version.FOLDER);
    }

    void delete(String path) throws IOException {
        List<String> inner = new ArrayList<>(below(path));
        Collections.reverse(inner);
        inner.add(path);
        for (String each : inner) {
            if (version(each).there()) {
                Files.delete(root.resolve(each));
                edited(each, Version.ABSENT);
            }
        }
    }

    void move(String from, String to) throws IOException {
        List<String> moved = new ArrayList<>(List.of(from));
        moved.addAll(below(from));
        Files.move(root.resolve(from), root.resolve(to));
        for (String each : moved) {
            String state = version(each).state();
            if (version(each).there()) {
                edited(each, Version.ABSENT);
                edited(to + each.substring(from.length()), state);
            }
        }
    }

    // What is really there.

    /** States by path; what Portside keeps for itself is left out. */
    Map<String, String> look() throws IOException {
        Map<String, String> found = new TreeMap<>();
        look(root, "", found);
        return found;
    }

    private void look(Path folder, String path, Map<String, String> found) throws IOException {
        List<Path> entries;
        try (Stream<Path> list = Files.list(folder)) {
            entries = list.toList();
        }
        for (Path entry : entries) {
            String name = entry.getFileName().toString();
            if (name.startsWith(OURS)) {
                continue;
            }
            String inner = path.isEmpty() ? name : path + "/" + name;
            if (Files.isDirectory(entry)) {
                found.put(inner, Version.FOLDER);
                look(entry, inner, found);
            } else {
                found.put(inner, contents.mark(Files.readAllBytes(entry)));
            }
        }
    }

    /** Contents of files that Portside keeps: trash, versions, and what a swap that was broken off left. */
    Set<String> kept() throws IOException {
        Set<String> kept = new HashSet<>();
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : all) {
            if (root.relativize(file).toString().contains(OURS)) {
                kept.add(contents.mark(Files.readAllBytes(file)));
            }
        }
        return kept;
    }

    /** A synchronisation left this here. */
    void now(String path, Version version) {
        versions.put(path, version);
    }

    /** A synchronisation left this on both sides. */
    void agree(String path, Version version) {
        versions.put(path, version);
        common.put(path, version);
    }
}
