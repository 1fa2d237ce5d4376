package io.portside.ui.sync.preview;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.PlanTotals;
import io.portside.engine.sync.plan.PlanTotals.Total;
import io.portside.engine.text.Formats;

/** How much a plan does, in words. Pure. */
final class TotalsWording {
    private final Formats formats;

    TotalsWording(Formats formats) {
        this.formats = formats;
    }

    /** {@code To the right: 12 copied (3.2 MiB), 2 deleted. To the left: …. 3 conflicts.} */
    String line(PlanTotals totals) {
        List<String> parts = new ArrayList<>();
        side(parts, Messages.toTheRight, totals, Action.COPY_RIGHT, Action.DELETE_RIGHT, Action.MOVE_RIGHT);
        side(parts, Messages.toTheLeft, totals, Action.COPY_LEFT, Action.DELETE_LEFT, Action.MOVE_LEFT);
        count(parts, Messages.totalBoth, totals.of(Action.KEEP_BOTH));
        count(parts, Messages.totalConflicts, totals.of(Action.CONFLICT));
        count(parts, Messages.totalSkipped, totals.of(Action.SKIP));
        count(parts, Messages.totalRecorded, totals.of(Action.RECORD));
        return String.join("   ", parts); //$NON-NLS-1$
    }

    private void side(List<String> parts, String pattern, PlanTotals totals, Action copy, Action delete, Action move) {
        List<String> what = new ArrayList<>();
        Total copies = totals.of(copy);
        if (copies.items() > 0) {
            what.add(NLS.bind(Messages.totalCopied, formats.number(copies.items()), formats.size(copies.bytes())));
        }
        Total deletions = totals.of(delete);
        if (deletions.items() > 0) {
            what.add(NLS.bind(Messages.totalDeleted, formats.number(deletions.items()),
                    formats.size(deletions.bytes())));
        }
        count(what, Messages.totalMoved, totals.of(move));
        if (!what.isEmpty()) {
            parts.add(NLS.bind(pattern, String.join(", ", what))); //$NON-NLS-1$
        }
    }

    private void count(List<String> parts, String pattern, Total total) {
        if (total.items() > 0) {
            parts.add(NLS.bind(pattern, formats.number(total.items())));
        }
    }
}
