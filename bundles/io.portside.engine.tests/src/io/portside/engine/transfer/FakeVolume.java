package io.portside.engine.transfer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.Listing;
import io.portside.engine.files.NamedVolume;
import io.portside.engine.files.ProblemStreamException;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;

/**
 * A volume in memory that keeps a log of what it was asked, and fails or stops where a test says so. Entries can carry
 * any name, also such as no file system allows.
 */
final class FakeVolume extends NamedVolume {
    static final Instant TIME = Instant.parse("2022-02-02T02:02:02Z");
    private final Map<String, Node> nodes;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final List<String> doubtful = new CopyOnWriteArrayList<>();
    private volatile Fault fault = (what, path, bytes) -> {};
    private volatile int parallelism = 3;
    private volatile boolean keepsTimes = true;

    FakeVolume(String id, boolean remote) {
        super(id, remote);
        this.nodes = new TreeMap<>();
        nodes.put("/", Node.folder());
    }

    /** The same files under another id: a server on this disk. Not for use at the same time. */
    FakeVolume(String id, boolean remote, FakeVolume files) {
        super(id, remote);
        this.nodes = files.nodes;
    }

    /** Called before each operation and, with the bytes so far, during reads and writes; may throw or block. */
    @FunctionalInterface
    interface Fault {
        void at(String what, String path, long bytes) throws ProblemException;
    }

    private record Node(EntryKind kind, byte[] bytes, Instant modified, Optional<String> target) {
        static Node folder() {
            return new Node(EntryKind.FOLDER, new byte[0], TIME, Optional.empty());
        }
    }

    FakeVolume with(String path, String content) {
        put(path, new Node(EntryKind.FILE, content.getBytes(StandardCharsets.UTF_8), TIME, Optional.empty()));
        return this;
    }

    FakeVolume with(String path, byte[] content, Instant modified) {
        put(path, new Node(EntryKind.FILE, content, modified, Optional.empty()));
        return this;
    }

    FakeVolume folder(String path) {
        put(path, Node.folder());
        return this;
    }

    FakeVolume other(String path) {
        put(path, new Node(EntryKind.OTHER, new byte[0], TIME, Optional.empty()));
        return this;
    }

    /** @param content of the file it points to; empty: it points to a folder or nowhere */
    FakeVolume link(String path, Optional<String> content) {
        put(path, new Node(EntryKind.LINK, content.orElse("").getBytes(StandardCharsets.UTF_8), TIME,
                Optional.of(content.isPresent() ? "file" : "folder")));
        return this;
    }

    FakeVolume doubt(String folder) {
        doubtful.add(folder);
        return this;
    }

    FakeVolume fault(Fault newFault) {
        fault = newFault;
        return this;
    }

    FakeVolume parallelism(int files) {
        parallelism = files;
        return this;
    }

    FakeVolume keepingNoTimes() {
        keepsTimes = false;
        return this;
    }

    private synchronized void put(String path, Node node) {
        int slash = path.lastIndexOf('/');
        if (slash > 0 && !nodes.containsKey(path.substring(0, slash))) {
            put(path.substring(0, slash), Node.folder());
        }
        nodes.put(path, node);
    }

    /** All paths with contents, folders with a slash at the end: the whole volume in one value. */
    synchronized Map<String, String> tree() {
        Map<String, String> tree = new TreeMap<>();
        nodes.forEach((path, node) -> {
            if (node.kind() == EntryKind.FOLDER) {
                if (!path.equals("/")) {
                    tree.put(path + "/", "");
                }
            } else {
                tree.put(path, new String(node.bytes(), StandardCharsets.UTF_8));
            }
        });
        return tree;
    }

    synchronized Instant modified(String path) {
        return nodes.get(path).modified();
    }

    /** Operations so far, such as {@code list /a}. */
    List<String> log() {
        return List.copyOf(log);
    }

    private void asked(String what, VolumePath path, CancelToken cancel) throws ProblemException {
        log.add(what + " " + path);
        if (cancel.isCancelled()) {
            throw problem(ProblemKind.CANCELLED);
        }
        fault.at(what, path.toString(), 0);
        if (cancel.isCancelled()) {
            throw problem(ProblemKind.CANCELLED);
        }
    }

    static ProblemException problem(ProblemKind kind, String... facts) {
        return new ProblemException(Problem.of(kind, "fake", facts), null);
    }

    @Override
    public Listing list(VolumePath folder, CancelToken cancel) throws ProblemException {
        asked("list", folder, cancel);
        synchronized (this) {
            Node node = get(folder);
            if (node.kind() != EntryKind.FOLDER) {
                throw problem(ProblemKind.NOT_A_FOLDER, folder.toString());
            }
            String prefix = folder.isRoot() ? "/" : folder + "/";
            List<Entry> entries = new ArrayList<>();
            nodes.forEach((path, child) -> {
                if (path.length() > prefix.length() && path.startsWith(prefix)
                        && path.indexOf('/', prefix.length()) < 0) {
                    entries.add(entry(path.substring(prefix.length()), child));
                }
            });
            return new Listing(folder, entries,
                    doubtful.contains(folder.toString()) ? List.of("a line could not be read") : List.of());
        }
    }

