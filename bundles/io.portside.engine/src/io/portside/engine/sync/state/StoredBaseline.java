package io.portside.engine.sync.state;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import io.portside.engine.files.VolumePath;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.FolderBaseline;

/** The baseline in its tables. All calls lock the connection, which they share with the journal. */
final class StoredBaseline implements Baseline {
    /** A folder's path is long and its entries are many; {@code r} is empty where it is as {@code l}. */
    static final String FOLDERS = "CREATE TABLE folder(id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE)";
    static final String ENTRIES = "CREATE TABLE entry(folder INTEGER NOT NULL, name TEXT NOT NULL, l TEXT NOT NULL, "
            + "r TEXT, PRIMARY KEY(folder, name)) WITHOUT ROWID";

    private final Connection connection;
    private final PairState state;

    StoredBaseline(Connection connection, PairState state) {
        this.connection = connection;
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
            try (PreparedStatement query = connection.prepareStatement("SELECT name, l, r FROM entry "
                    + "WHERE folder = (SELECT id FROM folder WHERE path = ?)")) {
                query.setString(1, StoredText.store(folder));
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        entries.put(StoredText.load(rows.getString(1)), entry(rows.getString(2), rows.getString(3)));
                    }
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
            try (Statement query = connection.createStatement();
                    ResultSet row = query.executeQuery("SELECT count(*) FROM entry WHERE l NOT LIKE 'D%'")) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }

    /** One entry; the caller holds the connection. */
    Optional<BaselineEntry> known(VolumePath path) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT l, r FROM entry WHERE name = ? AND "
                + "folder = (SELECT id FROM folder WHERE path = ?)")) {
            query.setString(1, StoredText.store(path.name()));
            query.setString(2, StoredText.store(path.parent()));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(entry(row.getString(1), row.getString(2))) : Optional.empty();
            }
        }
    }

    /** Within the journal's transaction: the caller holds the connection. */
    void put(VolumePath path, BaselineEntry entry) throws SQLException {
        String folder = StoredText.store(path.parent());
        try (PreparedStatement known = connection.prepareStatement("INSERT OR IGNORE INTO folder(path) VALUES(?)")) {
            known.setString(1, folder);
            known.executeUpdate();
        }
        String left = StoredFacts.store(entry.left());
        String right = StoredFacts.store(entry.right());
        try (PreparedStatement insert = connection.prepareStatement("INSERT OR REPLACE INTO entry(folder, name, l, r) "
                + "VALUES((SELECT id FROM folder WHERE path = ?), ?, ?, ?)")) {
            insert.setString(1, folder);
            insert.setString(2, StoredText.store(path.name()));
            insert.setString(3, left);
            insert.setString(4, left.equals(right) ? null : right);
            insert.executeUpdate();
        }
    }

    /** With all below it, within the journal's transaction. */
    void remove(VolumePath path) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM entry WHERE name = ? AND "
                + "folder = (SELECT id FROM folder WHERE path = ?)")) {
            delete.setString(1, StoredText.store(path.name()));
            delete.setString(2, StoredText.store(path.parent()));
            delete.executeUpdate();
        }
        removeBelow(path);
    }

    /** Whatever was known below a path that is gone: later it would be taken for what had been in a new folder. */
    private void removeBelow(VolumePath path) throws SQLException {
        String folder = StoredText.store(path);
        try (PreparedStatement below = connection.prepareStatement("DELETE FROM entry WHERE folder IN "
                + "(SELECT id FROM folder WHERE path = ? OR path >= ? AND path < ?)")) {
            below.setString(1, folder);
            // '0' follows '/'.
            below.setString(2, folder + "/");
            below.setString(3, folder + "0");
            below.executeUpdate();
        }
    }
}
