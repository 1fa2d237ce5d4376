package io.portside.engine.sync.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portside.engine.files.Entry;
import io.portside.engine.files.Listing;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.state.Settlement;
import io.portside.engine.sync.state.Step;
import io.portside.engine.sync.tree.Facts;

/**
 * When all copies of a folder are made it is listed once more, so that the baseline knows them as the next scan will see
 * them. A copy that is not there or has another size is no good copy, whatever the server said; and a source on a server
 * that is not any more as it was has perhaps been read while it changed. Thread-safe.
 */
final class ClosingLook {
    private final RunParts parts;
    private final RunFates fates;
    // Guarded by itself.
    private final Map<Place, Folder> folders = new HashMap<>();

    ClosingLook(RunParts parts, RunFates fates) {
        this.parts = parts;
        this.fates = fates;
    }

    private record Place(Side side, VolumePath folder) {}

    private record Copied(int item, Step step) {}

    private static final class Folder {
        private int awaited;
        private final List<Copied> written = new ArrayList<>();
        private final List<Copied> read = new ArrayList<>();
    }

    /** Before anything begins: an item will copy into {@code folder} of a side, or try to. */
    void awaits(VolumePath folder) {
        synchronized (folders) {
            for (Side side : Side.values()) {
                folders.computeIfAbsent(new Place(side, folder), place -> new Folder()).awaited++;
            }
        }
    }

    void copied(int item, Step step) {
        synchronized (folders) {
            VolumePath folder = step.path().parent();
            folders.get(new Place(step.side(), folder)).written.add(new Copied(item, step));
            if (parts.end(step.side().other()).volume().remote()) {
                folders.get(new Place(step.side().other(), folder)).read.add(new Copied(item, step));
            }
        }
    }

    /** That item is over. The last one looks. */
    void over(VolumePath folder) {
        for (Side side : Side.values()) {
            Place place = new Place(side, folder);
            Folder finished = null;
            synchronized (folders) {
                Folder found = folders.get(place);
                if (--found.awaited == 0) {
                    finished = found;
                    folders.remove(place);
                }
            }
            if (finished != null && !parts.cancel().isCancelled()
                    && !(finished.written.isEmpty() && finished.read.isEmpty())) {
                look(place, finished);
            }
        }
    }

    private void look(Place place, Folder folder) {
        try {
            RunEnd end = parts.end(place.side());
            Listing listing = end.volume().list(end.at(place.folder()), parts.cancel());
            Map<String, Entry> entries = new HashMap<>();
            listing.entries().forEach(entry -> entries.put(entry.name(), entry));
            for (Copied copied : folder.written) {
                Optional<Entry> now = Optional.ofNullable(entries.get(copied.step().path().name()));
                if (now.isPresent() || listing.complete()) {
                    written(copied, now);
                }
            }
            for (Copied copied : folder.read) {
                read(copied, Optional.ofNullable(entries.get(copied.step().path().name())), listing.complete());
            }
        } catch (ProblemException e) {
            // What each write said is in the baseline, and the next scan sees for itself.
        }
    }

    private void written(Copied copied, Optional<Entry> now) throws ProblemException {
        Step step = copied.step();
        Facts expected = expected(step);
        if (now.isEmpty()) {
            bad(copied, Problem.of(ProblemKind.NOT_FOUND, "not in its folder's listing", step.path().toString()));
            return;
        }
        Facts shown = Facts.of(now.get());
        if (Sight.same(Optional.of(expected), now)) {
            parts.journal().settledBetter(Settling.shown(step, Optional.of(shown)));
        } else if (shown.kind() != expected.kind() || !shown.size().equals(expected.size())) {
            bad(copied, Problem.of(ProblemKind.VERIFICATION_FAILED, "in its folder's listing: " + shown,
                    step.path().toString(), Long.toString(expected.size().orElse(0)),
                    Long.toString(shown.size().orElse(0))));
        } else if (twins(step).sameBytes(step, parts.cancel())) {
            // A server that changes times after all.
            parts.journal().settledBetter(Settling.shown(step, Optional.of(shown)));
        }
        // Else somebody wrote it since: to the next scan it will be changed, as it is.
    }

    private Twins twins(Step step) {
        return new Twins(parts.end(step.side()), parts.end(step.side().other()));
    }

    /** What the step's own path settled on its side. */
    private static Facts expected(Step step) {
        return step.settles().stream().filter(one -> one.path().equals(step.path())).findFirst()
                .flatMap(Settlement::entry).map(entry -> entry.of(step.side())).orElseThrow();
    }

    private void bad(Copied copied, Problem problem) throws ProblemException {
        parts.journal().settledBetter(Settling.unknown(copied.step()));
        fates.failedAfterAll(copied.item(), problem);
    }

    /** The baseline keeps the source as it was, so that the next scan sees it changed and copies it again. */
    private void read(Copied copied, Optional<Entry> now, boolean complete) {
        Optional<Facts> source = copied.step().content();
        boolean followed = source.map(Sight::followed).orElse(false);
        if (!followed && (now.isPresent() || complete) && !Sight.same(source, now)) {
            fates.failedAfterAll(copied.item(), Problem.of(ProblemKind.SOURCE_CHANGED,
                    "not as it was when it was read", copied.step().path().toString()));
        }
    }
}
