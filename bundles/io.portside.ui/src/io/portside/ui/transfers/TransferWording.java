package io.portside.ui.transfers;

import java.time.Duration;
import java.util.List;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.files.Location;
import io.portside.engine.transfer.TransferRequest;
import io.portside.engine.transfer.TransferSnapshot;
import io.portside.engine.transfer.TransferSnapshot.State;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;

/** A transfer in words. Pure, any thread. */
final class TransferWording {
    private static final int NAMED = 3;

    private final Formats formats;
    private final ProblemWording problems;

    TransferWording(Formats formats) {
        this.formats = formats;
        problems = new ProblemWording(formats);
    }

    /** {@code index.html}, or {@code index.html and 4 more}. */
    String what(TransferRequest request) {
        List<Location> sources = request.sources();
        if (sources.isEmpty()) {
            return ""; //$NON-NLS-1$
        }
        Location first = sources.get(0);
        String name = first.path().isRoot() ? first.toString() : first.path().name();
        return sources.size() == 1 ? name : NLS.bind(Messages.andMore, name, formats.number(sources.size() - 1L));
    }

    String where(TransferRequest request) {
        Location target = request.targetFolder();
        // The path alone says that it is this computer, and leaves room for itself.
        return target.volume().remote() ? target.toString() : target.path().toString();
    }

    String state(TransferSnapshot transfer) {
        return switch (transfer.state()) {
            case WAITING -> Messages.waiting;
            case SCANNING -> Messages.scanning;
            case RUNNING -> transfer.request().move() ? Messages.moving : Messages.copying;
            case DONE -> Messages.done;
            case DONE_WITH_FAILURES ->
                NLS.bind(Messages.doneWithFailures, formats.number(transfer.failures().size()));
            case FAILED -> Messages.failed;
            case CANCELLED -> Messages.cancelled;
        };
    }

    /** Whether its totals are known. */
    private static boolean counting(TransferSnapshot transfer) {
        return transfer.state() != State.WAITING && transfer.state() != State.SCANNING;
    }

    /** By bytes; by files where there are none, as with empty files and folders. 0 to 1000. */
    static int permille(TransferSnapshot transfer) {
        if (transfer.state() == State.DONE) {
            return 1000;
        }
        if (!counting(transfer)) {
            return 0;
        }
        return transfer.bytesTotal() > 0
                ? Formats.permille(transfer.bytesDone(), transfer.bytesTotal())
                : Formats.permille(transfer.filesDone(), transfer.filesTotal());
    }

    String percent(TransferSnapshot transfer) {
        return counting(transfer) ? formats.percent(permille(transfer), 1000) : ""; //$NON-NLS-1$
    }

    String files(TransferSnapshot transfer) {
        return NLS.bind(Messages.ofTotal, formats.number(transfer.filesDone()), formats.number(transfer.filesTotal()));
    }

    String bytes(TransferSnapshot transfer) {
        return NLS.bind(Messages.ofTotal, formats.size(transfer.bytesDone()), formats.size(transfer.bytesTotal()));
    }

    String speed(TransferSnapshot transfer) {
        return transfer.state().finished() ? "" : formats.speed(transfer.bytesPerSecond()); //$NON-NLS-1$
    }

    String timeLeft(TransferSnapshot transfer) {
        return transfer.state().finished() ? "" : transfer.timeLeft().map(formats::duration).orElse(""); //$NON-NLS-1$ //$NON-NLS-2$
    }

    /** What the person should know of it now, in one line: the error, the names in work, or how it ended. */
    String remark(TransferSnapshot transfer) {
        if (!transfer.failures().isEmpty()) {
            String first = failure(transfer.failures().get(0));
            int others = transfer.failures().size() - 1;
            return others == 0 ? first : NLS.bind(Messages.andFailures, first, formats.number(others));
        }
        if (!transfer.state().finished()) {
            return current(transfer);
        }
        StringBuilder text = new StringBuilder();
        if (transfer.finishedAfterMillis().isPresent()) {
            text.append(NLS.bind(Messages.took,
                    formats.wait(Duration.ofMillis(transfer.finishedAfterMillis().getAsLong()))));
        }
        if (transfer.filesSkipped() > 0) {
            text.append(text.isEmpty() ? "" : ", ") //$NON-NLS-1$ //$NON-NLS-2$
                    .append(NLS.bind(Messages.skipped, formats.number(transfer.filesSkipped())));
        }
        if (transfer.untimed() > 0) {
            text.append(text.isEmpty() ? "" : ", ") //$NON-NLS-1$ //$NON-NLS-2$
                    .append(NLS.bind(Messages.untimed, formats.number(transfer.untimed())));
        }
        return text.toString();
    }

    /** {@code /www/a.html: No permission …}. */
    String failure(TransferSnapshot.ItemFailure failure) {
        return NLS.bind(Messages.failure, failure.path(), problems.line(failure.problem()));
    }

    private String current(TransferSnapshot transfer) {
        List<String> names = transfer.current();
        String shown = String.join(", ", names.subList(0, Math.min(NAMED, names.size()))); //$NON-NLS-1$
        return names.size() <= NAMED
                ? shown
                : NLS.bind(Messages.andMore, shown, formats.number(names.size() - (long) NAMED));
    }

    /** Everything about it in one line, for the status line and a screen reader. */
    String summary(TransferSnapshot transfer) {
        StringBuilder text = new StringBuilder(state(transfer)).append(": ").append(what(transfer.request())); //$NON-NLS-1$
        for (String part : List.of(percent(transfer), speed(transfer), timeLeft(transfer))) {
            if (!part.isEmpty()) {
                text.append(" \u2013 ").append(part); //$NON-NLS-1$
            }
        }
        return text.toString();
    }
}
