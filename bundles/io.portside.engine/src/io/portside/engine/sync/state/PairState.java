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
import java.util.List;
import java.util.Optional;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.rule.SyncPair;

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
    /** The number of the first run that came to its end. */
    private static final String MADE = "baseline";
    /** The number of the newest run. */
    private static final String RUN = "run";
    /** The two folders. */
    private static final String ENDS = "ends";

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

    /**
     * As {@link #open(Path, String)}; when the pair joins other folders than the last time, what is known of those is
     * forgotten.
     */
    public static PairState open(Path folder, SyncPair pair) throws ProblemException {
        PairState state = open(folder, pair.name());
        boolean good = false;
        try {
            state.isAbout(pair);
            good = true;
            return state;
        } finally {
            if (!good) {
                state.closeQuietly();
            }
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            // What made opening fail is told.
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
                    baseline.rolledBack();
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

    void runIsComplete(long run, Optional<Long> undoOf) throws ProblemException {
        boolean unmade = undoOf.isPresent() && fact(MADE).equals(undoOf.map(number -> Long.toString(number)));
        if (unmade) {
            forget(MADE);
        } else if (!baselineMade() && undoOf.isEmpty()) {
            remember(MADE, Long.toString(run));
        }
        boolean now = fact(MADE).isPresent();
        synchronized (connection) {
            made = now;
        }
    }

    /** What is remembered is about these two folders: of others nothing is known, and nothing may be concluded. */
    private void isAbout(SyncPair pair) throws ProblemException {
        String ends = pair.left().volume() + pair.left().folder() + "\n" + pair.right().volume()
                + pair.right().folder();
        String stored = StoredText.store(ends);
        Optional<String> before = fact(ENDS);
        if (before.isEmpty() || !before.get().equals(stored)) {
            if (before.isPresent()) {
                forgetAll();
            }
            remember(ENDS, stored);
        }
    }

    private void forgetAll() throws ProblemException {
        writing(() -> {
            try (Statement delete = connection.createStatement()) {
                for (String table : List.of("entry", "folder", "step", "settle")) {
                    delete.executeUpdate("DELETE FROM " + table);
                }
                baseline.rolledBack();
                delete.executeUpdate("DELETE FROM fact WHERE name = '" + MADE + "'");
            }
            commit();
        });
        synchronized (connection) {
            made = false;
        }
    }

    private void forget(String name) throws ProblemException {
        writing(() -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM fact WHERE name = ?")) {
                delete.setString(1, name);
                delete.executeUpdate();
            }
            commit();
        });
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
