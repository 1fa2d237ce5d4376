package io.portside.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The files of a {@link ScriptedFtpServer}. Paths are absolute, separated by {@code /}. */
public final class MemoryTree {
    /** What is at a path. {@code content} is empty for folders. */
    public record Node(String path, boolean folder, long size, Instant modified) {
        public String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    private static final class Slot {
        final boolean folder;
        byte[] bytes = {};
        int length;
        Instant modified;

        Slot(boolean folder, Instant modified) {
            this.folder = folder;
            this.modified = modified;
        }
    }

    private final TreeMap<String, Slot> slots = new TreeMap<>();
    private boolean ignoresCase;

    MemoryTree() {
        slots.put("/", new Slot(true, Instant.now()));
    }

    /** As on Windows: names keep their case, and are found by any. */
    public synchronized MemoryTree ignoringCase() {
        ignoresCase = true;
        return this;
    }

    /** The path as it stands, where it is there in another case; what is not there keeps its own. */
    private String at(String path) {
        if (!ignoresCase || slots.containsKey(path) || path.equals("/")) {
            return path;
        }
        String folder = at(parent(path));
        String whole = (folder.equals("/") ? "" : folder) + path.substring(path.lastIndexOf('/'));
        return slots.keySet().stream().filter(whole::equalsIgnoreCase).findFirst().orElse(whole);
    }

    public synchronized Optional<Node> get(String asked) {
        String path = at(asked);
        Slot slot = slots.get(path);
        return slot == null
                ? Optional.empty()
                : Optional.of(new Node(path, slot.folder, slot.length, slot.modified));
    }

    /** Direct children, sorted by name; empty for what is not a folder. */
    public synchronized List<Node> children(String asked) {
        String folder = at(asked);
        String prefix = folder.equals("/") ? "/" : folder + "/";
        List<Node> result = new ArrayList<>();
        for (String path : slots.tailMap(prefix, false).keySet()) {
            if (!path.startsWith(prefix)) {
                break;
            }
            if (path.indexOf('/', prefix.length()) < 0) {
                result.add(get(path).orElseThrow());
            }
        }
        return result;
    }

    /** Everything below the root, files and folders, sorted. */
    public synchronized List<String> paths() {
        return slots.keySet().stream().filter(p -> !p.equals("/")).toList();
    }

    /** The bytes of a file. */
    public synchronized byte[] content(String path) {
        Slot slot = slots.get(at(path));
        if (slot == null || slot.folder) {
            throw new AssertionError("no file " + path + " in " + paths());
        }
        return Arrays.copyOf(slot.bytes, slot.length);
    }

    /** Puts a file, and the folders above it. */
    public synchronized MemoryTree file(String path, byte[] content, Instant modified) {
        folder(parent(path));
        Slot slot = new Slot(false, modified);
        slot.bytes = content.clone();
        slot.length = content.length;
        slots.put(at(path), slot);
        return this;
    }

    public MemoryTree file(String path, byte[] content) {
        return file(path, content, Instant.now());
    }

    /** Puts a folder, and those above it. */
    public synchronized MemoryTree folder(String path) {
        if (!path.equals("/")) {
            folder(parent(path));
        }
        slots.computeIfAbsent(at(path), p -> new Slot(true, Instant.now()));
        return this;
    }

    static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /** Writes at {@code offset}, cutting off what was behind it; makes the file where it is not. */
    synchronized void write(String path, long offset, byte[] bytes, int count) {
        Slot slot = slots.computeIfAbsent(at(path), p -> new Slot(false, Instant.now()));
        int at = Math.toIntExact(offset);
        if (at + count > slot.bytes.length) {
            slot.bytes = Arrays.copyOf(slot.bytes, Math.max(at + count, slot.bytes.length * 2));
        }
        System.arraycopy(bytes, 0, slot.bytes, at, count);
        slot.length = at + count;
        slot.modified = Instant.now();
    }

    synchronized boolean touch(String path, Instant modified) {
        Slot slot = slots.get(at(path));
        if (slot != null) {
            slot.modified = modified;
        }
        return slot != null;
    }

    /** Removes a file or an empty folder; false when it is neither. */
    public synchronized boolean remove(String path) {
        return children(path).isEmpty() && !path.equals("/") && slots.remove(at(path)) != null;
    }

    /** Moves with everything below; a file at the target is replaced, as Unix does. */
    synchronized boolean move(String asked, String wanted) {
        String from = at(asked);
        Slot target = slots.get(at(wanted));
        Slot slot = slots.get(from);
        boolean caseOnly = target != null && target == slot;
        if (slot == null || !caseOnly && target != null && (target.folder || slot.folder)
                || !slots.containsKey(at(parent(wanted)))) {
            return false;
        }
        String folder = at(parent(wanted));
        String to = caseOnly
                ? (folder.equals("/") ? "" : folder) + wanted.substring(wanted.lastIndexOf('/'))
                : at(wanted);
        for (String path : List.copyOf(slots.keySet())) {
            if (path.equals(from) || path.startsWith(from + "/")) {
                slots.put(to + path.substring(from.length()), slots.remove(path));
            }
        }
        return true;
    }
}
