package io.portside.engine.sync.run;

import java.util.Optional;

import io.portside.engine.files.Entry;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.state.Step;
import io.portside.engine.sync.tree.Facts;
import io.portside.ftp.cancel.CancelToken;

/**
 * Finds out how far a step came whose end nobody saw, finishes it where that is all that is missing, and else takes away
 * what it left. It decides by what is there alone, so that it may itself be broken off anywhere and be done again; and it
 * never takes away anything but our own unfinished copy, whose source is still there. Thread-safe.
 */
final class StepResolver {
    private final RunEnd end;
    private final StepActor actor;
    private final Twins twins;

    StepResolver(RunEnd end, RunEnd other, StepActor actor) {
        this.end = end;
        this.actor = actor;
        this.twins = new Twins(end, other);
    }

    /**
     * What came of it.
     *
     * @param done whether the step is done; else nothing of it is left
     * @param now  what is at its path
     */
    record Resolution(boolean done, Optional<Entry> now) {}

    Resolution resolve(Step step, CancelToken cancel) throws ProblemException {
        return switch (step.kind()) {
            case COPY -> step.temporary().isPresent() ? swap(step, cancel) : plainCopy(step, cancel);
            case MOVE -> move(step, cancel);
            case MAKE_FOLDER -> makeFolder(step, cancel);
            case DELETE -> delete(step, cancel);
            case REMOVE_FOLDER -> gone(step, cancel);
        };
    }

    private Optional<Entry> at(VolumePath path, CancelToken cancel) throws ProblemException {
        return end.stat(path, cancel);
    }

    private boolean there(Optional<VolumePath> path, CancelToken cancel) throws ProblemException {
        return path.isPresent() && at(path.get(), cancel).isPresent();
    }

    private Resolution plainCopy(Step step, CancelToken cancel) throws ProblemException {
        Optional<Entry> now = at(step.path(), cancel);
        boolean old = step.before().isPresent() && Sight.same(step.before(), now);
        return new Resolution(now.isPresent() && !old && twins.brought(step, now.get(), cancel), now);
    }

    private Resolution swap(Step step, CancelToken cancel) throws ProblemException {
        Optional<Entry> fresh = at(step.temporary().orElseThrow(), cancel);
        Optional<Entry> now = at(step.path(), cancel);
        boolean kept = there(step.kept(), cancel);
        if (fresh.isPresent()) {
            if (kept && now.isEmpty()) {
                end.rename(step.temporary().get(), step.path(), cancel);
                actor.discard(step, cancel);
                return new Resolution(true, at(step.path(), cancel));
            }
            // The old one is still in place, or somebody put something else there. Our copy's source is not gone.
            end.volume().delete(end.at(step.temporary().get()), fresh.get().kind(), cancel);
            return new Resolution(false, now);
        }
        if (now.isEmpty() && kept) {
            end.rename(step.kept().get(), step.path(), cancel);
            return new Resolution(false, at(step.path(), cancel));
        }
        boolean old = !kept && Sight.same(step.before(), now);
        boolean done = now.isPresent() && !old && twins.brought(step, now.get(), cancel);
        if (done) {
            actor.discard(step, cancel);
        }
        return new Resolution(done, now);
    }

    private Resolution move(Step step, CancelToken cancel) throws ProblemException {
        VolumePath from = step.from().orElseThrow();
        Optional<Entry> source = at(from, cancel);
        Optional<Entry> now = at(step.path(), cancel);
        if (source.isEmpty() && now.isPresent()) {
            // Unless the one was deleted, and the other put there, by somebody else.
            return new Resolution(Sight.same(step.content(), now), now);
        }
        // An emptied folder that was in the way is not kept.
        boolean emptied = step.kept().isEmpty() && step.before().isPresent();
        boolean kept = there(step.kept(), cancel);
        if (now.isEmpty() && source.isPresent() && (kept || emptied)) {
            end.rename(from, step.path(), cancel);
            return new Resolution(true, at(step.path(), cancel));
        }
        if (now.isEmpty() && kept) {
            end.rename(step.kept().get(), step.path(), cancel);
            return new Resolution(false, at(step.path(), cancel));
        }
        return new Resolution(false, now);
    }

    private Resolution makeFolder(Step step, CancelToken cancel) throws ProblemException {
        Optional<Entry> now = at(step.path(), cancel);
        if (now.isEmpty() && step.before().isPresent() && (step.kept().isEmpty() || there(step.kept(), cancel))) {
            end.volume().makeFolder(end.at(step.path()), cancel);
            now = at(step.path(), cancel);
        }
        return new Resolution(now.map(Entry::folder).orElse(false) && actor.listedAsNamed(step.path(), cancel), now);
    }

    private Resolution delete(Step step, CancelToken cancel) throws ProblemException {
        Optional<Entry> now = at(step.path(), cancel);
        // Kept and there again: somebody made a new one.
        return new Resolution(now.isEmpty() || there(step.kept(), cancel), now);
    }

    private Resolution gone(Step step, CancelToken cancel) throws ProblemException {
        Optional<Entry> now = at(step.path(), cancel);
        return new Resolution(now.isEmpty(), now);
    }

    /** What the baseline is to know of something that was found like that. */
    static Optional<Facts> facts(Resolution resolution) {
        return resolution.now().map(Facts::of);
    }
}
