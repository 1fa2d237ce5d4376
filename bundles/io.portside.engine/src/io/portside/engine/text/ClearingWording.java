package io.portside.engine.text;

import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;

import org.eclipse.osgi.util.NLS;

import io.portside.engine.problem.Problem;
import io.portside.engine.sync.ClearedFile;
import io.portside.engine.sync.RunSummary;
import io.portside.engine.sync.SyncReport;

/** What runs cleared from trash and versions, in words. Pure, any thread. */
public final class ClearingWording {
    private final ResourceBundle texts = ResourceBundle.getBundle("io.portside.engine.text.sync"); //$NON-NLS-1$
    private final Formats formats;
    private final ProblemWording problems;

    public ClearingWording(Formats formats) {
        this.formats = formats;
        problems = new ProblemWording(formats);
    }

    /** A sentence; empty where nothing was cleared. */
    public Optional<String> cleared(SyncReport report) {
        List<ClearedFile> gone = report.cleared().stream().filter(ClearedFile::gone).toList();
        return gone.isEmpty()
                ? Optional.empty()
                : Optional.of(NLS.bind(texts.getString("cleared"), formats.number(gone.size()), //$NON-NLS-1$
                        formats.size(gone.stream().mapToLong(ClearedFile::bytes).sum())));
    }

    /** How many could not be cleared and why the first one could not; empty where none failed. */
    public Optional<String> failed(SyncReport report) {
        List<Problem> failed = report.cleared().stream().flatMap(file -> file.problem().stream()).toList();
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of(NLS.bind(texts.getString("clearedFailed"), formats.number(failed.size()), //$NON-NLS-1$
                        problems.line(failed.get(0))));
    }

    /** That not all of a run can be undone any more, in a few words; empty where all can. */
    public Optional<String> since(RunSummary run) {
        return run.cleared() == 0
                ? Optional.empty()
                : Optional.of(NLS.bind(texts.getString("clearedSince"), formats.number(run.cleared()))); //$NON-NLS-1$
    }
}
