package io.portside.engine.sync.state;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.portside.engine.problem.ProblemException;

/**
 * What is remembered of one pair, in its own folder. As long as it is open nobody else on this computer can open it.
 * Thread-safe: every call locks the one connection, for the length of a few milliseconds of disk access.
 */
public final class PairState implements Closeable {
    private static final String FILE = "state.db";
    private static final int VERSION = 1;
    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE fact(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID", StoredBaseline.FOLDERS,
            StoredBaseline.ENTRIES, StepRows.STEPS, StepRows.SETTLES);
    /** When the first run came to its end. */
    private static final String MADE = "baseline";
    /** The number of the newest run. */
    private static final String RUN = "run";

    private final StateFile file;
    private final PairLock lock;
    private final Connection connection;
    private final StoredBaseline baseline;
    private final HistoryFile history;
    private final StoredJournal journal;
    private final Optional<Path> setAside;
    // Guarded by connection.
    private boolean made;
    private boolean damaged;

    private PairState(StateFile file, PairLock lock, StateFile.Opened opened) throws ProblemException {
        this.file = file;
        this.lock = lock;
        this.connection = opened.connection();
        this.baseline = new StoredBaseline(connection, this);
        this.setAside = opened.setAside().or(() -> earlierAside(file.file()));
        this.made = fact(MADE).isPresent();
        this.history = HistoryFile.open(file.file().getParent());
        this.journal = new StoredJournal(this, baseline, new StepRows(connection), history);
    }

    /**
     * Opens, makes what is missing, and puts a damaged file aside, see {@link Baseline#lost()}.
     *
     * @param folder   the pair's own: {@code STATE/sync/PAIRID}
     * @param pairName for the words of {@code PAIR_BUSY}
     * @throws ProblemException {@code PAIR_BUSY}; {@code SYNC_STATE} for what cannot be read or was written by a later version
     */
    public static PairState open(Path folder, String pairName) throws ProblemException {
        Path own = folder.toAbsolutePath();
        PairLock lock = PairLock.take(own, pairName);
        Connection opened = null;
        boolean good = false;
        try {
            StateFile file = new StateFile(own.resolve(FILE), VERSION, SCHEMA);
            StateFile.Opened state = file.open();
            opened = state.connection();
            PairState pair = new PairState(file, lock, state);
            pair.journal.moveToHistory();
            pair.history.closeInterrupted();
            good = true;
            return pair;
        } finally {
            if (!good) {
                closeQuietly(opened, lock);
            }
        }
    }

    private static void closeQuietly(Connection connection, PairLock lock) {
        try (lock) {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException | IOException e) {
            // What made opening fail is told.
        }
    }

    /** Of an earlier opening: the newest of those that were set aside. */
    private static Optional<Path> earlierAside(Path file) {
        Optional<Path> newest = Optional.empty();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(file.getParent(),
                entry -> entry.getFileName().toString().matches("state\\.db\\.damaged\\d*"))) {
            for (Path aside : found) {
                if (newest.isEmpty()
                        || Files.getLastModifiedTime(aside).compareTo(Files.getLastModifiedTime(newest.get())) > 0) {
                    newest = Optional.of(aside);
                }
            }
        } catch (IOException e) {
            // Nothing is known of it then.
        }
        return newest;
    }

    /** Valid as long as this is open. */
    public Baseline baseline() {
        return baseline;
    }

    /** Valid as long as this is open. */
    public Journal journal() {
        return journal;
    }

    boolean baselineMade() {
        synchronized (connection) {
            return made;
        }
    }

    Optional<Path> setAside() {
        return setAside;
    }

    /** A question to the database. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws SQLException;
    }

    /** Asks, alone on the connection; damage that shows only now is remembered for {@link #close()}. */
    <T> T reading(Question<T> question) throws ProblemException {
        synchronized (connection) {
            try {
                return question.ask();
            } catch (SQLException | IllegalArgumentException e) {
                damaged |= SyncStateProblems.damage(e);
                throw SyncStateProblems.of(e, file.file());
            }
        }
    }

    /** A change of the database, which ends with {@link #commit()}. */
    @FunctionalInterface
    interface Change {
        void make() throws SQLException;
    }

    /** Changes all or nothing. */
    void writing(Change change) throws ProblemException {
        reading(() -> {
            boolean done = false;
            try {
                change.make();
                done = true;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
            return null;
        });
    }

    /** Within {@link #writing}: on the platter when this returns. */
    void commit() throws SQLException {
        connection.commit();
    }

    /** A number for a run, larger than all before, also where one of the two files was lost. */
    long nextRun(long newestInHistory) throws ProblemException {
        long next = Math.max(Long.parseLong(fact(RUN).orElse("0")), newestInHistory) + 1;
        remember(RUN, Long.toString(next));
        return next;
    }

    void baselineIsMade(Instant when) throws ProblemException {
        if (!baselineMade()) {
            remember(MADE, when.toString());
            synchronized (connection) {
                made = true;
            }
        }
    }

    private void remember(String name, String value) throws ProblemException {
        writing(() -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT OR REPLACE INTO fact(name, value) VALUES(?, ?)")) {
                insert.setString(1, name);
                insert.setString(2, value);
                insert.executeUpdate();
            }
            commit();
        });
    }

    private Optional<String> fact(String name) throws ProblemException {
        return reading(() -> {
            try (Statement query = connection.createStatement();
                    ResultSet row = query.executeQuery("SELECT value FROM fact WHERE name = '" + name + "'")) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        });
    }

    /** Closes and lets others in. A file whose damage showed while it was read is set aside now. */
    @Override
    public void close() throws IOException {
        try (lock; history) {
            synchronized (connection) {
                connection.close();
            }
            if (damaged) {
                file.setAside();
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }
}
