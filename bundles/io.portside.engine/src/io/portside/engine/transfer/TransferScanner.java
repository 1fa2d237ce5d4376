package io.portside.engine.transfer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Listing;
import io.portside.engine.files.Location;
import io.portside.engine.files.TemporaryName;
import io.portside.engine.files.Volume;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.ftp.cancel.CancelToken;

/**
 * Walks through what is to be transferred, makes the target folders, and hands the files on while it walks. One listing
 * of each source folder and of each target folder that exists already. Runs on one thread.
 */
final class TransferScanner {
    private final Volume from;
    private final Volume to;
    private final TransferRoute route;
    private final TaskLine line;
    private final TransferState state;
    private final ChangedFolders changed;
    private final TransferFaults faults;
    private final CancelToken cancel;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final List<VolumePath> left = new ArrayList<>();
    private final List<TransferItem> notReached = new ArrayList<>();

    TransferScanner(TransferRoute route, TaskLine line, TransferState state, ChangedFolders changed,
            TransferFaults faults, CancelToken cancel) {
        this.from = route.from();
        this.to = route.to();
        this.route = route;
        this.line = line;
        this.state = state;
        this.changed = changed;
        this.faults = faults;
        this.cancel = cancel;
    }

    /** A folder still to be walked through, and what is known of its target. */
    private record Pending(VolumePath source, TargetFolder parent) {
        TransferItem item() {
            return new TransferItem(source, parent.path());
        }
    }

    private record Origin(VolumePath sourceParent, VolumePath targetFolder) {}

    /** Walks until everything is handed on, or the transfer was cancelled. */
    void scan(List<TransferItem> items) {
        Map<Origin, List<TransferItem>> origins = new LinkedHashMap<>();
        for (TransferItem item : items) {
            origins.computeIfAbsent(new Origin(item.source().parent(), item.targetFolder()), o -> new ArrayList<>())
                    .add(item);
        }
        origins.forEach(this::start);
    }

    /** Folders of a move whose content has gone elsewhere, in the order in which they can be removed. */
    List<VolumePath> emptied() {
        List<VolumePath> deepestFirst = new ArrayList<>(left);
        Collections.reverse(deepestFirst);
        return deepestFirst;
    }

    /** What a cancelled scan never came to. */
    List<TransferItem> notReached() {
        List<TransferItem> items = new ArrayList<>(notReached);
        pending.forEach(folder -> items.add(folder.item()));
        return items;
    }

    private void start(Origin origin, List<TransferItem> items) {
        if (cancel.isCancelled()) {
            notReached.addAll(items);
            return;
        }
        try {
            TargetFolder target = items.size() == 1
                    ? TargetFolder.unlisted(origin.targetFolder(), to)
                    : TargetFolder.listed(origin.targetFolder(), to, cancel);
            Map<String, Entry> listed = items.size() == 1 ? Map.of() : byName(origin.sourceParent());
            for (TransferItem item : items) {
                root(item, Optional.ofNullable(listed.get(item.source().name())), target);
                walk();
            }
        } catch (ProblemException e) {
            for (TransferItem item : items) {
                fail(item, e);
            }
        }
    }

    private Map<String, Entry> byName(VolumePath folder) throws ProblemException {
        Map<String, Entry> entries = new HashMap<>();
        from.list(folder, cancel).entries().forEach(entry -> entries.put(entry.name(), entry));
        return entries;
    }

    private void root(TransferItem item, Optional<Entry> listed, TargetFolder target) {
        if (cancel.isCancelled()) {
            notReached.add(item);
            return;
        }
        try {
            Entry entry = listed.isPresent()
                    ? listed.get()
                    : from.stat(item.source(), cancel).orElseThrow(() -> new ProblemException(
                            Problem.of(ProblemKind.NOT_FOUND, "no such source", item.source().toString()), null));
            if (route.inside() && intoItself(item, entry)) {
                throw new ProblemException(Problem.of(ProblemKind.INTO_ITSELF, "into itself",
                        item.source().toString(), item.target().toString()), null);
            }
            if (item.arrived()) {
                from.delete(item.source(), entry.kind(), cancel);
                state.doneAtOnce();
                changed.add(new Location(from, item.source().parent()));
            } else {
                hand(item.source().parent(), entry, target);
            }
        } catch (ProblemException e) {
            fail(item, e);
        }
    }

