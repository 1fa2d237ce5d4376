package io.portside.engine.sync.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Listing;
import io.portside.engine.files.NamedVolume;
import io.portside.engine.files.ProblemStreamException;
import io.portside.engine.files.TemporaryName;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;

/**
 * A volume in memory whose every change has a moment before it and a moment after it, at each of which the program may
 * end. A write has its unfinished file in between, as on a real server. Thread-safe.
 */
final class MemoryVolume extends NamedVolume {
    private final CrashPoint point;
    private TreeMap<String, Node> nodes = new TreeMap<>();
    private Instant clock = Instant.parse("2024-05-01T12:00:00Z");
    private boolean hidesDots;
    private boolean keepsTimes = true;
    private boolean saysItKeepsTimes = true;
    private TimeQuality listed = TimeQuality.EXACT;
    private int parallelism = 1;
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicInteger mostWorking = new AtomicInteger();
    private volatile Fault fault = (what, path) -> {};

    MemoryVolume(String id, boolean remote, CrashPoint point) {
        super(id, remote);
        this.point = point;
        nodes.put("/", new Node(EntryKind.FOLDER, new byte[0], clock, Optional.empty()));
    }

    /** What a test does before an operation: throw, block, change something. */
    @FunctionalInterface
    interface Fault {
        void at(String what, String path) throws ProblemException;
    }

    record Node(EntryKind kind, byte[] bytes, Instant modified, Optional<String> target) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    MemoryVolume keepingTimes(boolean really, boolean saying) {
        keepsTimes = really;
        saysItKeepsTimes = saying;
        return this;
    }

    /** Listings leave names out that begin with a dot. */
    MemoryVolume hidingDots() {
        hidesDots = true;
        return this;
    }

    MemoryVolume listing(TimeQuality quality) {
        listed = quality;
        return this;
    }

    MemoryVolume parallelism(int sessions) {
        parallelism = sessions;
        return this;
    }

    void fault(Fault other) {
        fault = other;
    }

    int mostWorking() {
        return mostWorking.get();
    }

    /** As somebody else would change it: at a later moment, and no step of ours. */
    synchronized MemoryVolume put(String path, String content) {
        clock = clock.plus(61, ChronoUnit.SECONDS);
        return put(path, content, clock);
    }

    synchronized MemoryVolume put(String path, String content, Instant modified) {
        folders(path);
        nodes.put(path, new Node(EntryKind.FILE, content.getBytes(StandardCharsets.UTF_8), modified, Optional.empty()));
        return this;
    }

    synchronized MemoryVolume link(String path, String target) {
        folders(path);
        nodes.put(path, new Node(EntryKind.LINK, new byte[0], clock, Optional.of(target)));
        return this;
    }

    synchronized MemoryVolume folder(String path) {
        folders(path + "/x");
        return this;
    }

    private void folders(String path) {
        for (int slash = path.indexOf('/', 1); slash > 0; slash = path.indexOf('/', slash + 1)) {
            nodes.putIfAbsent(path.substring(0, slash),
                    new Node(EntryKind.FOLDER, new byte[0], clock, Optional.empty()));
        }
    }

    /** With all below it. */
    synchronized MemoryVolume remove(String path) {
        nodes.keySet().removeIf(one -> one.equals(path) || one.startsWith(path + "/"));
        return this;
    }

    /** A file, with its time. */
    synchronized MemoryVolume move(String from, String to) {
        folders(to);
        nodes.put(to, nodes.remove(from));
        return this;
    }

    synchronized TreeMap<String, Node> snapshot() {
        return new TreeMap<>(nodes);
    }

    synchronized void restore(TreeMap<String, Node> snapshot) {
        nodes = new TreeMap<>(snapshot);
    }

    /** Paths below {@code root} with contents; folders end with a slash. Without Portside's own. */
    synchronized Map<String, String> tree(String root) {
        Map<String, String> tree = new TreeMap<>();
        all(root).forEach((path, text) -> {
            if (!path.contains(".portside-")) {
                tree.put(path, text);
            }
        });
        return tree;
    }

    synchronized Map<String, String> all(String root) {
        Map<String, String> tree = new TreeMap<>();
        nodes.forEach((path, node) -> {
            if (path.startsWith(root + "/")) {
                String below = path.substring(root.length());
                tree.put(node.kind() == EntryKind.FOLDER ? below + "/" : below,
                        node.kind() == EntryKind.LINK ? "-> " + node.target().orElseThrow() : node.text());
            }
        });
        return tree;
    }

    private void before(String what, VolumePath path, CancelToken cancel) throws ProblemException {
        point.pass(id() + " before " + what + " " + path);
        if (cancel.isCancelled()) {
            throw problem(ProblemKind.CANCELLED);
        }
        fault.at(what, path.toString());
        if (cancel.isCancelled()) {
            throw problem(ProblemKind.CANCELLED);
        }
    }

    private void after(String what, VolumePath path) throws ProblemException {
        fault.at("after " + what, path.toString());
        point.pass(id() + " after " + what + " " + path);
    }

    static ProblemException problem(ProblemKind kind, String... facts) {
        return new ProblemException(Problem.of(kind, "memory", facts), null);
    }

    @Override
    public Listing list(VolumePath folder, CancelToken cancel) throws ProblemException {
        before("list", folder, cancel);
        synchronized (this) {
            if (get(folder).kind() != EntryKind.FOLDER) {
                throw problem(ProblemKind.NOT_A_FOLDER, folder.toString());
            }
            String prefix = folder.isRoot() ? "/" : folder + "/";
            List<Entry> entries = new ArrayList<>();
            nodes.tailMap(prefix, false).forEach((path, node) -> {
                if (path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0
                        && !(hidesDots && path.charAt(prefix.length()) == '.')) {
                    entries.add(entry(path.substring(prefix.length()), node, listed));
                }
            });
            return new Listing(folder, entries, List.of());
        }
    }

