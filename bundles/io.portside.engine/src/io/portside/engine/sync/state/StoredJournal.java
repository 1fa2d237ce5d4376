package io.portside.engine.sync.state;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.Fate;
import io.portside.engine.sync.RunSummary;
import io.portside.engine.sync.tree.BaselineEntry;

/**
 * The journal in the pair's file. What is written at about the same time by several threads goes to the platter once:
 * whoever gets the connection writes for all who wait.
 */
final class StoredJournal implements Journal {
    /** More than this is not left for later. */
    private static final int MANY = 256;
    private final PairState state;
    private final StoredBaseline baseline;
    private final StepRows rows;
    private final HistoryFile history;
    // Guarded by itself.
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private long added;
    // Guarded by the state's connection.
    private long written;

    StoredJournal(PairState state, StoredBaseline baseline, StepRows rows, HistoryFile history) {
        this.state = state;
        this.baseline = baseline;
        this.rows = rows;
        this.history = history;
    }

    /** Something to be written. */
    @FunctionalInterface
    private interface Entry {
        void write() throws SQLException;
    }

    @Override
    public long begin(Instant started, Optional<Long> undoOf, boolean undoable) throws ProblemException {
        long number = state.nextRun(history.newest());
        history.begin(number, started, undoOf, undoable);
        return number;
    }

    @Override
    public void intend(List<Step> steps) throws ProblemException {
        write(add(() -> {
            for (Step step : steps) {
                rows.insert(step, false);
                for (Settlement settlement : step.settles()) {
                    rows.insertSettlement(step, settlement, Optional.empty());
                }
            }
        }));
    }

    @Override
    public void done(Step step) throws ProblemException {
        soon(() -> {
            rows.delete(step.run(), step.number());
            rows.insert(step, true);
            for (Settlement settlement : step.settles()) {
                rows.insertSettlement(step, settlement, baseline.known(settlement.path()));
                apply(settlement);
            }
        });
    }

    private void apply(Settlement settlement) throws SQLException {
        Optional<BaselineEntry> entry = settlement.entry();
        if (entry.isPresent()) {
            baseline.put(settlement.path(), entry.get());
        } else {
            baseline.remove(settlement.path());
        }
    }

    @Override
    public void dropped(Step step) throws ProblemException {
        soon(() -> rows.delete(step.run(), step.number()));
    }

    @Override
    public void settledBetter(Step step) throws ProblemException {
        soon(() -> {
            for (Settlement settlement : step.settles()) {
                Optional<Optional<BaselineEntry>> was = rows.was(step, settlement.path());
                if (was.isPresent()) {
                    rows.insertSettlement(step, settlement, was.get());
                    apply(settlement);
                }
            }
        });
    }

    @Override
    public void record(List<Settlement> settlements) throws ProblemException {
        write(add(() -> {
            for (Settlement settlement : settlements) {
                apply(settlement);
            }
        }));
    }

    @Override
    public void flush() throws ProblemException {
        long last;
        synchronized (waiting) {
            last = added;
        }
        write(last);
    }

    private long add(Entry entry) {
        synchronized (waiting) {
            waiting.add(entry);
            return ++added;
        }
    }

    private void soon(Entry entry) throws ProblemException {
        long ticket = add(entry);
        boolean many;
        synchronized (waiting) {
            many = waiting.size() > MANY;
        }
        if (many) {
            write(ticket);
        }
    }

    /** Writes everything up to {@code ticket}, unless somebody else has. */
    private void write(long ticket) throws ProblemException {
        state.writing(() -> {
            if (written >= ticket) {
                return;
            }
            List<Entry> batch;
            long last;
            synchronized (waiting) {
                batch = new ArrayList<>(waiting);
                waiting.clear();
                last = added;
            }
            boolean kept = false;
            try {
                for (Entry entry : batch) {
                    entry.write();
                }
                state.commit();
                kept = true;
                written = last;
            } finally {
                if (!kept) {
                    putBack(batch);
                }
            }
        });
    }

    private void putBack(List<Entry> batch) {
        synchronized (waiting) {
            for (int i = batch.size() - 1; i >= 0; i--) {
                waiting.addFirst(batch.get(i));
            }
        }
    }

    @Override
    public List<Step> pending() throws ProblemException {
        flush();
        return state.reading(() -> rows.all(false, Optional.empty())).stream().map(DoneStep::step).toList();
    }

    @Override
    public void end(RunSummary summary, List<Fate> fates, boolean complete) throws ProblemException {
        flush();
        if (complete) {
            state.runIsComplete(summary.id(), summary.undoOf());
        }
        history.end(summary, fates);
        moveToHistory();
    }

    @Override
    public KeptFiles keptFiles() {
        return new StoredKeptFiles(history);
    }

    /** Steps that are done go from the journal into the history; where that fails they wait for the next time. */
    void moveToHistory() throws ProblemException {
        List<long[]> moved = new ArrayList<>();
        boolean arrived = history.accept(sink -> state.reading(() -> {
            rows.each(true, Optional.empty(), step -> {
                sink.step(step);
                moved.add(new long[]{step.step().run(), step.step().number()});
            });
            return null;
        }));
        if (arrived && !moved.isEmpty()) {
            state.writing(() -> {
                for (long[] one : moved) {
                    rows.delete(one[0], one[1]);
                }
                state.commit();
            });
        }
    }
}
