package io.portside.engine.sync.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.portside.engine.files.Entry;
import io.portside.engine.files.Listing;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.state.Settlement;
import io.portside.engine.sync.state.Step;
import io.portside.engine.sync.tree.Facts;

/**
 * Moves a folder with all that is in it by one rename, after it has looked at both sides and found exactly what the plan
 * knew. In the journal are the steps of all its items, so that an end at any moment is put right item by item, as if they
 * had been moved one by one. What is not done like this, for whatever reason, is left for that.
 */
final class FolderMoveRunner {
    private final RunParts parts;
    private final RunFates fates;

    FolderMoveRunner(RunParts parts, RunFates fates) {
        this.parts = parts;
        this.fates = fates;
    }

    private static List<RunStages.Task> tasks(FolderMove move) {
        return Stream.of(move.made(), move.moved(), move.emptied()).flatMap(List::stream).toList();
    }

    /** Returns the items that are still to be done, one by one. */
    List<RunStages.Task> run(FolderMove move) {
        parts.pace().pause().await(parts.cancel());
        if (parts.cancel().isCancelled() || parts.brake().stopped().isPresent()) {
            return tasks(move);
        }
        parts.meter().begins(move.to());
        try {
            if (!asKnown(move)) {
                return tasks(move);
            }
            Map<RunStages.Task, Step> steps = steps(move);
            parts.journal().intend(List.copyOf(steps.values()));
            return act(move, steps);
        } catch (ProblemException e) {
            return tasks(move);
        } finally {
            parts.meter().leaves(move.to());
        }
    }

    /** Whether all of it is on both sides as the plan knew it, and nothing else is in the old folder. */
    private boolean asKnown(FolderMove move) throws ProblemException {
        if (!parts.actor(move.side()).takenAsIs(move.to())) {
            // A server may make another name of it: an empty folder shows that, and nothing has to come back out of it.
            return false;
        }
        Sight sight = parts.sight(move.side());
        Side other = move.side().other();
        sight.requireNoLinkAbove(move.from().child("x"), parts.cancel());
        sight.requireNoLinkAbove(move.to(), parts.cancel());
        if (!sight.asKnown(move.to(), Optional.empty(), parts.cancel())) {
            return false;
        }
        if (parts.task().undo().isEmpty()) {
            for (RunStages.Task one : tasks(move)) {
                if (!parts.sight(other).asKnown(one.path(), one.item().of(other), parts.cancel())) {
                    return false;
                }
            }
        }
        return holdsWhatIsKnown(move);
    }

    private boolean holdsWhatIsKnown(FolderMove move) throws ProblemException {
        Map<VolumePath, Facts> known = new HashMap<>();
        move.emptied().forEach(one -> known.put(one.path(), one.item().of(move.side()).orElseThrow()));
        move.moved().forEach(
                one -> known.put(one.item().from().orElseThrow(), one.item().of(move.side()).orElseThrow()));
        RunEnd end = parts.end(move.side());
        int seen = 1;
        for (RunStages.Task folder : move.emptied()) {
            Listing listing = end.volume().list(end.at(folder.path()), parts.cancel());
            if (!listing.complete()) {
                return false;
            }
            for (Entry entry : listing.entries()) {
                Optional<Facts> facts = Optional.ofNullable(known.get(folder.path().child(entry.name())));
                if (facts.isEmpty() || facts.get().folder() != entry.folder()
                        || !facts.get().folder() && !Sight.same(facts, Optional.of(entry))) {
                    return false;
                }
                seen++;
            }
        }
        return seen == known.size();
    }

    private Map<RunStages.Task, Step> steps(FolderMove move) {
        Map<RunStages.Task, Step> steps = new LinkedHashMap<>();
        Side side = move.side();
        move.made().forEach(one -> steps.put(one, maker(one).makeFolder(side,
                one.item().of(side.other()).orElseThrow(), Optional.empty())));
        move.moved().forEach(one -> steps.put(one, maker(one).move(one.item(), side, Optional.empty())));
        // Deepest first, as they would go one by one.
        for (int i = move.emptied().size() - 1; i >= 0; i--) {
            RunStages.Task one = move.emptied().get(i);
            steps.put(one, maker(one).removeFolder(side, one.item().of(side).orElseThrow(), true));
        }
        return steps;
    }