    private static Entry entry(String name, Node node, TimeQuality quality) {
        ChronoUnit unit = switch (quality.precision()) {
            case SECOND -> ChronoUnit.NANOS;
            case MINUTE -> ChronoUnit.MINUTES;
            case DAY -> ChronoUnit.DAYS;
        };
        return new Entry(name, node.kind(),
                node.kind() == EntryKind.FILE ? OptionalLong.of(node.bytes().length) : OptionalLong.empty(),
                Optional.of(node.modified().truncatedTo(unit)), quality, Optional.empty(), node.target(),
                name.startsWith("."));
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
        before("stat", path, cancel);
        synchronized (this) {
            return Optional.ofNullable(nodes.get(path.toString()))
                    .map(node -> entry(path.name(), node, TimeQuality.EXACT));
        }
    }

    @Override
    public void makeFolder(VolumePath path, CancelToken cancel) throws ProblemException {
        before("makeFolder", path, cancel);
        synchronized (this) {
            absent(path);
            get(path.parent());
            nodes.put(path.toString(), new Node(EntryKind.FOLDER, new byte[0], clock, Optional.empty()));
        }
        after("makeFolder", path);
    }

    private void absent(VolumePath path) throws ProblemException {
        if (nodes.containsKey(path.toString())) {
            throw problem(ProblemKind.ALREADY_EXISTS, path.toString());
        }
    }

    @Override
    public void delete(VolumePath path, EntryKind kind, CancelToken cancel) throws ProblemException {
        before("delete", path, cancel);
        synchronized (this) {
            if (get(path).kind() == EntryKind.FOLDER != (kind == EntryKind.FOLDER)) {
                throw problem(ProblemKind.WRITE_FAILED, path.toString(), "another kind");
            }
            if (nodes.keySet().stream().anyMatch(other -> other.startsWith(path + "/"))) {
                throw problem(ProblemKind.FOLDER_NOT_EMPTY, path.toString());
            }
            nodes.remove(path.toString());
        }
        after("delete", path);
    }

    @Override
    public void rename(VolumePath from, VolumePath to, CancelToken cancel) throws ProblemException {
        before("rename", from, cancel);
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
        after("rename", from);
    }

    @Override
    public InputStream read(VolumePath file, CancelToken cancel) throws ProblemException {
        before("read", file, cancel);
        byte[] bytes;
        synchronized (this) {
            Node node = get(file);
            bytes = node.bytes();
        }
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                cancel.check();
                try {
                    fault.at("reading", file.toString());
                } catch (ProblemException e) {
                    throw new ProblemStreamException(e);
                }
                return super.read(buffer, offset, Math.min(length, 32));
            }
        };
    }

    @Override
    public boolean write(VolumePath file, FileContent content, boolean replace, ByteCount moved, CancelToken cancel)
            throws ProblemException {
        before("write", file, cancel);
        mostWorking.accumulateAndGet(working.incrementAndGet(), Math::max);
        try {
            synchronized (this) {
                get(file.parent());
                if (!replace) {
                    absent(file);
                }
            }
            VolumePath part = file.parent().child(TemporaryName.make());
            byte[] bytes = receive(file, part, content, moved, cancel);
            fault.at("committing", file.toString());
            synchronized (this) {
                if (!replace) {
                    absent(file);
                }
                nodes.remove(part.toString());
                nodes.put(file.toString(), new Node(EntryKind.FILE, bytes,
                        keepsTimes ? content.modified().orElse(clock) : clock, Optional.empty()));
            }
            after("write", file);
            return saysItKeepsTimes;
        } finally {
            working.decrementAndGet();
        }
    }

    private byte[] receive(VolumePath file, VolumePath part, FileContent content, ByteCount moved, CancelToken cancel)
            throws ProblemException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean whole = false;
        try (InputStream in = content.open(0, cancel)) {
            byte[] buffer = new byte[32];
            int count;
            while ((count = in.read(buffer)) >= 0) {
                fault.at("writing", file.toString());
                bytes.write(buffer, 0, count);
                synchronized (this) {
                    nodes.put(part.toString(), new Node(EntryKind.FILE, bytes.toByteArray(), clock, Optional.empty()));
                }
                moved.moved(count);
                cancel.check();
            }
            point.pass(id() + " half of write " + file);
            whole = bytes.size() == content.size();
            if (!whole) {
                throw problem(ProblemKind.VERIFICATION_FAILED, file.toString(), "", "");
            }
            return bytes.toByteArray();
        } catch (ProblemStreamException e) {
            throw e.problem();
        } catch (IOException e) {
            throw problem(ProblemKind.CANCELLED);
        } finally {
            if (!whole && !point.dead()) {
                synchronized (this) {
                    nodes.remove(part.toString());
                }
            }
        }
    }

    @Override
    public boolean makeLink(VolumePath link, String target, boolean replace, CancelToken cancel)
            throws ProblemException {
        before("makeLink", link, cancel);
        synchronized (this) {
            if (!replace) {
                absent(link);
            }
            nodes.put(link.toString(), new Node(EntryKind.LINK, new byte[0], clock, Optional.of(target)));
        }
        after("makeLink", link);
        return true;
    }

    @Override
    public int parallelism() {
        return parallelism;
    }
}
