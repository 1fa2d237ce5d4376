package io.portside.engine.sync.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.portside.engine.problem.ProblemException;
import io.portside.engine.sync.rule.Side;

/** In the history. */
final class StoredKeptFiles implements KeptFiles {
    private final HistoryFile history;

    StoredKeptFiles(HistoryFile history) {
        this.history = history;
    }

    @Override
    public List<KeptFile> all() throws ProblemException {
        List<KeptFile> all = new ArrayList<>();
        boolean read = history.changed(open -> all.addAll(KeptRows.all(open)));
        return read ? all : List.of();
    }

    @Override
    public long newestUndoable() throws ProblemException {
        long[] newest = {Long.MAX_VALUE};
        boolean read = history.changed(open -> {
            try (PreparedStatement query = open.prepareStatement("SELECT max(id) FROM run WHERE undoable = 1 AND id "
                    + "NOT IN (SELECT undo_of FROM run WHERE undo_of IS NOT NULL AND state = 'DONE')");
                    ResultSet row = query.executeQuery()) {
                newest[0] = row.next() ? row.getLong(1) : 0;
            }
        });
        return read ? newest[0] : 0;
    }

    @Override
    public Optional<Instant> startBefore(long run) throws ProblemException {
        List<Instant> found = new ArrayList<>();
        history.changed(open -> {
            try (PreparedStatement query = open
                    .prepareStatement("SELECT started FROM run WHERE id < ? ORDER BY id DESC LIMIT 1")) {
                query.setLong(1, run);
                try (ResultSet row = query.executeQuery()) {
                    if (row.next()) {
                        found.add(Instant.ofEpochMilli(row.getLong(1)));
                    }
                }
            }
        });
        return found.stream().findFirst();
    }

    @Override
    public boolean clearing(long run, List<KeptFile> files) throws ProblemException {
        return history
                .changed(open -> each(open, "UPDATE kept SET cleared_by = ifnull(cleared_by, " + run + ")", files));
    }

    @Override
    public void cleared(long run, Collection<KeptFile> gone, Collection<KeptFile> stay) throws ProblemException {
        history.changed(open -> {
            each(open, "UPDATE kept SET gone = 1, cleared_by = " + run, gone);
            each(open, "UPDATE kept SET cleared_by = NULL", stay);
        });
    }

    @Override
    public void missing(long run, Collection<KeptFile> files) throws ProblemException {
        history.changed(
                open -> each(open, "UPDATE kept SET gone = 1, cleared_by = nullif(cleared_by, " + run + ")", files));
    }

    private static void each(Connection open, String change, Collection<KeptFile> files) throws SQLException {
        try (PreparedStatement update = open.prepareStatement(change + " WHERE run = ? AND number = ?")) {
            for (KeptFile file : files) {
                update.setLong(1, file.run());
                update.setLong(2, file.number());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    @Override
    public Set<Place> clearedOf(long run) throws ProblemException {
        Set<Place> cleared = new HashSet<>();
        history.changed(open -> {
            try (PreparedStatement query = open.prepareStatement(
                    "SELECT side, place FROM kept WHERE run = ? AND cleared_by IS NOT NULL")) {
                query.setLong(1, run);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        cleared.add(new Place(Side.valueOf(row.getString(1)), StoredText.path(row.getString(2))));
                    }
                }
            }
        });
        return cleared;
    }
}
