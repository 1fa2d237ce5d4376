package io.portside.engine.sync.scan;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Entry;
import io.portside.engine.files.TimeQuality;
import java.util.concurrent.CopyOnWriteArrayList;

import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumeLayer;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.transfer.FileHash;

/** A volume that keeps a log of listings, and doubts, fails or stops where a test says so. */
final class WatchedVolume extends VolumeLayer {
    private final VolumePath root;
    private final List<String> listed = new CopyOnWriteArrayList<>();
    private final Map<String, String> doubts = new HashMap<>();
    private volatile Fault fault = (what, path) -> {};
    private volatile Optional<String> hashes = Optional.empty();
    private volatile boolean remote;
    private volatile int longestRow = Integer.MAX_VALUE;
    private final List<Integer> rows = new CopyOnWriteArrayList<>();

    /** Called before each call; may throw or block. */
    @FunctionalInterface
    interface Fault {
        void at(String what, String path) throws ProblemException;
    }

    /** @param root what paths in the log and in faults begin below */
    WatchedVolume(Volume volume, VolumePath root) {
        super(volume);
        this.root = root;
    }

    static ProblemException problem(ProblemKind kind) {
        return new ProblemException(Problem.of(kind, "as the test says", "x", "y"), null);
    }

    WatchedVolume doubt(String folder, String why) {
        doubts.put(folder, why);
        return this;
    }

    WatchedVolume fault(Fault other) {
        fault = other;
        return this;
    }

    /** From now on a server that offers checksums. */
    WatchedVolume hashing(String algorithm) {
        remote = true;
        hashes = Optional.of(algorithm);
        return this;
    }

    /** From now on a server that asks for folders ahead, and gives a row up after so many without a word. */
    WatchedVolume far(int most) {
        remote = true;
        longestRow = most;
        return this;
    }

    /** Rows of folders, by their lengths. */
    List<Integer> rows() {
        return rows;
    }

    /** Folders, in the order in which they were asked for. */
    List<String> listed() {
        return listed;
    }

    private String below(VolumePath path) {
        return path.startsWith(root)
                ? new VolumePath(path.names().subList(root.names().size(), path.names().size())).toString()
                : "outside:" + path;
    }

    @Override
    public boolean remote() {
        return remote || super.remote();
    }

    @Override
    public List<String> list(VolumePath folder, EntrySink sink, CancelToken cancel) throws ProblemException {
        String path = below(folder);
        listed.add(path);
        fault.at("list", path);
        List<String> told = super.list(folder, sink, cancel);
        return doubts.containsKey(path) ? List.of(doubts.get(path)) : told;
    }

    @Override
    public void list(FolderRow row, CancelToken cancel) throws ProblemException {
        int count = 0;
        for (Optional<VolumePath> next = row.next(); next.isPresent(); next = row.next()) {
            if (count == longestRow) {
                row.sink(next.get()).entries(List.of(new Entry("half", EntryKind.FILE, OptionalLong.of(1),
                        Optional.empty(), TimeQuality.EXACT, Optional.empty(), Optional.empty(), false)));
                break;
            }
            count++;
            row.listed(next.get(), list(next.get(), row.sink(next.get()), cancel));
        }
        rows.add(count);
    }

    @Override
    public InputStream read(VolumePath file, CancelToken cancel) throws ProblemException {
        fault.at("read", below(file));
        return super.read(file, cancel);
    }

    @Override
    public Optional<FileHash> hash(VolumePath file, long size, boolean doubted, CancelToken cancel)
            throws ProblemException {
        if (hashes.isEmpty()) {
            return super.hash(file, size, doubted, cancel);
        }
        fault.at("hash", below(file));
        try (InputStream in = super.read(file, cancel)) {
            return Optional.of(FileHash.of(hashes.get(), in));
        } catch (IOException e) {
            throw problem(ProblemKind.READ_FAILED);
        }
    }
}
