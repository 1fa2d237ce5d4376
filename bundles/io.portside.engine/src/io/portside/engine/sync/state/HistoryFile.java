package io.portside.engine.sync.state;

import java.io.Closeable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.Fate;
import io.portside.engine.sync.RunSummary;
import io.portside.engine.sync.RunSummary.State;

/**
 * The history for whoever holds the pair's lock. A file of its own, so that damage to it takes nothing else along; and
 * nothing that goes wrong with it is told: a synchronisation goes on without. Thread-safe: one lock.
 */
@SuppressWarnings("resource") // The connection is closed with it.
final class HistoryFile implements Closeable {
    static final String FILE = "history.db";
    static final int VERSION = 1;
    /** So many runs are kept. */
    private static final int RUNS = 100;
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE run(id INTEGER PRIMARY KEY, started INTEGER NOT NULL, ended INTEGER, state TEXT NOT NULL, "
                    + "done INTEGER NOT NULL, failed INTEGER NOT NULL, left_alone INTEGER NOT NULL, "
                    + "bytes INTEGER NOT NULL, undo_of INTEGER, undoable INTEGER NOT NULL, process INTEGER NOT NULL)",
            FateRows.FATES, FateRows.MANNERS, StepRows.STEPS, StepRows.SETTLES, KeptRows.KEPT);

    private final Optional<Connection> connection;

    private HistoryFile(Optional<Connection> connection) {
        this.connection = connection;
    }

    static StateFile in(Path folder) {
        return new StateFile(folder.resolve(FILE), VERSION, SCHEMA);
    }

    /** Damaged: set aside. Not to be opened at all: nothing is kept. */
    static HistoryFile open(Path folder) {
        try {
            return new HistoryFile(Optional.of(in(folder).open().connection()));
        } catch (ProblemException e) {
            return new HistoryFile(Optional.empty());
        }
    }

    /** Something written. */
    @FunctionalInterface
    interface Change {
        void make(Connection open) throws SQLException, ProblemException;
    }

    /** Returns whether it is on the platter. */
    boolean changed(Change change) throws ProblemException {
        if (connection.isEmpty()) {
            return false;
        }
        Connection open = connection.get();
        synchronized (open) {
            try {
                boolean done = false;
                try {
                    change.make(open);
                    open.commit();
                    done = true;
                } finally {
                    if (!done) {
                        open.rollback();
                    }
                }
                return true;
            } catch (SQLException e) {
                return false;
            }
        }
    }

    /** The largest number of a run; 0: none, as far as is known. */
    long newest() throws ProblemException {
        long[] newest = new long[1];
        changed(open -> {
            try (Statement query = open.createStatement();
                    ResultSet row = query.executeQuery("SELECT max(id) FROM run")) {
                newest[0] = row.next() ? row.getLong(1) : 0;
            }
        });
        return newest[0];
    }

    void begin(long number, Instant started, Optional<Long> undoOf, boolean undoable) throws ProblemException {
        changed(open -> {
            try (PreparedStatement insert = open
                    .prepareStatement("INSERT OR REPLACE INTO run(id, started, state, done, "
                            + "failed, left_alone, bytes, undo_of, undoable, process) VALUES(?,?,?,0,0,0,0,?,?,?)")) {
                insert.setLong(1, number);
                insert.setLong(2, started.toEpochMilli());
                insert.setString(3, State.RUNNING.name());
                insert.setObject(4, undoOf.orElse(null));
                insert.setBoolean(5, undoable);
                insert.setLong(6, ProcessHandle.current().pid());
                insert.executeUpdate();
            }
            forget(open, number - RUNS);
        });
    }

    private static void forget(Connection open, long upTo) throws SQLException {
        for (String table : List.of("run WHERE id", "step WHERE run", "settle WHERE run", "fate WHERE run",
                "fate_manner WHERE run",
                "kept WHERE gone = 1 AND ifnull(cleared_by, run)")) {
            try (PreparedStatement delete = open.prepareStatement("DELETE FROM " + table + " <= ?")) {
                delete.setLong(1, upTo);
                delete.executeUpdate();
            }
        }
    }

    void end(RunSummary summary, List<Fate> fates) throws ProblemException {
        changed(open -> {
            try (PreparedStatement update = open.prepareStatement("UPDATE run SET ended = ?, state = ?, done = ?, "
                    + "failed = ?, left_alone = ?, bytes = ?, undoable = ? WHERE id = ?")) {
                update.setLong(1, summary.ended().orElse(summary.started()).toEpochMilli());
                update.setString(2, summary.state().name());
                update.setLong(3, summary.done());
                update.setLong(4, summary.failed());
                update.setLong(5, summary.leftAlone());
                update.setLong(6, summary.bytes());
                update.setBoolean(7, summary.undoable());
                update.setLong(8, summary.id());
                update.executeUpdate();
            }
            FateRows.insert(open, summary.id(), fates);
        });
    }

    /** What hands over steps. */
    @FunctionalInterface
    interface Source {
        void to(StepRows.Sink sink) throws ProblemException;
    }

    /** Takes steps over; returns whether they are on the platter. */
    boolean accept(Source source) throws ProblemException {
        return changed(open -> {
            StepRows rows = new StepRows(open);
            source.to(done -> {
                rows.insert(done.step(), true);
                KeptRows.learn(open, done.step());
                for (Settlement settlement : done.step().settles()) {
                    rows.insertSettlement(done.step(), settlement,
                            done.was().getOrDefault(settlement.path(), Optional.empty()));
                }
            });
        });
    }

    /** Runs that a dead program left as running: nobody else holds the pair. What they are known to have done is theirs. */
    void closeInterrupted() throws ProblemException {
        changed(open -> {
            OptionalLong run;
            while ((run = interrupted(open)).isPresent()) {
                List<Fate> fates = FateRows.of(new StepRows(open).all(true, Optional.of(run.getAsLong())));
                FateRows.insert(open, run.getAsLong(), fates);
                try (PreparedStatement update = open.prepareStatement(
                        "UPDATE run SET state = ?, done = ?, bytes = ? WHERE id = ?")) {
                    update.setString(1, State.INTERRUPTED.name());
                    update.setLong(2, fates.size());
                    update.setLong(3, fates.stream().mapToLong(Fate::bytes).sum());
                    update.setLong(4, run.getAsLong());
                    update.executeUpdate();
                }
            }
        });
    }

    private static OptionalLong interrupted(Connection open) throws SQLException {
        try (Statement query = open.createStatement();
                ResultSet row = query.executeQuery("SELECT id FROM run WHERE state = 'RUNNING' LIMIT 1")) {
            return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        try {
            if (connection.isPresent()) {
                connection.get().close();
            }
        } catch (SQLException e) {
            // What was committed is there.
        }
    }
}
