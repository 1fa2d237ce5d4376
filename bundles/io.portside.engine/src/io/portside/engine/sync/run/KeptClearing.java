package io.portside.engine.sync.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.portside.engine.files.Entry;
import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.ClearedFile;
import io.portside.engine.sync.rule.KeepRules;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.state.KeptFile;
import io.portside.engine.sync.state.KeptFiles;

/**
 * Clears trash and versions of what the pair's rules do not keep, when a run has come to its end. Only files that this
 * pair's runs put there and that are as they were then; nothing that the newest run that can be undone put there. Ages are
 * reckoned by the start of the run before, so that one run under a clock that has jumped ahead clears nothing. What goes
 * wrong is told, and fails no run.
 */
final class KeptClearing {
    /** A run must not take minutes longer because a trash is full: the next one goes on. */
    private static final int MOST_REMOTE = 1000;
    private static final int MOST_LOCAL = 50_000;

    private final RunParts parts;
    private final KeptFiles kept;
    private final Map<Side, Sight> sights = new EnumMap<>(Side.class);
    private final RunBrake brake = new RunBrake();

    KeptClearing(RunParts parts) {
        this.parts = parts;
        this.kept = parts.journal().keptFiles();
    }

    /** What became of each that was to go; what was gone already is not told. */
    List<ClearedFile> run(KeepRules rules, int sessions) {
        if (rules.all()) {
            return List.of();
        }
        try {
            Optional<Instant> before = kept.startBefore(parts.run());
            List<KeptFile> due = before.isEmpty() ? List.of() : due(rules, before.get());
            return due.isEmpty() || !kept.clearing(parts.run(), due) ? List.of() : clear(due, sessions);
        } catch (ProblemException e) {
            // The history cannot be read or written: everything stays.
            return List.of();
        }
    }

    private List<KeptFile> due(KeepRules rules, Instant before) throws ProblemException {
        Instant now = parts.clock().now();
        long undoable = kept.newestUndoable();
        DueFiles due = new DueFiles(rules, before.isBefore(now) ? before : now,
                undoable == 0 ? parts.run() : Math.min(undoable, parts.run()));
        Map<Side, Integer> count = new EnumMap<>(Side.class);
        return due.of(kept.all()).stream().filter(file -> count.merge(file.side(), 1,
                Integer::sum) <= (parts.end(file.side()).volume().remote() ? MOST_REMOTE : MOST_LOCAL)).toList();
    }

    private List<ClearedFile> clear(List<KeptFile> due, int sessions) throws ProblemException {
        for (Side side : Side.values()) {
            Map<VolumePath, Integer> work = new HashMap<>();
            due.stream().filter(file -> file.side() == side)
                    .forEach(file -> work.merge(file.place().parent(), 1, Integer::sum));
            sights.put(side, new Sight(parts.end(side), work, parts.clock()));
        }
        Set<KeptFile> gone = ConcurrentHashMap.newKeySet();
        Set<KeptFile> missing = ConcurrentHashMap.newKeySet();
        Map<KeptFile, Problem> failed = new ConcurrentHashMap<>();
        new Crew(sessions).run(due, file -> {
            try {
                if (!parts.cancel().isCancelled() && brake.stopped().isEmpty()) {
                    (delete(file) ? gone : missing).add(file);
                    brake.worked();
                }
            } catch (ProblemException e) {
                failed.put(file, e.problem());
                brake.failed(file.side(), e.problem());
            }
        });
        List<KeptFile> stay = due.stream().filter(file -> !gone.contains(file) && !missing.contains(file)).toList();
        kept.cleared(parts.run(), gone, stay);
        kept.missing(parts.run(), missing);
        EmptiedPlaces emptied = new EmptiedPlaces();
        gone.forEach(file -> emptied.add(file.side(), file.place()));
        emptied.remove(parts);
        List<ClearedFile> told = new ArrayList<>();
        due.stream().filter(file -> gone.contains(file) || failed.containsKey(file)).forEach(
                file -> told.add(new ClearedFile(file.side(), file.path(), file.place(), file.since(),
                        file.facts().size().orElse(0), Optional.ofNullable(failed.get(file)))));
        return told;
    }

    /** Returns false when it is not there any more. Throws when something else is. */
    private boolean delete(KeptFile file) throws ProblemException {
        Sight sight = sights.get(file.side());
        sight.requireNoLinkAbove(file.place(), parts.cancel());
        Optional<Entry> now = sight.look(file.place(), parts.cancel());
        if (now.isEmpty()) {
            return false;
        }
        if (!Sight.same(Optional.of(file.facts()), now)) {
            throw new ProblemException(Problem.of(ProblemKind.TARGET_CHANGED, "was " + file.facts(),
                    parts.end(file.side()).at(file.place()).toString()), null);
        }
        parts.end(file.side()).volume().delete(parts.end(file.side()).at(file.place()), now.get().kind(),
                parts.cancel());
        return true;
    }
}
