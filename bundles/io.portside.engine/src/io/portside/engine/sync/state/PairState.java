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
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.Side;
import java.util.Set;
import java.util.Map;
import java.util.LinkedHashMap;
import java.util.EnumSet;
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
    /** Of each side, the server it is on. */
    private static final Map<Side, String> PLACES = Map.of(Side.LEFT, "left place", Side.RIGHT, "right place");

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
        return open(folder, pair, Map.of());
    }

    /**
     * As {@link #open(Path, SyncPair)}; also when a side is on another server than the last time, because a site's profile
     * was given another address.
     *
     * @param places of sides that are on a server, which one
     */
    public static PairState open(Path folder, SyncPair pair, Map<Side, String> places) throws ProblemException {
        PairState state = open(folder, pair.name());
        boolean good = false;
        try {
            state.isAbout(pair, places);
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
    private void isAbout(SyncPair pair, Map<Side, String> places) throws ProblemException {
        Map<String, String> now = new LinkedHashMap<>();
        now.put(ENDS, end(pair.left()) + "\n" + end(pair.right()));
        places.forEach((side, place) -> now.put(PLACES.get(side), StoredText.store(place)));
        Set<Side> other = EnumSet.noneOf(Side.class);
        Optional<String> ends = fact(ENDS);
        for (Side side : Side.values()) {
            boolean moved = ends.isPresent()
                    && !ends.get().split("\n", -1)[side.ordinal()].equals(end(pair.end(side)));
            Optional<String> place = fact(PLACES.get(side));
            if (moved || place.isPresent() && !place.get().equals(now.getOrDefault(PLACES.get(side), place.get()))) {
                other.add(side);
            }
        }
        if (!other.isEmpty()) {
            forgetAll(other);
        }
        for (Map.Entry<String, String> fact : now.entrySet()) {
            if (!fact(fact.getKey()).equals(Optional.of(fact.getValue()))) {
                remember(fact.getKey(), fact.getValue());
            }
        }
    }

    private static String end(SyncEnd end) {
        return StoredText.store(end.volume() + end.folder());
    }

    /**
     * Of a side that is what it was, what a run left half done still has to be mended, or a file would stay away from its
     * place for good; but nothing is agreed by that.
     *
     * @param other sides that are other folders now
     */
    private void forgetAll(Set<Side> other) throws ProblemException {
        writing(() -> {
            try (Statement delete = connection.createStatement()) {
                delete.executeUpdate("DELETE FROM entry");
                delete.executeUpdate("DELETE FROM folder");
                for (Side side : other) {
                    delete.executeUpdate("DELETE FROM step WHERE side = '" + side.name() + "'");
                }
                delete.executeUpdate("DELETE FROM settle WHERE NOT EXISTS (SELECT 1 FROM step "
                        + "WHERE step.run = settle.run AND step.number = settle.step)");
                delete.executeUpdate("UPDATE settle SET l = NULL, r = NULL");
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
