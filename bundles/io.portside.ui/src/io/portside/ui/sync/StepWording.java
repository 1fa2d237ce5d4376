package io.portside.ui.sync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;
import io.portside.ui.sync.StepNews.News;
import io.portside.ui.sync.preview.Notice;

/** What became of a pair that is kept in step, in words, and what of it somebody has to know who looks at a plan. */
final class StepWording {
    private StepWording() {}

    /** A few words; empty: nothing yet. */
    static String state(Optional<News> news) {
        if (news.isEmpty()) {
            return ""; //$NON-NLS-1$
        } else if (news.get() instanceof News.Ran ran) {
            return NLS.bind(Messages.stateRan, Formats.here().lately(ran.at(), Instant.now()));
        } else if (news.get() instanceof News.Quiet quiet) {
            return NLS.bind(Messages.stateQuiet, Formats.here().lately(quiet.at(), Instant.now()));
        }
        if (news.get() instanceof News.Unanswered) {
            return Messages.stateUnanswered;
        }
        return news.get() instanceof News.Asks ? Messages.stateAsks : Messages.stateFailed;
    }

    /** What is to be said about it at more length; empty: nothing. */
    static String words(Optional<News> news) {
        return news.map(last -> {
            if (last instanceof News.Asks) {
                return Messages.asksWords;
            } else if (last instanceof News.Failed failed) {
                return NLS.bind(Messages.notInStep, failed.pair().name(),
                        new ProblemWording(Formats.here()).line(failed.problem()));
            } else if (last instanceof News.Unanswered) {
                return NLS.bind(Messages.putOff, last.pair().name());
            }
            return ""; //$NON-NLS-1$
        }).orElse(""); //$NON-NLS-1$
    }

    /** @param compared the items of the shown plan as they were before anybody decided otherwise */
    static Optional<Notice> notice(Optional<News> news, SyncState.Preview shown, List<PlanItem> compared) {
        if (shown.undoOf().isPresent()) {
            return Optional.of(Notice.UNDO);
        } else if (news.isEmpty()) {
            return Optional.empty();
        } else if (news.get() instanceof News.Asks asks) {
            if (asks.plan().items().equals(compared)) {
                boolean first = asks.plan().guards().isEmpty() && asks.plan().items().stream()
                        .noneMatch(item -> item.action() == Action.CONFLICT);
                return Optional.of(first ? Notice.FIRST : Notice.QUESTION);
            }
            return asks.plan().made().isAfter(shown.plan().made()) ? Optional.of(Notice.STALE) : Optional.empty();
        } else if (news.get() instanceof News.Ran ran) {
            return ran.at().isAfter(shown.plan().made()) ? Optional.of(Notice.STALE) : Optional.empty();
        } else if (news.get() instanceof News.Quiet quiet) {
            return shown.something() && quiet.at().isAfter(shown.plan().made())
                    ? Optional.of(Notice.STALE)
                    : Optional.empty();
        }
        return Optional.empty();
    }
}
