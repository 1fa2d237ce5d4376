package io.portside.ui.sync.run;

import java.time.Duration;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.sync.Fate;
import io.portside.engine.sync.RunSummary;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;
import io.portside.ui.sync.preview.ItemWording;
import io.portside.ui.theme.Icon;

/** What became of items and runs, in words. Pure. */
final class FateWording {
    private final Formats formats;
    private final ProblemWording problems;

    FateWording(Formats formats) {
        this.formats = formats;
        problems = new ProblemWording(formats);
    }

    static String outcome(Fate.Outcome outcome) {
        return switch (outcome) {
            case DONE -> Messages.outcomeDone;
            case FAILED -> Messages.outcomeFailed;
            case CHANGED -> Messages.outcomeChanged;
            case NOT_DONE -> Messages.outcomeNotDone;
            case LEFT_ALONE -> Messages.outcomeLeftAlone;
        };
    }

    static Icon icon(Fate.Outcome outcome) {
        return switch (outcome) {
            case DONE -> Icon.SAME;
            case FAILED -> Icon.ERROR;
            case CHANGED, NOT_DONE -> Icon.WARNING;
            case LEFT_ALONE -> Icon.LEAVE;
        };
    }

    String action(Fate fate) {
        String action = ItemWording.action(fate.action(), fate.manner());
        return fate.from().map(from -> NLS.bind(Messages.movedFrom, action, from)).orElse(action);
    }

    String size(Fate fate) {
        return fate.bytes() > 0 ? formats.size(fate.bytes()) : ""; //$NON-NLS-1$
    }

    String remark(Fate fate) {
        return fate.problem().map(problems::line).orElse(""); //$NON-NLS-1$
    }

    static String state(RunSummary run) {
        return switch (run.state()) {
            case RUNNING -> Messages.stateRunning;
            case DONE -> Messages.stateDone;
            case WITH_FAILURES -> Messages.stateWithFailures;
            case CANCELLED -> Messages.stateCancelled;
            case INTERRUPTED -> Messages.stateInterrupted;
        };
    }

    String took(RunSummary run) {
        return run.ended().map(end -> formats.wait(Duration.between(run.started(), end))).orElse(""); //$NON-NLS-1$
    }

    /** {@code Done: 12 items, 3.2 MiB in 4 s. 2 failed. 1 left alone.} */
    String summary(RunSummary run) {
        StringBuilder text = new StringBuilder(NLS.bind(Messages.summary,
                new Object[]{state(run), formats.number(run.done()), formats.size(run.bytes())}));
        if (run.ended().isPresent()) {
            text.append(' ').append(NLS.bind(Messages.summaryTook, took(run)));
        }
        if (run.failed() > 0) {
            text.append(' ').append(NLS.bind(Messages.summaryFailed, formats.number(run.failed())));
        }
        if (run.leftAlone() > 0) {
            text.append(' ').append(NLS.bind(Messages.summaryLeft, formats.number(run.leftAlone())));
        }
        return text.toString();
    }
}
