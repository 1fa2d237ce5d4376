package io.portside.engine.sync.scan;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.ProblemStreamException;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemMapping;
import io.portside.engine.sync.plan.filter.FilterMatcher;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.FolderSnapshot;
import io.portside.engine.sync.tree.FolderTriple;
import io.portside.engine.sync.tree.Trust;
import io.portside.ftp.cancel.CancelToken;
import io.portside.ftp.transfer.FileHash;

/**
 * Adds checksums to files that both sides have with the same size. The server's where it offers one, and the other side is
 * then read by the same algorithm; else both are read. Files of a folder are worked at in parallel by the workers of the
 * remote side.
 */
final class ChecksumStage {
    private static final String USUAL = "SHA-256";

    private final Map<Side, ScanEnd> ends;
    private final FilterMatcher filter;
    private final Instant made;
    private final ScanPatience patience;
    private final ScanQueue queue;
    private final ScanMeter meter;
    private final CancelToken cancel;

    ChecksumStage(ScanEnd left, ScanEnd right, FilterMatcher filter, Instant made, ScanPatience patience,
            ScanQueue queue, ScanMeter meter, CancelToken cancel) {
        this.ends = new EnumMap<>(Map.of(Side.LEFT, left, Side.RIGHT, right));
        this.filter = filter;
        this.made = made;
        this.patience = patience;
        this.queue = queue;
        this.meter = meter;
        this.cancel = cancel;
    }

    /** False where no file needs a checksum; else {@code then} gets the folder with them, later, on a worker's thread. */
    boolean begin(FolderTriple triple, Consumer<FolderTriple> then) {
        List<String> names = new ArrayList<>();
        triple.left().entries().forEach((name, left) -> {
            Facts right = triple.right().entries().get(name);
            if (right != null && left.kind() == EntryKind.FILE && right.kind() == EntryKind.FILE
                    && left.size().isPresent() && left.size().equals(right.size())
                    && filter.takesPartThere(triple.folder(), name, left, made)
                    && filter.takesPartThere(triple.folder(), name, right, made)) {
                names.add(name);
            }
        });
        if (names.isEmpty()) {
            return false;
        }
        Folder folder = new Folder(triple, names.size(), then);
        Side busy = ends.get(Side.RIGHT).volume().remote() ? Side.RIGHT : Side.LEFT;
        queue.addTasks(busy, names.stream().<ScanQueue.Task>map(name -> () -> folder.file(name)).toList());
        return true;
    }

    /** A folder whose files are being read. */
    private final class Folder {
        private final FolderTriple triple;
        private final AtomicInteger left;
        private final Consumer<FolderTriple> then;
        // Guarded by this.
        private final Map<Side, Map<String, Facts>> found = new EnumMap<>(Side.class);
        private final Map<Side, List<String>> doubts = new EnumMap<>(Side.class);

        Folder(FolderTriple triple, int files, Consumer<FolderTriple> then) {
            this.triple = triple;
            this.left = new AtomicInteger(files);
            this.then = then;
            for (Side side : Side.values()) {
                found.put(side, new TreeMap<>(triple.of(side).entries()));
                doubts.put(side, new ArrayList<>(triple.of(side).doubts()));
            }
        }

        void file(String name) throws ProblemException {
            meter.seen(0, triple.folder().child(name));
            long size = triple.left().entries().get(name).size().orElseThrow();
            Optional<FileHash> told = Optional.empty();
            Optional<Side> teller = Optional.empty();
            for (Side side : List.of(Side.RIGHT, Side.LEFT)) {
                if (told.isEmpty() && ends.get(side).volume().remote()) {
                    told = attempt(side, name, () -> hash(side, triple.folder().child(name), size));
                    teller = told.map(hash -> side);
                }
            }
            String algorithm = told.map(FileHash::algorithm).orElse(USUAL);
            for (Side side : Side.values()) {
                Optional<FileHash> hash = teller.equals(Optional.of(side))
                        ? told
                        : attempt(side, name, () -> Optional.of(read(side, triple.folder().child(name), algorithm)));
                put(side, name, hash);
            }
            if (left.decrementAndGet() == 0) {
                then.accept(whole());
            }
        }

        private Optional<FileHash> attempt(Side side, String name, ScanPatience.Question<Optional<FileHash>> question)
                throws ProblemException {
            try {
                return patience.ask(question, cancel);
            } catch (ProblemException e) {
                if (!ScanPatience.foldersOwn(e)) {
                    throw e;
                }
                synchronized (this) {
                    doubts.get(side).add("no checksum of " + name + ": " + e.getMessage());
                }
                return Optional.empty();
            }
        }

        private synchronized void put(Side side, String name, Optional<FileHash> hash) {
            hash.ifPresent(sum -> found.get(side).computeIfPresent(name,
                    (key, facts) -> facts.withChecksum(sum.algorithm() + ":" + sum.hex())));
        }

        private synchronized FolderTriple whole() {
            return new FolderTriple(triple.folder(), snapshot(Side.LEFT), snapshot(Side.RIGHT), triple.baseline());
        }

        /** A file whose content nobody knows must not be decided by its time. */
        private FolderSnapshot snapshot(Side side) {
            FolderSnapshot before = triple.of(side);
            boolean worse = doubts.get(side).size() > before.doubts().size();
            return new FolderSnapshot(before.folder(), worse && before.sure() ? Trust.SUSPICIOUS : before.trust(),
                    new TreeMap<>(found.get(side)), doubts.get(side));
        }
    }

    private VolumePath path(Side side, VolumePath below) {
        return ends.get(side).root().resolve(below.names().toArray(String[]::new));
    }

    private Optional<FileHash> hash(Side side, VolumePath file, long size) throws ProblemException {
        return ends.get(side).volume().hash(path(side, file), size, true, cancel);
    }

    private FileHash read(Side side, VolumePath below, String algorithm) throws ProblemException {
        Volume volume = ends.get(side).volume();
        VolumePath file = path(side, below);
        try (InputStream in = volume.read(file, cancel)) {
            return FileHash.of(algorithm, in);
        } catch (ProblemStreamException e) {
            throw e.problem();
        } catch (IOException e) {
            throw ProblemMapping.reading(e, file.toString());
        }
    }
}