    private boolean intoItself(TransferItem item, Entry entry) throws ProblemException {
        if (from.same(item.source(), item.target(), cancel)) {
            return true;
        }
        if (entry.kind() != EntryKind.FOLDER) {
            return false;
        }
        VolumePath above = item.targetFolder();
        while (!above.isRoot()) {
            if (from.same(item.source(), above, cancel)) {
                return true;
            }
            above = above.parent();
        }
        return item.source().isRoot();
    }

    private void walk() {
        while (!pending.isEmpty() && !cancel.isCancelled()) {
            Pending folder = pending.pop();
            try {
                enter(folder);
            } catch (ProblemException e) {
                fail(folder.item(), e);
            }
        }
    }

    /** The source is listed before the target is made: a target that lies inside must not appear in its own source. */
    private void enter(Pending folder) throws ProblemException {
        Optional<Entry> existing = folder.parent().existing(folder.source().name(), cancel);
        if (route.move() && route.inside() && existing.isEmpty() && renamed(folder)) {
            return;
        }
        Listing listing = from.list(folder.source(), cancel);
        TargetFolder target = target(folder, existing);
        if (!listing.complete()) {
            state.failed(folder.item(), Problem.of(ProblemKind.LISTING_INCOMPLETE, "listing in doubt",
                    folder.source().toString(), String.join(", ", listing.doubts())));
        }
        if (route.move()) {
            left.add(folder.source());
        }
        for (Entry entry : listing.entries()) {
            if (!TemporaryName.is(entry.name())) {
                entry(folder.source(), entry, target);
            }
        }
    }

    private void entry(VolumePath folder, Entry entry, TargetFolder target) {
        try {
            if (cancel.isCancelled()) {
                notReached.add(new TransferItem(folder.child(entry.name()), target.path()));
            } else {
                hand(folder, entry, target);
            }
        } catch (IllegalArgumentException e) {
            // A name that is no name, from a server: it leads nowhere.
            state.failed(new TransferItem(folder, target.path()),
                    Problem.of(ProblemKind.NAME_REFUSED, e.toString(), entry.name()));
        }
    }

    private boolean renamed(Pending folder) throws ProblemException {
        VolumePath target = folder.item().target();
        if (!Renames.tried(from, folder.source(), target, cancel)) {
            return false;
        }
        state.doneAtOnce();
        changed.add(new Location(to, target.parent()));
        changed.add(new Location(from, folder.source().parent()));
        return true;
    }

    private TargetFolder target(Pending folder, Optional<Entry> existing) throws ProblemException {
        VolumePath path = folder.item().target();
        if (existing.isEmpty()) {
            try {
                to.makeFolder(path, cancel);
                changed.add(new Location(to, path.parent()));
                return TargetFolder.fresh(path);
            } catch (ProblemException e) {
                if (e.problem().kind() != ProblemKind.ALREADY_EXISTS) {
                    throw e;
                }
            }
        } else if (existing.get().kind() != EntryKind.FOLDER && existing.get().kind() != EntryKind.LINK) {
            throw new ProblemException(
                    Problem.of(ProblemKind.ALREADY_EXISTS, "a file has the folder's name", path.toString()), null);
        }
        if (from.remote() && !to.remote()) {
            refuseLink(path);
        }
        return TargetFolder.listed(path, to, cancel);
    }

    /** A server may have sent that link itself, earlier or just now, to have files written wherever it points. */
    private void refuseLink(VolumePath path) throws ProblemException {
        if (to.stat(path, cancel).filter(entry -> entry.kind() == EntryKind.LINK).isPresent()) {
            throw new ProblemException(
                    Problem.of(ProblemKind.ALREADY_EXISTS, "a link has the folder's name", path.toString()), null);
        }
    }

    /** Folders are kept for later, files handed to the workers. */
    private void hand(VolumePath folder, Entry entry, TargetFolder target) {
        VolumePath source = folder.child(entry.name());
        TransferItem item = new TransferItem(source, target.path());
        switch (entry.kind()) {
            case FOLDER -> pending.push(new Pending(source, target));
            case OTHER -> state.failed(item, Problem.of(ProblemKind.SPECIAL_FILE, "not a file", source.toString()));
            case FILE, LINK -> {
                FileTask task = new FileTask(folder, entry, target);
                state.found(task.size());
                if (!line.add(task)) {
                    notReached.add(item);
                }
            }
        }
    }

    private void fail(TransferItem item, ProblemException failure) {
        if (failure.problem().kind() == ProblemKind.CANCELLED || cancel.isCancelled()) {
            notReached.add(item);
        } else {
            faults.failed(item, failure.problem());
        }
    }
}
