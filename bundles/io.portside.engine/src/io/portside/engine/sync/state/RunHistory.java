package io.portside.engine.sync.state;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.RunSummary;
import io.portside.engine.sync.RunSummary.State;
import io.portside.engine.sync.SyncReport;

/** The history of a pair, for reading only: also while a run goes on, here or in another program. Any worker thread. */
public final class RunHistory {
    private final StateFile file;
    private final Path folder;

    /** @param folder the pair's own: {@code STATE/sync/PAIRID} */
    public RunHistory(Path folder) {
        this.folder = folder.toAbsolutePath();
        this.file = HistoryFile.in(this.folder);
    }

    /** A question. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /** Nothing where there is no history or a damaged one. */
    private <T> T ask(T nothing, Question<T> question) throws ProblemException {
        Optional<Connection> open;
        try {
            open = file.reader();
        } catch (ProblemException e) {
            if (e.getCause() instanceof SQLException cause && SyncStateProblems.damage(cause)) {
                return nothing;
            }
            throw e;
        }
        if (open.isEmpty()) {
            return nothing;
        }
        try (Connection connection = open.get()) {
            return question.ask(connection);
        } catch (SQLException | IllegalArgumentException e) {
            if (SyncStateProblems.damage(e)) {
                return nothing;
            }
            throw SyncStateProblems.of(e, file.file());
        }
    }

    /** The newest first. */
    public List<RunSummary> runs() throws ProblemException {
        return ask(List.of(), connection -> {
            List<RunSummary> runs = new ArrayList<>();
            String cleared = KeptRows.clearedCount(KeptRows.there(connection));
            try (PreparedStatement query = connection
                    .prepareStatement("SELECT id, started, ended, state, done, failed, left_alone, bytes, undo_of, "
                            + "undoable, process, " + cleared + " FROM run ORDER BY id DESC");
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    runs.add(summary(row));
                }
            }
            return undone(runs);
        });
    }

    private RunSummary summary(ResultSet row) throws SQLException {
        long ended = row.getLong(3);
        Optional<Instant> end = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended));
        long undoOf = row.getLong(9);
        Optional<Long> undone = row.wasNull() ? Optional.empty() : Optional.of(undoOf);
        State state = State.valueOf(row.getString(4));
        if (state == State.RUNNING && !PairLock.held(folder, row.getLong(11))) {
            state = State.INTERRUPTED;
        }
        return new RunSummary(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), end, state, row.getLong(5),
                row.getLong(6), row.getLong(7), row.getLong(8), undone,
                row.getBoolean(10) && state != State.RUNNING, row.getLong(12));
    }

    /** What was undone in full is not to be undone again. */
    private static List<RunSummary> undone(List<RunSummary> runs) {
        Set<Long> undone = new HashSet<>();
        runs.stream().filter(run -> run.state() == State.DONE).forEach(run -> run.undoOf().ifPresent(undone::add));
        return runs.stream().map(run -> undone.contains(run.id()) ? run.withUndoable(false) : run).toList();
    }

    /** {@code SYNC_STATE} when there is no such run. */
    public SyncReport report(long run) throws ProblemException {
        RunSummary summary = runs().stream().filter(one -> one.id() == run).findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.of(ProblemKind.SYNC_STATE, "no run " + run, "no run " + run + " in the history"),
                        null));
        return new SyncReport(summary, ask(List.of(), connection -> FateRows.read(connection, run)),
                ask(List.of(), connection -> KeptRows.cleared(connection, run)));
    }

    /** What a run did, in its order. */
    public List<DoneStep> steps(long run) throws ProblemException {
        return ask(List.of(), connection -> new StepRows(connection).all(true, Optional.of(run)));
    }
}
