package io.portside.engine.sync.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.ClearedFile;
import io.portside.engine.sync.plan.filter.FilterMatcher;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.Facts;

/**
 * What is kept in trash and versions as rows of the history. They outlive the run that put it there, and go with the one
 * that cleared it. The caller holds the connection.
 */
final class KeptRows {
    /** {@code cleared_by} is set before a file is deleted, {@code gone} afterwards, or when an undo took it back. */
    static final String KEPT = "CREATE TABLE IF NOT EXISTS kept(run INTEGER NOT NULL, number INTEGER NOT NULL, "
            + "side TEXT NOT NULL, path TEXT NOT NULL, place TEXT NOT NULL, facts TEXT NOT NULL, since INTEGER, "
            + "cleared_by INTEGER, gone INTEGER NOT NULL, PRIMARY KEY(run, number)) WITHOUT ROWID";

    private KeptRows() {}

    /** A step that was done: what it put away is there from now on, and what it took out of there is not. */
    static void learn(Connection connection, Step step) throws SQLException {
        if (step.kept().filter(KeptRows::lasting).isPresent() && step.before().isPresent()) {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT OR IGNORE INTO kept(run, number, side, path, place, facts, since, gone) "
                            + "VALUES(?, ?, ?, ?, ?, ?, (SELECT started FROM run WHERE id = ?), 0)")) {
                insert.setLong(1, step.run());
                insert.setLong(2, step.number());
                insert.setString(3, step.side().name());
                insert.setString(4, StoredText.store(step.path()));
                insert.setString(5, StoredText.store(step.kept().get()));
                insert.setString(6, StoredFacts.store(step.before().get()));
                insert.setLong(7, step.run());
                insert.executeUpdate();
            }
        }
        if (step.from().filter(KeptRows::lasting).isPresent()) {
            try (PreparedStatement update = connection
                    .prepareStatement("UPDATE kept SET gone = 1 WHERE side = ? AND place = ?")) {
                update.setString(1, step.side().name());
                update.setString(2, StoredText.store(step.from().get()));
                update.executeUpdate();
            }
        }
    }

    /** Whether it is in one of our folders, and not only aside for a moment; names of ours never take part in a scan. */
    private static boolean lasting(VolumePath place) {
        return place.names().size() > 1 && place.names().get(0).startsWith(FilterMatcher.OWN);
    }

    static List<KeptFile> all(Connection connection) throws SQLException {
        List<KeptFile> all = new ArrayList<>();
        try (PreparedStatement query = connection
                .prepareStatement("SELECT run, number, side, path, place, facts, since "
                        + "FROM kept WHERE gone = 0 AND since IS NOT NULL ORDER BY run, number");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                all.add(new KeptFile(row.getLong(1), row.getLong(2), Side.valueOf(row.getString(3)),
                        StoredText.path(row.getString(4)), StoredText.path(row.getString(5)),
                        StoredFacts.load(row.getString(6)), Instant.ofEpochMilli(row.getLong(7))));
            }
        }
        return all;
    }

    /** What {@code run} cleared. */
    static List<ClearedFile> cleared(Connection connection, long run) throws SQLException {
        List<ClearedFile> cleared = new ArrayList<>();
        if (!there(connection)) {
            return cleared;
        }
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT side, path, place, facts, since FROM kept WHERE cleared_by = ? AND gone = 1 "
                        + "ORDER BY run, number")) {
            query.setLong(1, run);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Facts facts = StoredFacts.load(row.getString(4));
                    cleared.add(ClearedFile.gone(Side.valueOf(row.getString(1)), StoredText.path(row.getString(2)),
                            StoredText.path(row.getString(3)), Instant.ofEpochMilli(row.getLong(5)),
                            facts.size().orElse(0)));
                }
            }
        }
        return cleared;
    }

    static boolean there(Connection connection) throws SQLException {
        return Tables.there(connection, "kept");
    }

    /** How many files of {@code run} were cleared since, as an expression for a query of runs. */
    static String clearedCount(boolean there) {
        return there
                ? "(SELECT count(*) FROM kept WHERE kept.run = run.id AND cleared_by IS NOT NULL AND gone = 1)"
                : "0";
    }
}
