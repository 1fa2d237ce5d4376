package io.portside.engine.sync.scan;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Listing;
import io.portside.engine.files.NamedVolume;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;

/**
 * A tree of any size that is made up while it is listed and takes no memory: {@code folders} folders with
 * {@code files} files each, in groups of a hundred. Nothing in it can be changed.
 */
public final class GeneratedVolume extends NamedVolume {
    private static final int GROUP = 100;
    private static final int BATCH = 500;
    private static final Instant TIME = Instant.parse("2025-05-05T05:05:05Z");

    private final int folders;
    private final int files;

    public GeneratedVolume(String id, int folders, int files) {
        super(id, false);
        this.folders = folders;
        this.files = files;
    }

    @Override
    public Listing list(VolumePath folder, CancelToken cancel) throws ProblemException {
        List<Entry> entries = new ArrayList<>();
        EntrySink sink = new EntrySink() {
            @Override
            public void entries(List<Entry> batch) {
                entries.addAll(batch);
            }

            @Override
            public void takenBack() {
                entries.clear();
            }
        };
        return new Listing(folder, entries, list(folder, sink, cancel));
    }

    @Override
    public List<String> list(VolumePath folder, EntrySink sink, CancelToken cancel) throws ProblemException {
        int depth = folder.names().size();
        int first = depth == 1 ? Integer.parseInt(folder.name().substring(1)) * GROUP : 0;
        int count = depth == 0
                ? (folders + GROUP - 1) / GROUP
                : depth == 1 ? Math.min(GROUP, folders - first) : files;
        List<Entry> batch = new ArrayList<>(BATCH);
        for (int i = first; i < first + count; i++) {
            batch.add(depth < 2 ? folder((depth == 0 ? "g" : "d") + i) : file("picture-" + i + ".jpeg", 1000L * i));
            if (batch.size() == BATCH) {
                sink.entries(batch);
                batch = new ArrayList<>(BATCH);
            }
        }
        sink.entries(batch);
        return List.of();
    }

    private static Entry folder(String name) {
        return new Entry(name, EntryKind.FOLDER, OptionalLong.empty(), Optional.of(TIME), TimeQuality.EXACT,
                Optional.empty(), Optional.empty(), false);
    }

    private static Entry file(String name, long size) {
        return new Entry(name, EntryKind.FILE, OptionalLong.of(size), Optional.of(TIME), TimeQuality.EXACT,
                Optional.of("rw-r--r--"), Optional.empty(), false);
    }

    @Override
    public Optional<Entry> stat(VolumePath path, CancelToken cancel) {
        boolean file = path.names().size() > 2;
        return Optional.of(file ? file(path.name(), 0) : folder(path.name()));
    }

    private static ProblemException fixed() {
        return new ProblemException(Problem.of(ProblemKind.NO_PERMISSION, "", "generated", ""), null);
    }

    @Override
    public void makeFolder(VolumePath path, CancelToken cancel) throws ProblemException {
        throw fixed();
    }

    @Override
    public void delete(VolumePath path, EntryKind kind, CancelToken cancel) throws ProblemException {
        throw fixed();
    }

    @Override
    public void rename(VolumePath from, VolumePath to, CancelToken cancel) throws ProblemException {
        throw fixed();
    }

    @Override
    public InputStream read(VolumePath file, CancelToken cancel) throws ProblemException {
        throw fixed();
    }

    @Override
    public boolean write(VolumePath file, FileContent content, boolean replace, ByteCount moved, CancelToken cancel)
            throws ProblemException {
        throw fixed();
    }

    @Override
    public int parallelism() {
        return 4;
    }
}