    private static Entry entry(String name, Node node) {
        boolean sized = node.kind() == EntryKind.FILE
                || node.kind() == EntryKind.LINK && node.target().equals(Optional.of("file"));
        return new Entry(name, node.kind(), sized ? OptionalLong.of(node.bytes().length) : OptionalLong.empty(),
                Optional.of(node.modified()), TimeQuality.EXACT, Optional.empty(), node.target(), name.startsWith("."));
    }

    private Node get(VolumePath path) throws ProblemException {
        Node node = nodes.get(path.toString());
        if (node == null) {
            throw problem(ProblemKind.NOT_FOUND, path.toString());
        }
        return node;
    }

    @Override
    public Optional<Entry> stat(VolumePath path, CancelToken cancel) throws ProblemException {
        asked("stat", path, cancel);
        synchronized (this) {
            return Optional.ofNullable(nodes.get(path.toString())).map(node -> entry(path.name(), node));
        }
    }

    @Override
    public void makeFolder(VolumePath path, CancelToken cancel) throws ProblemException {
        asked("makeFolder", path, cancel);
        synchronized (this) {
            absent(path);
            get(path.parent());
            nodes.put(path.toString(), Node.folder());
        }
    }

    private void absent(VolumePath path) throws ProblemException {
        if (nodes.containsKey(path.toString())) {
            throw problem(ProblemKind.ALREADY_EXISTS, path.toString());
        }
    }

    @Override
    public void delete(VolumePath path, EntryKind kind, CancelToken cancel) throws ProblemException {
        asked("delete", path, cancel);
        synchronized (this) {
            get(path);
            if (nodes.keySet().stream().anyMatch(other -> other.startsWith(path + "/"))) {
                throw problem(ProblemKind.FOLDER_NOT_EMPTY, path.toString());
            }
            nodes.remove(path.toString());
        }
    }

    @Override
    public void rename(VolumePath from, VolumePath to, CancelToken cancel) throws ProblemException {
        asked("rename", from, cancel);
        synchronized (this) {
            get(from);
            absent(to);
            get(to.parent());
            for (String path : List.copyOf(nodes.keySet())) {
                if (path.equals(from.toString()) || path.startsWith(from + "/")) {
                    nodes.put(to + path.substring(from.toString().length()), nodes.remove(path));
                }
            }
        }
    }

    @Override
    public InputStream read(VolumePath file, CancelToken cancel) throws ProblemException {
        asked("read", file, cancel);
        synchronized (this) {
            return new Reading(get(file).bytes(), file, cancel);
        }
    }

    private final class Reading extends FilterInputStream {
        private final VolumePath file;
        private final CancelToken cancel;
        private long position;

        Reading(byte[] bytes, VolumePath file, CancelToken cancel) {
            super(new ByteArrayInputStream(bytes));
            this.file = file;
            this.cancel = cancel;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                fault.at("reading", file.toString(), position);
            } catch (ProblemException e) {
                throw new ProblemStreamException(e);
            }
            cancel.check();
            int count = super.read(buffer, offset, Math.min(length, 10));
            position += Math.max(0, count);
            return count;
        }
    }

    @Override
    public boolean write(VolumePath file, FileContent content, boolean replace, ByteCount moved, CancelToken cancel)
            throws ProblemException {
        asked("write", file, cancel);
        synchronized (this) {
            get(file.parent());
            if (!replace) {
                absent(file);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = content.open(0, cancel)) {
            byte[] buffer = new byte[16];
            int count;
            while ((count = in.read(buffer)) >= 0) {
                fault.at("writing", file.toString(), bytes.size());
                bytes.write(buffer, 0, count);
                moved.moved(count);
                cancel.check();
            }
        } catch (ProblemStreamException e) {
            throw e.problem();
        } catch (IOException e) {
            throw problem(ProblemKind.CANCELLED);
        }
        if (bytes.size() != content.size()) {
            throw problem(ProblemKind.VERIFICATION_FAILED, file.toString());
        }
        fault.at("committing", file.toString(), bytes.size());
        synchronized (this) {
            if (!replace) {
                absent(file);
            }
            nodes.put(file.toString(), new Node(EntryKind.FILE, bytes.toByteArray(),
                    keepsTimes ? content.modified().orElse(Instant.MAX) : Instant.EPOCH, Optional.empty()));
        }
        return keepsTimes;
    }

    @Override
    public int parallelism() {
        return parallelism;
    }
}
