package io.portside.engine.sync.scan;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;
import io.portside.ftp.cancel.CancelToken;

/**
 * Takes links for what they point to. A link that points nowhere, out of what the volume shows, or to a folder that it is
 * in, stays a link, and links are left alone. Each link costs a few questions, so this is for trees with few of them.
 * Thread-safe.
 */
final class LinkResolver {
    /** As Linux. */
    private static final int MOST_HOPS = 40;
    /** Links above each other; two folders that link to each other's neighbours would multiply for ever. */
    private static final int MOST_ABOVE = 8;

    private final ScanEnd end;
    private final Side side;
    private final ScanPatience patience;
    private final CancelToken cancel;
    /** Paths whose parents are no links, and what they are called without being links themselves. */
    private final Map<VolumePath, Optional<VolumePath>> steps = new ConcurrentHashMap<>();

    LinkResolver(ScanEnd end, Side side, ScanPatience patience, CancelToken cancel) {
        this.end = end;
        this.side = side;
        this.patience = patience;
        this.cancel = cancel;
    }

    /** Of a link in {@code folder}: what it points to, with the target kept, or the link as it is. */
    Facts facts(ScanNode folder, Entry link) throws ProblemException {
        Facts plain = Facts.of(link);
        if (link.linkTarget().isEmpty()) {
            return plain;
        }
        try {
            Optional<VolumePath> here = canonical(folder.real(end.root(), side));
            Optional<VolumePath> target = here.isEmpty()
                    ? Optional.empty()
                    : follow(here.get(), link.linkTarget().get(), 1);
            if (target.isEmpty()) {
                return plain;
            }
            Optional<Entry> there = stat(target.get());
            if (there.isEmpty() || there.get().kind() == EntryKind.FOLDER && circle(folder, target.get())) {
                return plain;
            }
            return followed(plain, there.get(), target.get());
        } catch (ProblemException e) {
            if (ScanPatience.foldersOwn(e)) {
                return plain;
            }
            throw e;
        }
    }

    private static Facts followed(Facts link, Entry there, VolumePath target) {
        return switch (there.kind()) {
            case FILE -> new Facts(EntryKind.FILE, there.size(),
                    there.modified().map(time -> new Stamp(time, there.timeQuality())),
                    Optional.of(target.toString()), Optional.empty(), link.hidden());
            case FOLDER -> new Facts(EntryKind.FOLDER, there.size(), Optional.empty(), Optional.of(target.toString()),
                    Optional.empty(), link.hidden());
            default -> link;
        };
    }

    /** Whether the scan has come through {@code target}, or would come here again from it. */
    private boolean circle(ScanNode folder, VolumePath target) throws ProblemException {
        int links = 0;
        Optional<ScanNode> walk = Optional.of(folder);
        while (walk.isPresent()) {
            VolumePath real = walk.get().real(end.root(), side);
            if (canonical(real).orElse(real).startsWith(target)) {
                return true;
            }
            links += walk.get().isLink(side) ? 1 : 0;
            walk = walk.get().parent();
        }
        return links >= MOST_ABOVE;
    }

    /** A folder's path with all links in it followed; empty where something in it is not there. */
    private Optional<VolumePath> canonical(VolumePath path) throws ProblemException {
        return follow(VolumePath.ROOT, path.toString(), 0);
    }

    /** As the system does: name by name, because {@code link/..} is not where the link is. */
    private Optional<VolumePath> follow(VolumePath folder, String target, int hops) throws ProblemException {
        VolumePath here = target.startsWith("/") ? VolumePath.ROOT : folder;
        for (String name : target.split("/")) {
            if (name.equals("..")) {
                here = here.parent();
            } else if (!name.isEmpty() && !name.equals(".")) {
                Optional<VolumePath> next = step(here.child(name), hops);
                if (next.isEmpty()) {
                    return next;
                }
                here = next.get();
            }
        }
        return Optional.of(here);
    }

    private Optional<VolumePath> step(VolumePath path, int hops) throws ProblemException {
        Optional<VolumePath> known = steps.get(path);
        if (known != null) {
            return known;
        }
        Optional<Entry> entry = stat(path);
        Optional<VolumePath> found = entry.isPresent() ? Optional.of(path) : Optional.empty();
        if (entry.isPresent() && entry.get().kind() == EntryKind.LINK) {
            found = entry.get().linkTarget().isPresent() && hops < MOST_HOPS
                    ? follow(path.parent(), entry.get().linkTarget().get(), hops + 1)
                    : Optional.empty();
        }
        steps.put(path, found);
        return found;
    }

    private Optional<Entry> stat(VolumePath path) throws ProblemException {
        return patience.ask(() -> end.volume().stat(path, cancel), cancel);
    }
}
