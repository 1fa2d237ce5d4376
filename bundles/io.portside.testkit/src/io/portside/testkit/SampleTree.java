package io.portside.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A tree of files as a value: describe it once, write it to a folder or into a server, and compare. Paths are relative,
 * separated by {@code /}. Contents are made from the path, so two files never have the same bytes.
 */
public final class SampleTree {
    /** One file or folder; size in bytes. */
    public record Item(String path, boolean folder, int size, Instant modified) {
        /** The bytes; the same at every call. */
        public byte[] content() {
            byte[] bytes = new byte[size];
            new Random(path.hashCode()).nextBytes(bytes);
            return bytes;
        }
    }

    /** Names that programs stumble over, each valid on Linux, macOS and Windows except where {@link #hardNames} says. */
    private static final List<String> NAMES = List.of("plain.txt", "with space.txt", "two  spaces.txt",
            "\u00fcml\u00e4ut \u00d6\u00df.txt", "\u65e5\u672c\u8a9e\u306e\u540d\u524d.txt", ".hidden",
            ".dot folder/.inside", "it's.txt",
            "semi;colon=equals.txt", "100% & (more) [x]{y}.txt", "-dash-first.txt", "#hash~tilde.txt", "no-extension",
            "emoji \ud83d\udea2.txt", "deep/er/est/file.bin", "CamelCase.TXT");

    private static final Instant BASE = Instant.parse("2024-02-29T23:59:58Z");

    private final List<Item> items;

    private SampleTree(List<Item> items) {
        this.items = List.copyOf(items);
    }

    /** A tree with nothing in it. */
    public static SampleTree empty() {
        return new SampleTree(List.of());
    }

    /** One file of each difficult name that every platform accepts, with sizes from 0 bytes up, and an empty folder. */
    public static SampleTree names() {
        SampleTree tree = empty();
        int size = 0;
        for (String name : NAMES) {
            tree = tree.file(name, size);
            size = size * 3 + 1;
            size = size > 300_000 ? 17 : size;
        }
        return tree.folder("empty folder");
    }

    /** {@link #names()} and names that Windows does not allow: a double quote, a backslash, a trailing space, a colon. */
    public static SampleTree hardNames() {
        return names().file("say \"hello\".txt", 10).file("back\\slash.txt", 11).file("trailing space ", 12)
                .file(" leading space", 13).file("colon: star* ask?.txt", 14).file("<angle|pipe>.txt", 15);
    }

    /** {@code count} files of {@code size} bytes, {@code file-00000.bin} and so on. */
    public static SampleTree many(int count, int size) {
        List<Item> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(new Item(String.format("file-%05d.bin", i), false, size, BASE.plusSeconds(i)));
        }
        return new SampleTree(list);
    }

    /** With one more file; its time differs from its neighbours'. */
    public SampleTree file(String path, int size) {
        return file(path, size, BASE.plus(Duration.ofMinutes(61L * items.size())));
    }

    public SampleTree file(String path, int size, Instant modified) {
        return with(new Item(path, false, size, modified));
    }

    public SampleTree folder(String path) {
        return with(new Item(path, true, 0, BASE));
    }

    private SampleTree with(Item item) {
        List<Item> list = new ArrayList<>(items);
        list.add(item);
        return new SampleTree(list);
    }

    public List<Item> items() {
        return items;
    }

    /** The files, by relative path. */
    public Map<String, byte[]> contents() {
        Map<String, byte[]> map = new TreeMap<>();
        items.stream().filter(i -> !i.folder()).forEach(i -> map.put(i.path(), i.content()));
        return map;
    }

    /** Writes everything below {@code folder}, times included. */
    public SampleTree writeTo(Path folder) {
        try {
            for (Item item : items) {
                Path path = folder.resolve(item.path());
                Files.createDirectories(item.folder() ? path : path.getParent());
                if (!item.folder()) {
                    Files.write(path, item.content());
                    Files.setLastModifiedTime(path, FileTime.from(item.modified()));
                }
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts everything below {@code folder} of a server's tree, times included. */
    public SampleTree writeTo(MemoryTree tree, String folder) {
        String prefix = folder.equals("/") ? "/" : folder + "/";
        tree.folder(folder);
        for (Item item : items) {
            if (item.folder()) {
                tree.folder(prefix + item.path());
            } else {
                tree.file(prefix + item.path(), item.content(), item.modified());
            }
        }
        return this;
    }
}
