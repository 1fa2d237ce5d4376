package io.portside.engine.sync.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.plan.filter.FilterMatcher;
import io.portside.engine.sync.rule.LinkPolicy;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.FolderSnapshot;
import io.portside.engine.sync.tree.Trust;
import io.portside.ftp.cancel.CancelToken;

/** Lists folders of one side, and says how far the listings can be believed. Thread-safe. */
final class FolderLister {
    /** Deeper than any tree of people; a server that shows a folder inside itself would lead us on for ever. */
    static final int DEEPEST = 128;

    private final Side side;
    private final ScanEnd end;
    private final ScanPatience patience;
    private final Optional<LinkResolver> links;
    private final ScanMeter meter;
    private final CancelToken cancel;

    FolderLister(Side side, ScanEnd end, LinkPolicy policy, ScanPatience patience, ScanMeter meter,
            CancelToken cancel) {
        this.side = side;
        this.end = end;
        this.patience = patience;
        this.links = policy == LinkPolicy.FOLLOW
                ? Optional.of(new LinkResolver(end, side, patience, cancel))
                : Optional.empty();
        this.meter = meter;
        this.cancel = cancel;
    }

    /** The folder as this side has it. Throws what is not this folder's own, and whatever happens to the root. */
    FolderSnapshot list(ScanNode node) throws ProblemException {
        VolumePath path = node.path();
        meter.looking(path);
        if (node.depth() > DEEPEST) {
            return FolderSnapshot.failed(path, "more than " + DEEPEST + " folders deep");
        }
        VolumePath there = there(node);
        try {
            return patience.ask(() -> {
                Collector collector = new Collector(path);
                return collector.snapshot(node, end.volume().list(there, collector, cancel));
            }, cancel);
        } catch (ProblemException e) {
            if (!node.isRoot() && ScanPatience.foldersOwn(e)) {
                return FolderSnapshot.failed(path, e.getMessage());
            }
            throw e;
        }
    }

    /** Where the folder is on this side. */
    VolumePath there(ScanNode node) {
        return end.root().resolve(node.path().names().toArray(String[]::new));
    }

    /** A folder that is listed in a row with others; empty where it is not to be listed at all, or only by itself. */
    Optional<Collector> collector(ScanNode node) {
        if (node.isRoot() || node.depth() > DEEPEST) {
            return Optional.empty();
        }
        meter.looking(node.path());
        return Optional.of(new Collector(node.path()));
    }

    /** Whether links are looked up, with questions of their own. */
    boolean asksAboutLinks() {
        return links.isPresent();
    }

    /** Entries as they come. One listing, one thread. */
    final class Collector implements Volume.EntrySink {
        private final VolumePath path;
        private final Map<String, Entry> links = new TreeMap<>();
        private final List<String> doubts = new ArrayList<>();
        private SortedMap<String, Facts> entries = new TreeMap<>();

        Collector(VolumePath path) {
            this.path = path;
        }

        @Override
        public void entries(List<Entry> batch) {
            batch.forEach(this::add);
            meter.seen(batch.size(), path);
        }

        private void add(Entry entry) {
            String name = entry.name();
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.indexOf('/') >= 0) {
                doubts.add("a name that no file can have: " + name);
                return;
            }
            if (name.startsWith(FilterMatcher.OWN)) {
                return;
            }
            Facts facts = Facts.of(entry);
            if (entry.kind() == EntryKind.OTHER && entry.modified().isEmpty()) {
                // A folder that may be read but not searched shows names and nothing else.
                doubts.add("nothing but the name is known of " + name);
            }
            if (entries.put(name, facts) != null) {
                doubts.add("listed twice: " + name);
            }
            if (entry.kind() == EntryKind.LINK && FolderLister.this.links.isPresent()) {
                links.put(name, entry);
            }
        }

        @Override
        public void takenBack() {
            meter.seen(-entries.size(), path);
            entries = new TreeMap<>();
            links.clear();
            doubts.clear();
        }

        FolderSnapshot snapshot(ScanNode node, List<String> told) throws ProblemException {
            doubts.addAll(told);
            if (node.isDoubted(side)) {
                doubts.add("the listing of a folder above is not complete");
            }
            for (Map.Entry<String, Entry> link : links.entrySet()) {
                entries.put(link.getKey(), FolderLister.this.links.get().facts(node, link.getValue()));
            }
            return new FolderSnapshot(path, doubts.isEmpty() ? Trust.COMPLETE : Trust.SUSPICIOUS, entries, doubts);
        }
    }
}
