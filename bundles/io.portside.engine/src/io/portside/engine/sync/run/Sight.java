package io.portside.engine.sync.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.Listing;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.plan.compare.Difference;
import io.portside.engine.sync.plan.compare.FactsComparison;
import io.portside.engine.sync.tree.Facts;
import io.portside.ftp.cancel.CancelToken;

/**
 * What is on a side right now. On this computer each entry is looked at; on a server a folder in which more is to be done
 * is listed once, and again when that is some seconds old. Thread-safe.
 */
final class Sight {
    /** From so many entries on one listing is cheaper than a question for each. */
    private static final int WORTH_A_LISTING = 3;
    private static final long FRESH_NANOS = 10_000_000_000L;
    /** Work goes through the folders in order; more than these are not in use at a time. */
    private static final int REMEMBERED = 16;

    private final RunEnd end;
    private final Map<VolumePath, Integer> work;
    private final RunClock clock;
    private final Set<VolumePath> touched = ConcurrentHashMap.newKeySet();
    private final Map<VolumePath, Long> realFolders = new ConcurrentHashMap<>();
    // Guarded by itself.
    @SuppressWarnings("super")
    private final Map<VolumePath, Looked> looked = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<VolumePath, Looked> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param work in how many entries of a folder something is to be done */
    Sight(RunEnd end, Map<VolumePath, Integer> work, RunClock clock) {
        this.end = end;
        this.work = work;
        this.clock = clock;
    }

    /** A listing that is there or comes. */
    private record Looked(CompletableFuture<Seen> seen, long at) {}

    private record Seen(Map<String, Entry> entries, boolean complete) {}

    /** What has this path now; empty: nothing. */
    Optional<Entry> look(VolumePath path, CancelToken cancel) throws ProblemException {
        if (!end.volume().remote() || path.isRoot() || touched.contains(path)
                || work.getOrDefault(path.parent(), 0) < WORTH_A_LISTING) {
            return end.stat(path, cancel);
        }
        Seen seen = folder(path.parent(), cancel);
        Entry entry = seen.entries().get(path.name());
        // What a doubtful listing does not show may be there; nor what many listings hide.
        return entry != null || seen.complete() && !hidden(path)
                ? Optional.ofNullable(entry)
                : end.stat(path, cancel);
    }

    /** vsftpd and others leave such names out unless asked, and may be told to from one day to the next. */
    private static boolean hidden(VolumePath path) {
        return path.names().stream().anyMatch(name -> name.startsWith("."));
    }

    /** It is not any more as it was listed: we changed it. */
    void touched(VolumePath path) {
        touched.add(path);
        realFolders.remove(path);
    }

    private Seen folder(VolumePath folder, CancelToken cancel) throws ProblemException {
        while (true) {
            Looked found;
            boolean ours = false;
            synchronized (looked) {
                found = looked.get(folder);
                if (found == null || clock.nanos() - found.at() > FRESH_NANOS) {
                    found = new Looked(new CompletableFuture<>(), clock.nanos());
                    looked.put(folder, found);
                    ours = true;
                }
            }
            if (ours) {
                return list(folder, found, cancel);
            }
            try {
                return found.seen().join();
            } catch (CompletionException e) {
                // The other one's failure, its cancelling perhaps: we ask ourselves.
                synchronized (looked) {
                    looked.remove(folder, found);
                }
            }
        }
    }

    private Seen list(VolumePath folder, Looked place, CancelToken cancel) throws ProblemException {
        boolean done = false;
        try {
            Seen seen = list(folder, cancel);
            place.seen().complete(seen);
            done = true;
            return seen;
        } finally {
            if (!done) {
                place.seen().completeExceptionally(new IllegalStateException("not listed"));
                synchronized (looked) {
                    looked.remove(folder, place);
                }
            }
        }
    }

    private Seen list(VolumePath folder, CancelToken cancel) throws ProblemException {
        try {
            return seen(end.volume().list(end.at(folder), cancel));
        } catch (ProblemException e) {
            ProblemKind kind = e.problem().kind();
            if (kind == ProblemKind.NOT_FOUND || kind == ProblemKind.NOT_A_FOLDER) {
                // One refusal proves nothing: each entry is asked about.
                return new Seen(Map.of(), false);
            }
            throw e;
        }
    }

    private static Seen seen(Listing listing) {
        Map<String, Entry> entries = new HashMap<>();
        listing.entries().forEach(entry -> entries.put(entry.name(), entry));
        return new Seen(entries, listing.complete());
    }

    /**
     * Whether it is what it was known to be. What a link was taken for is looked at where the link led to.
     *
     * @param known empty: nothing was there
     */
    boolean asKnown(VolumePath path, Optional<Facts> known, CancelToken cancel) throws ProblemException {
        return known.isPresent() && followed(known.get())
                ? same(known, end.volume().stat(target(known.get()), cancel))
                : same(known, look(path, cancel));
    }

    static boolean same(Optional<Facts> known, Optional<Entry> now) {
        if (known.isEmpty() || now.isEmpty()) {
            return known.isEmpty() && now.isEmpty();
        }
        Difference difference = FactsComparison.sameSide(known.get(), Facts.of(now.get()));
        return difference == Difference.NONE || difference == Difference.UNDECIDABLE;
    }

    /** Whether it was found through a link. */
    static boolean followed(Facts facts) {
        return facts.linkTarget().isPresent() && facts.kind() != EntryKind.LINK;
    }

    /** Absolute. */
    static VolumePath target(Facts followed) {
        return VolumePath.parse(followed.linkTarget().orElseThrow());
    }

    /**
     * Throws {@code LINK_NOT_FOLLOWED} when a folder above {@code path} is, or has become, a link: what is deleted or
     * replaced there would be somebody else's.
     */
    void requireNoLinkAbove(VolumePath path, CancelToken cancel) throws ProblemException {
        for (VolumePath folder = path.parent(); !folder.isRoot(); folder = folder.parent()) {
            Long checked = realFolders.get(folder);
            if (checked != null && clock.nanos() - checked <= FRESH_NANOS) {
                continue;
            }
            Optional<Entry> entry = look(folder, cancel);
            if (entry.isPresent() && entry.get().kind() == EntryKind.LINK) {
                throw new ProblemException(Problem.of(ProblemKind.LINK_NOT_FOLLOWED, "a folder above is a link",
                        path.toString(), folder.toString()), null);
            }
            realFolders.put(folder, clock.nanos());
        }
    }
}
