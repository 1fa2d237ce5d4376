package io.portside.engine.sync.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.state.Step;
import io.portside.engine.sync.tree.Facts;
import io.portside.ftp.cancel.CancelToken;

/** Does one step: writes it down, does it, tries again what may pass, and sees to it that nothing half-done stays. */
final class StepRunner {
    private final RunParts parts;

    StepRunner(RunParts parts) {
        this.parts = parts;
    }

    /** Does it; may be called again. Returns what the written side then shows, as far as it is known. */
    @FunctionalInterface
    interface Act {
        Optional<Facts> run(Step step, CancelToken cancel) throws ProblemException, PlaceTaken;
    }

    /** What is asked again before a repeat: whether the sides are as the plan knew them. */
    @FunctionalInterface
    interface Check {
        void run() throws ProblemException, ItemStopped;
    }

    /** Returns the step as it was done, with what it settles. */
    Step run(Step planned, Check check, Act act) throws ItemStopped {
        Step step = planned;
        try {
            parts.journal().intend(List.of(step));
        } catch (ProblemException e) {
            throw failed(step, e);
        }
        int attempt = 0;
        int place = 0;
        while (true) {
            try {
                Optional<Facts> shown = act.run(step, parts.cancel());
                return done(step, shown);
            } catch (PlaceTaken e) {
                step = elsewhere(step, ++place);
            } catch (ProblemException e) {
                Optional<Step> finished = afterFailure(step, e, attempt++);
                if (finished.isPresent()) {
                    return finished.get();
                }
                checkAgain(step, check);
            }
        }
    }

    private Step done(Step step, Optional<Facts> shown) throws ItemStopped {
        Step settled = Settling.shown(step, shown);
        parts.sight(step.side()).touched(step.path());
        step.from().ifPresent(parts.sight(step.side())::touched);
        try {
            parts.journal().done(settled);
        } catch (ProblemException e) {
            throw failed(step, e);
        }
        return settled;
    }

    /** Our copy, if one was made, would be in its own way. */
    private Step elsewhere(Step step, int place) throws ItemStopped {
        try {
            StepResolver.Resolution resolution = parts.resolver(step.side()).resolve(step, CancelToken.never());
            Step other = step.withKept(parts.places().of(step.path(), place).orElseThrow());
            if (resolution.done()) {
                throw ItemStopped.changed(step.path().toString(), "gone meanwhile");
            }
            parts.journal().intend(List.of(other));
            return other;
        } catch (ProblemException e) {
            throw failed(step, e);
        }
    }

    /** Returns the step when it turned out to be done; empty when it is to be tried again. */
    private Optional<Step> afterFailure(Step step, ProblemException failure, int attempt) throws ItemStopped {
        if (parts.cancel().isCancelled() || failure.problem().kind() == ProblemKind.CANCELLED) {
            // At once, without asking the server how far it came: the next run does.
            throw ItemStopped.notDone();
        }
        StepResolver.Resolution resolution;
        try {
            resolution = parts.resolver(step.side()).resolve(step, parts.cancel());
        } catch (ProblemException unclear) {
            Optional<Duration> pause = RetryRule.again(failure.problem(), attempt);
            if (pause.isEmpty()) {
                // It stays in the journal, for the next run.
                throw failed(step, failure);
            }
            parts.clock().pause(pause.get(), parts.cancel());
            return afterFailure(step, failure, attempt + 1);
        }
        if (resolution.done()) {
            return Optional.of(done(step, StepResolver.facts(resolution)));
        }
        Optional<Duration> pause = RetryRule.again(failure.problem(), attempt);
        if (pause.isEmpty()) {
            drop(step);
            throw failed(step, failure);
        }
        parts.clock().pause(pause.get(), parts.cancel());
        return Optional.empty();
    }

    private void checkAgain(Step step, Check check) throws ItemStopped {
        try {
            parts.sight(step.side()).touched(step.path());
            check.run();
        } catch (ProblemException e) {
            drop(step);
            throw failed(step, e);
        } catch (ItemStopped e) {
            drop(step);
            throw e;
        }
    }

    private void drop(Step step) throws ItemStopped {
        try {
            parts.journal().dropped(step);
        } catch (ProblemException e) {
            throw failed(step, e);
        }
    }

    private ItemStopped failed(Step step, ProblemException failure) {
        if (parts.cancel().isCancelled()) {
            return ItemStopped.notDone();
        }
        parts.brake().failed(step.side(), failure.problem());
        return ItemStopped.by(failure);
    }
}
