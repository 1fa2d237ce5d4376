package io.portside.ui.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.Listing;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;

/** A volume in memory that remembers what was asked of it and fails where it is told to. */
public final class MemoryVolume implements Volume {
    private final String id;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final Set<String> broken = new HashSet<>();
    private final List<String> calls = new ArrayList<>();

    private int batch = Integer.MAX_VALUE / 2;
    private int breakAfter = -1;
    private Runnable afterBatch = () -> {};

    public MemoryVolume(String id) {
        this.id = id;
    }

    /** Adds a file with its parent folders. */
    public MemoryVolume file(String path, long size) {
        return add(path, EntryKind.FILE, OptionalLong.of(size));
    }

    public MemoryVolume folder(String path) {
        return add(path, EntryKind.FOLDER, OptionalLong.empty());
    }

    public MemoryVolume link(String path) {
        return add(path, EntryKind.LINK, OptionalLong.of(1));
    }

    /** Listing or deleting that path fails with no permission. */
    public MemoryVolume breakAt(String path) {
        broken.add(path);
        return this;
    }

    private synchronized MemoryVolume add(String text, EntryKind kind, OptionalLong size) {
        VolumePath path = VolumePath.parse(text);
        for (VolumePath up = path.parent(); !up.isRoot(); up = up.parent()) {
            entries.putIfAbsent(up.toString(), entry(up.name(), EntryKind.FOLDER, OptionalLong.empty()));
        }
        entries.put(path.toString(), entry(path.name(), kind, size));
        return this;
    }

    public static Entry entry(String name, EntryKind kind, OptionalLong size) {
        return new Entry(name, kind, size, Optional.of(Instant.EPOCH), TimeQuality.EXACT, Optional.empty(),
                Optional.empty(),
                name.startsWith("."));
    }

    /** What was deleted, made and renamed, in order. */
    public synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    public synchronized Set<String> paths() {
        return Set.copyOf(entries.keySet());
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String label() {
        return id;
    }

    @Override
    public boolean remote() {
        return !id.equals("local");
    }

    @Override
    public VolumePath home(CancelToken cancel) {
        return VolumePath.ROOT;
    }

    @Override
    public synchronized Listing list(VolumePath folder, CancelToken cancel) throws ProblemException {
        check(folder);
        if (!folder.isRoot() && !entries.containsKey(folder.toString())) {
            throw problem(ProblemKind.NOT_FOUND, folder);
        }
        List<Entry> found = entries.entrySet().stream()
                .filter(entry -> VolumePath.parse(entry.getKey()).parent().equals(folder)).map(Map.Entry::getValue)
                .toList();
        return new Listing(folder, found, List.of());
    }

    /** How many entries are handed on at a time; all by default. */
    public MemoryVolume batches(int size, Runnable after) {
        batch = size;
        afterBatch = after;
        return this;
    }

    @Override
    public List<String> list(VolumePath folder, EntrySink sink, CancelToken cancel) throws ProblemException {
        List<Entry> all = list(folder, cancel).entries();
        for (int i = 0; i < all.size(); i += batch) {
            sink.entries(all.subList(i, Math.min(all.size(), i + batch)));
            afterBatch.run();
            if (breakAfter >= 0 && i + batch >= breakAfter) {
                breakAfter = -1;
                sink.takenBack();
                i = -batch;
                afterBatch.run();
            }
        }
        return List.of();
    }

    /** The next listing breaks off after so many entries, and begins again. */
    public void breakOnce(int entriesBefore) {
        breakAfter = entriesBefore;
    }

    @Override
    public synchronized Optional<Entry> stat(VolumePath path, CancelToken cancel) {
        return Optional.ofNullable(entries.get(path.toString()));
    }

    @Override
    public synchronized void makeFolder(VolumePath path, CancelToken cancel) throws ProblemException {
        check(path);
        calls.add("make " + path);
        folder(path.toString());
    }

    @Override
    public synchronized void delete(VolumePath path, EntryKind kind, CancelToken cancel) throws ProblemException {
        check(path);
        boolean holds = entries.keySet().stream()
                .anyMatch(other -> !other.equals(path.toString()) && VolumePath.parse(other).startsWith(path));
        if (holds) {
            throw problem(ProblemKind.FOLDER_NOT_EMPTY, path);
        }
        calls.add("delete " + path);
        entries.remove(path.toString());
    }

    @Override
    public synchronized void rename(VolumePath from, VolumePath to, CancelToken cancel) throws ProblemException {
        check(from);
        calls.add("rename " + from + " " + to);
        Entry entry = entries.remove(from.toString());
        add(to.toString(), entry.kind(), entry.size());
    }

    @Override
    public InputStream read(VolumePath file, CancelToken cancel) {
        return new ByteArrayInputStream(new byte[0]);
    }

    @Override
    public boolean write(VolumePath file, FileContent content, boolean replace, ByteCount moved, CancelToken cancel)
            throws ProblemException {
        try (InputStream in = content.open(0, cancel)) {
            moved.moved(in.readAllBytes().length);
        } catch (IOException e) {
            throw new ProblemException(Problem.of(ProblemKind.WRITE_FAILED, e.toString()), e);
        }
        file(file.toString(), content.size());
        return true;
    }

    @Override
    public int parallelism() {
        return 1;
    }

    private void check(VolumePath path) throws ProblemException {
        if (broken.contains(path.toString())) {
            throw problem(ProblemKind.NO_PERMISSION, path);
        }
    }

    private static ProblemException problem(ProblemKind kind, VolumePath path) {
        return new ProblemException(Problem.of(kind, "told to", path.toString()), null);
    }
}
