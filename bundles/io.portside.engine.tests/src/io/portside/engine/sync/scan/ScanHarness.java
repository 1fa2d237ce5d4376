package io.portside.engine.sync.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.VolumePath;
import io.portside.engine.files.vfs.VfsVolumes;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.SyncListener;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.FolderBaseline;
import io.portside.engine.sync.tree.FolderTriple;
import io.portside.ftp.cancel.CancelToken;

/** Two folders on this disk, a baseline in memory, and what a scan of them told. */
final class ScanHarness {
    static final Instant MADE = Instant.parse("2026-03-01T00:00:00Z");
    private final VfsVolumes volumes = new VfsVolumes("here");
    private final Map<Side, Path> roots = new EnumMap<>(Side.class);
    private final Map<Side, WatchedVolume> sides = new EnumMap<>(Side.class);
    private final Map<String, FolderBaseline> baseline = new TreeMap<>();
    private final List<Long> pauses = new ArrayList<>();
    final CancelToken cancel = new CancelToken();
    SyncRules rules = SyncRules.DEFAULT;
    SyncListener listener = SyncListener.NONE;

    ScanHarness(Path folder) throws IOException {
        for (Side side : Side.values()) {
            Path root = Files.createDirectories(folder.toRealPath().resolve(side.name()));
            roots.put(side, root);
            sides.put(side, new WatchedVolume(volumes.local(), VolumePath.parse(root.toString())));
        }
    }

    Path root(Side side) {
        return roots.get(side);
    }

    WatchedVolume side(Side side) {
        return sides.get(side);
    }

    ScanHarness file(Side side, String path, String content) throws IOException {
        Path file = root(side).resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return this;
    }

    ScanHarness both(String path, String content) throws IOException {
        return file(Side.LEFT, path, content).file(Side.RIGHT, path, content);
    }

    ScanHarness known(String folder, String name, EntryKind kind) {
        FolderBaseline before = baseline.getOrDefault(folder, FolderBaseline.empty(VolumePath.parse(folder)));
        TreeMap<String, BaselineEntry> entries = new TreeMap<>(before.entries());
        Facts facts = new Facts(kind, OptionalLong.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), false);
        entries.put(name, new BaselineEntry(facts, facts));
        baseline.put(folder, new FolderBaseline(before.folder(), entries));
        return this;
    }

    /** Milliseconds of each pause before something was tried again. */
    List<Long> pauses() {
        return pauses;
    }

    /** By path; fails when a folder came twice. */
    Map<String, FolderTriple> scan() throws ProblemException {
        Map<String, FolderTriple> found = new TreeMap<>();
        PairScan scan = new PairScan(end(Side.LEFT), end(Side.RIGHT), rules, MADE,
                folder -> baseline.getOrDefault(folder.toString(), FolderBaseline.empty(folder)), triple -> {
                    if (found.put(triple.folder().toString(), triple) != null) {
                        throw new IllegalStateException("twice: " + triple.folder());
                    }
                }, listener, (time, token) -> {
                    synchronized (pauses) {
                        pauses.add(time.toMillis());
                    }
                });
        scan.run(cancel);
        return found;
    }

    private ScanEnd end(Side side) {
        return new ScanEnd(side(side), VolumePath.parse(root(side).toString()), 3);
    }

    void close() {
        volumes.close();
    }
}