    private StepMaker maker(RunStages.Task one) {
        return new StepMaker(parts, one.index(), one.item());
    }

    private List<RunStages.Task> act(FolderMove move, Map<RunStages.Task, Step> steps) {
        RunEnd end = parts.end(move.side());
        Optional<Problem> failure = Optional.empty();
        Map<VolumePath, Entry> now = Map.of();
        try (Grace grace = new Grace(parts.cancel(), parts.clock())) {
            end.rename(move.from(), move.to(), grace.token());
            now = arrived(move);
        } catch (ProblemException e) {
            failure = Optional.of(e.problem());
            RetryRule.again(e.problem(), 0).ifPresent(pause -> parts.clock().pause(pause, parts.cancel()));
        }
        touched(move, steps);
        List<RunStages.Task> rest = new ArrayList<>();
        for (Map.Entry<RunStages.Task, Step> one : steps.entrySet()) {
            Optional<Entry> there = Optional.ofNullable(now.get(one.getKey().path()));
            if (failure.isEmpty() && (there.isPresent() || one.getValue().kind() == Step.Kind.REMOVE_FOLDER)) {
                done(one.getKey(), one.getValue(), there.map(Facts::of));
            } else if (failure.isPresent() && parts.cancel().isCancelled()) {
                // Nobody asks the server how far it came: the next run does.
                fates.set(one.getKey().index(), Outcome.NOT_DONE, 0, Optional.empty());
            } else {
                resolve(one.getKey(), one.getValue(), failure, rest);
            }
        }
        return rest;
    }

    /** What the new folder shows; nothing where it cannot be listed, then each step finds out for itself. */
    private Map<VolumePath, Entry> arrived(FolderMove move) {
        Map<VolumePath, Entry> entries = new HashMap<>();
        RunEnd end = parts.end(move.side());
        try {
            parts.end(move.side()).stat(move.to(), parts.cancel()).ifPresent(entry -> entries.put(move.to(), entry));
            for (RunStages.Task folder : move.made()) {
                end.volume().list(end.at(folder.path()), parts.cancel()).entries()
                        .forEach(entry -> entries.put(folder.path().child(entry.name()), entry));
            }
        } catch (ProblemException e) {
            entries.clear();
        }
        return entries;
    }

    private void touched(FolderMove move, Map<RunStages.Task, Step> steps) {
        Sight sight = parts.sight(move.side());
        steps.values().forEach(step -> {
            sight.touched(step.path());
            step.from().ifPresent(sight::touched);
        });
    }

    private void done(RunStages.Task one, Step step, Optional<Facts> shown) {
        try {
            Step settled = Settling.shown(step, shown);
            parts.journal().done(settled);
            boolean changed = step.kind() == Step.Kind.MOVE && !step.exact()
                    && settled.settles().contains(Settlement.gone(step.path()));
            Optional<Problem> problem = changed
                    ? ItemStopped.changed(one.path().toString(), "written in the moment before it was moved").problem()
                    : Optional.empty();
            fates.set(one.index(), changed ? Outcome.CHANGED : Outcome.DONE, 0, problem);
            parts.meter().begins(one.path());
            parts.meter().ends(one.path(), changed);
        } catch (ProblemException e) {
            failed(one.item(), one.index(), e.problem());
        }
    }

    private void resolve(RunStages.Task one, Step step, Optional<Problem> failure, List<RunStages.Task> rest) {
        try {
            StepResolver.Resolution resolution = parts.resolver(step.side()).resolve(step, parts.cancel());
            if (resolution.done()) {
                done(one, step, StepResolver.facts(resolution));
            } else {
                parts.journal().dropped(step);
                rest.add(one);
            }
        } catch (ProblemException e) {
            // It stays in the journal, for the next run.
            failed(one.item(), one.index(), failure.orElse(e.problem()));
        }
    }

    private void failed(PlanItem item, int index, Problem problem) {
        parts.brake().failed(item.action().written().orElseThrow(), problem);
        fates.set(index, Outcome.FAILED, 0, Optional.of(problem));
        parts.meter().begins(item.path());
        parts.meter().ends(item.path(), true);
    }
}
