package io.portside.engine.sync.scan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.tree.FolderSnapshot;

/**
 * Folders that one worker of a far side has listed in a row, so that the next is asked for while one still comes. What goes
 * wrong is not looked into here: {@link #left} are the folders that have to be listed by themselves. One thread.
 */
final class ScanRow implements Volume.FolderRow {
    /** Then the session is free for a moment, for somebody who waits for it. */
    static final int LONGEST = 16;

    private final FolderLister lister;
    private final Source more;
    private final Target listed;
    private final Map<VolumePath, Taken> taken = new LinkedHashMap<>();
    private final List<ScanNode> left = new ArrayList<>();
    private Optional<ScanNode> first;
    private int count;
    private Optional<ProblemException> failure = Optional.empty();

    /** Where folders come from. */
    @FunctionalInterface
    interface Source {
        Optional<ScanNode> next();
    }

    /** Where their listings go. */
    @FunctionalInterface
    interface Target {
        void listed(ScanNode node, FolderSnapshot snapshot) throws ProblemException;
    }

    /** A folder under way. */
    private record Taken(ScanNode node, FolderLister.Collector collector) {}

    ScanRow(FolderLister lister, ScanNode first, Source more, Target listed) {
        this.lister = lister;
        this.first = Optional.of(first);
        this.more = more;
        this.listed = listed;
    }

    @Override
    public Optional<VolumePath> next() {
        while (failure.isEmpty() && left.isEmpty() && count < LONGEST) {
            Optional<ScanNode> node = first.isPresent() ? first : more.next();
            first = Optional.empty();
            if (node.isEmpty()) {
                return Optional.empty();
            }
            Optional<FolderLister.Collector> collector = lister.collector(node.get());
            VolumePath path = lister.there(node.get());
            if (collector.isPresent() && !taken.containsKey(path)) {
                count++;
                taken.put(path, new Taken(node.get(), collector.get()));
                return Optional.of(path);
            }
            left.add(node.get());
        }
        return Optional.empty();
    }

    @Override
    public Volume.EntrySink sink(VolumePath folder) {
        return taken.get(folder).collector();
    }

    @Override
    public void listed(VolumePath folder, List<String> doubts) {
        Taken done = taken.remove(folder);
        try {
            listed.listed(done.node(), done.collector().snapshot(done.node(), doubts));
        } catch (ProblemException e) {
            failure = Optional.of(e);
        }
    }

    /** Folders that were taken and not listed; throws what went wrong with one that was. */
    List<ScanNode> left() throws ProblemException {
        if (failure.isPresent()) {
            throw failure.get();
        }
        List<ScanNode> rest = new ArrayList<>(left);
        taken.values().forEach(one -> {
            one.collector().takenBack();
            rest.add(one.node());
        });
        return rest;
    }
}
