package io.portside.engine.sync.run;

import java.util.Optional;

import io.portside.engine.content.SourceContent;
import io.portside.engine.content.SpooledContent;
import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.Volume.FileContent;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.state.Step;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;
import io.portside.ftp.cancel.CancelToken;

/** The content of one file, or one link, on its way to the other side. One thread. */
final class FileCopy {
    private final RunParts parts;
    private final RunEnd from;
    private final RunEnd to;
    private final SideTimes times;
    private long moved;

    /** @param times what is known of the written side's times */
    FileCopy(RunParts parts, RunEnd from, RunEnd to, SideTimes times) {
        this.parts = parts;
        this.from = from;
        this.to = to;
        this.times = times;
    }

    /** Bytes of content that came over. */
    long moved() {
        return moved;
    }

    /** Does a copying step. Returns what the written side shows. */
    Optional<Facts> run(Step step, CancelToken cancel) throws ProblemException, PlaceTaken {
        Facts content = step.content().orElseThrow();
        UnchangedTarget target = new UnchangedTarget(to, step, parts.clock());
        if (content.kind() == EntryKind.LINK) {
            link(step, content, target, cancel);
            return shown(step, cancel);
        }
        VolumePath source = Sight.followed(content) ? Sight.target(content) : from.at(step.path());
        Entry entry = entry(step, source, cancel);
        SourceContent read = new SourceContent(from.volume(), source, entry, local(), true);
        boolean good = false;
        try {
            boolean timed = copy(step, new PacedContent(read, parts.pace()), target, cancel);
            good = true;
            return shown(step, entry, timed, read.exact() && !to.volume().text(to.at(step.path())), cancel);
        } catch (ProblemException e) {
            throw read.failure().filter(failure -> !cancel.isCancelled()).orElse(e);
        } finally {
            if (!good) {
                count(-moved);
            }
        }
    }

    private boolean local() {
        return !from.volume().remote() && !to.volume().remote();
    }

    private boolean copy(Step step, FileContent content, UnchangedTarget target, CancelToken cancel)
            throws ProblemException, PlaceTaken {
        if (from.volume().remote() && from.volume().id().equals(to.volume().id())) {
            // Reading and writing at a time would hold two sessions, and wait for ever where the server allows one.
            try (SpooledContent spooled = SpooledContent.of(content, cancel)) {
                return send(step, spooled, target, cancel);
            }
        }
        return send(step, step.temporary().isPresent() ? content : target.before(content), target, cancel);
    }

    private boolean send(Step step, FileContent content, UnchangedTarget target, CancelToken cancel)
            throws ProblemException, PlaceTaken {
        return parts.actor(to.side()).copy(step, StepActor.Bringing.file(to, content, this::count), target::require,
                cancel);
    }

    private void count(long bytes) {
        moved += bytes;
        parts.meter().moved(bytes);
    }

    /** Only on this computer: what a server calls a link's target means nothing here, and could be meant to harm. */
    private void link(Step step, Facts content, UnchangedTarget target, CancelToken cancel)
            throws ProblemException, PlaceTaken {
        if (!local() || content.linkTarget().isEmpty()) {
            throw new ProblemException(Problem.of(ProblemKind.LINK_NOT_FOLLOWED, "link", step.path().toString(),
                    content.linkTarget().orElse("?")), null);
        }
        parts.actor(to.side()).copy(step, StepActor.Bringing.link(to, content.linkTarget().get()), target::require,
                cancel);
    }

    /** The source with its exact time: LIST gives minutes, for old files days, and the copy would get those. */
    private Entry entry(Step step, VolumePath source, CancelToken cancel) throws ProblemException {
        Optional<Entry> found = Sight.followed(step.content().orElseThrow())
                ? from.volume().stat(source, cancel)
                : parts.sight(from.side()).look(step.path(), cancel);
        if (from.volume().remote() && found.map(Entry::coarseTime).orElse(false)) {
            found = from.volume().stat(source, cancel);
        }
        Entry now = found.orElseThrow(() -> new ProblemException(
                Problem.of(ProblemKind.NOT_FOUND, "gone since it was looked at", source.toString()), null));
        if (now.size().isEmpty()) {
            throw new ProblemException(
                    Problem.of(ProblemKind.SOURCE_CHANGED, "now " + now.kind(), source.toString()), null);
        }
        return now;
    }

    /** Without asking where the volume has shown before that it keeps the times it is given. */
    private Optional<Facts> shown(Step step, Entry source, boolean timed, boolean exact,
            CancelToken cancel) {
        if (!timed || !exact || !to.volume().remote() || !times.trusted()) {
            Optional<Facts> shown = shown(step, cancel);
            if (exact && !shown.map(Facts::size).equals(Optional.of(source.size()))) {
                // The look at its folder that follows will say what is wrong, as of any other file.
                return Optional.of(expected(source));
            }
            if (timed && shown.isPresent()) {
                times.seen(expected(source), shown.get());
            }
            return shown;
        }
        return Optional.of(expected(source));
    }

    private static Facts expected(Entry source) {
        return new Facts(EntryKind.FILE, source.size(), source.modified().map(time -> new Stamp(time, quality(source))),
                Optional.empty(), Optional.empty(), source.hidden());
    }

    private static TimeQuality quality(Entry source) {
        return source.coarseTime() ? source.timeQuality() : TimeQuality.EXACT;
    }

    /** The copy is there and good; that it cannot be looked at now is no failure of it. */
    private Optional<Facts> shown(Step step, CancelToken cancel) {
        try {
            return to.stat(step.path(), cancel).map(Facts::of);
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }
}
