package io.portside.engine.sync.state;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.FolderBaseline;

/** The baseline in its tables. All calls lock the connection, which they share with the journal. */
@SuppressWarnings("resource") // Statements end with the connection.
final class StoredBaseline implements Baseline {
    /** A folder's path is long and its entries are many; {@code r} is empty where it is as {@code l}. */
    static final String FOLDERS = "CREATE TABLE folder(id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE)";
    static final String ENTRIES = "CREATE TABLE entry(folder INTEGER NOT NULL, name TEXT NOT NULL, l TEXT NOT NULL, "
            + "r TEXT, PRIMARY KEY(folder, name)) WITHOUT ROWID";
    private static final long NONE = -1;

    private final Statements statements;
    private final PairState state;
    // What comes one after the other is mostly of one folder. Guarded by the connection.
    private VolumePath lastFolder;
    private long lastId = NONE;

    StoredBaseline(Connection connection, PairState state) {
        this.statements = new Statements(connection);
        this.state = state;
    }

    @Override
    public boolean exists() {
        return state.baselineMade();
    }

    @Override
    public Optional<Path> lost() {
        return state.baselineMade() ? Optional.empty() : state.setAside();
    }

    @Override
    public FolderBaseline folder(VolumePath folder) throws ProblemException {
        return state.reading(() -> {
            SortedMap<String, BaselineEntry> entries = new TreeMap<>();
            long id = id(folder, false);
            if (id == NONE) {
                return FolderBaseline.empty(folder);
            }
            try (ResultSet rows = statements.of("SELECT name, l, r FROM entry WHERE folder = ?", id).executeQuery()) {
                while (rows.next()) {
                    entries.put(StoredText.load(rows.getString(1)), entry(rows.getString(2), rows.getString(3)));
                }
            }
            return new FolderBaseline(folder, entries);
        });
    }

    private static BaselineEntry entry(String left, String right) {
        Facts facts = StoredFacts.load(left);
        return new BaselineEntry(facts, right == null ? facts : StoredFacts.load(right));
    }

    @Override
    public long files() throws ProblemException {
        return state.reading(() -> {
            try (ResultSet row = statements.of("SELECT count(*) FROM entry WHERE l NOT LIKE 'D%'").executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }

    /** {@link #NONE} where there is none and none is to be made. */
    private long id(VolumePath folder, boolean make) throws SQLException {
        if (folder.equals(lastFolder)) {
            return lastId;
        }
        String path = StoredText.store(folder);
        long id = id(path);
        if (id == NONE && make) {
            statements.of("INSERT INTO folder(path) VALUES(?)", path).executeUpdate();
            id = id(path);
        }
        if (id != NONE) {
            lastFolder = folder;
            lastId = id;
        }
        return id;
    }

    private long id(String path) throws SQLException {
        try (ResultSet row = statements.of("SELECT id FROM folder WHERE path = ?", path).executeQuery()) {
            return row.next() ? row.getLong(1) : NONE;
        }
    }

    /** A change was taken back, and with it perhaps a folder's number. */
    void rolledBack() {
        lastFolder = null;
    }

    /** One entry; the caller holds the connection. */
    Optional<BaselineEntry> known(VolumePath path) throws SQLException {
        try (ResultSet row = statements.of("SELECT l, r FROM entry WHERE folder = ? AND name = ?",
                id(path.parent(), false), StoredText.store(path.name())).executeQuery()) {
            return row.next() ? Optional.of(entry(row.getString(1), row.getString(2))) : Optional.empty();
        }
    }

    /** Within the journal's transaction: the caller holds the connection. */
    void put(VolumePath path, BaselineEntry entry) throws SQLException {
        String left = StoredFacts.store(entry.left());
        String right = entry.left() == entry.right() ? left : StoredFacts.store(entry.right());
        statements.of("INSERT OR REPLACE INTO entry(folder, name, l, r) VALUES(?, ?, ?, ?)", id(path.parent(), true),
                StoredText.store(path.name()), left, left.equals(right) ? null : right).executeUpdate();
    }

    /** With all below it, within the journal's transaction. */
    void remove(VolumePath path) throws SQLException {
        statements.of("DELETE FROM entry WHERE folder = ? AND name = ?", id(path.parent(), false),
                StoredText.store(path.name())).executeUpdate();
        removeBelow(path);
    }

    /** Whatever was known below a path that is gone: later it would be taken for what had been in a new folder. */
    private void removeBelow(VolumePath path) throws SQLException {
        String folder = StoredText.store(path);
        // '0' follows '/'.
        statements.of("DELETE FROM entry WHERE folder IN "
                + "(SELECT id FROM folder WHERE path = ? OR path >= ? AND path < ?)", folder, folder + "/",
                folder + "0").executeUpdate();
    }
}
