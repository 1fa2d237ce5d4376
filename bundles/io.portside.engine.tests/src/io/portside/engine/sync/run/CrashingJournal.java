package io.portside.engine.sync.run;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.Fate;
import io.portside.engine.sync.RunSummary;
import io.portside.engine.sync.state.Journal;
import io.portside.engine.sync.state.KeptFiles;
import io.portside.engine.sync.state.Settlement;
import io.portside.engine.sync.state.Step;

/** A journal at whose every line the program may end, before it is written and after. */
final class CrashingJournal implements Journal {
    private final Journal journal;
    private final CrashPoint point;

    CrashingJournal(Journal journal, CrashPoint point) {
        this.journal = journal;
        this.point = point;
    }

    @FunctionalInterface
    private interface Line {
        void write() throws ProblemException;
    }

    private void around(String what, Line line) throws ProblemException {
        point.pass("journal before " + what);
        line.write();
        point.pass("journal after " + what);
    }

    @Override
    public long begin(Instant started, Optional<Long> undoOf, boolean undoable) throws ProblemException {
        long[] run = new long[1];
        around("begin", () -> run[0] = journal.begin(started, undoOf, undoable));
        return run[0];
    }

    @Override
    public void intend(List<Step> steps) throws ProblemException {
        around("intend " + steps.get(0).kind() + " " + steps.get(0).path(), () -> journal.intend(steps));
    }

    @Override
    public void done(Step step) throws ProblemException {
        around("done " + step.path(), () -> journal.done(step));
    }

    @Override
    public void dropped(Step step) throws ProblemException {
        around("dropped " + step.path(), () -> journal.dropped(step));
    }

    @Override
    public void settledBetter(Step step) throws ProblemException {
        around("settledBetter " + step.path(), () -> journal.settledBetter(step));
    }

    @Override
    public void record(List<Settlement> settlements) throws ProblemException {
        around("record", () -> journal.record(settlements));
    }

    @Override
    public void flush() throws ProblemException {
        around("flush", journal::flush);
    }

    @Override
    public List<Step> pending() throws ProblemException {
        point.pass("journal pending");
        return journal.pending();
    }

    /** What happens to it on the volumes is where a clearing can end. */
    @Override
    public KeptFiles keptFiles() {
        point.pass("journal kept files");
        return journal.keptFiles();
    }

    @Override
    public void end(RunSummary summary, List<Fate> fates, boolean complete) throws ProblemException {
        around("end", () -> journal.end(summary, fates, complete));
    }
}
