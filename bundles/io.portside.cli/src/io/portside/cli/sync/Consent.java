package io.portside.cli.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.osgi.util.NLS;

import io.portside.cli.output.ExitCode;
import io.portside.cli.output.Failure;
import io.portside.cli.terminal.Person;
import io.portside.cli.terminal.Printable;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanTotals;
import io.portside.engine.sync.plan.SyncPlan;

/**
 * Whether a plan may run. Warnings are said yes to one by one, each by its own option or its own answer: "yes to all" in
 * a job that runs every night would say yes to the night on which the disk was not mounted.
 *
 * @param person       who can be asked
 * @param yes          what is to be done needs no question; says nothing about warnings
 * @param acknowledged warnings that were expected when the command was typed
 */
public record Consent(Optional<Person> person, boolean yes, Set<Guard.Kind> acknowledged) {
    public Consent {
        acknowledged = Set.copyOf(acknowledged);
    }

    /**
     * The warnings that somebody said yes to, which are all there are.
     *
     * @throws Failure nothing may be done
     */
    public Set<Guard> to(SyncPlan plan) throws Failure {
        Set<Guard> given = new HashSet<>();
        List<Guard> open = new ArrayList<>();
        for (Guard guard : plan.guards()) {
            if (acknowledged.contains(guard.kind())) {
                given.add(guard);
            } else {
                open.add(guard);
            }
        }
        if (person.isEmpty() && !open.isEmpty()) {
            throw new Failure(ExitCode.NOT_CONFIRMED, NLS.bind(Messages.guarded, open.stream()
                    .map(guard -> NLS.bind(Messages.guardedOne, PlanLines.guard(guard), word(guard.kind())))
                    .collect(Collectors.joining())));
        }
        for (Guard guard : open) {
            ask(NLS.bind(Messages.askGuard, PlanLines.guard(guard)));
            given.add(guard);
        }
        if (!yes && person.isPresent() && plan.items().stream().anyMatch(item -> item.action().writes())) {
            ask(Messages.askRun);
        }
        long conflicts = PlanTotals.of(plan).of(Action.CONFLICT).items();
        if (!yes && person.isEmpty() && conflicts > 0) {
            throw new Failure(ExitCode.CONFLICTS, NLS.bind(Messages.conflictsUnattended, conflicts));
        }
        return given;
    }

    private void ask(String question) throws Failure {
        Optional<String> answer = person.orElseThrow().line(Printable.lines(question) + " ");
        if (answer.filter(text -> text.strip().equalsIgnoreCase(Messages.yes)).isEmpty()) {
            throw new Failure(ExitCode.NOT_CONFIRMED, Messages.declined);
        }
    }

    /** As {@code --acknowledge} takes it. */
    public static String word(Guard.Kind kind) {
        return PlanLines.word(kind);
    }
}
