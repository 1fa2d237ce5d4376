package io.portside.engine.sync.state;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.rule.Side;
import io.portside.engine.sync.tree.BaselineEntry;
import io.portside.engine.sync.tree.Facts;

/** Steps and what they settle as rows; the same tables in the journal and in the history. The caller holds the connection. */
@SuppressWarnings("resource") // Statements end with the connection.
final class StepRows {
    static final String STEPS = "CREATE TABLE step(run INTEGER NOT NULL, number INTEGER NOT NULL, "
            + "item INTEGER NOT NULL, kind TEXT NOT NULL, side TEXT NOT NULL, path TEXT NOT NULL, source TEXT, "
            + "temporary TEXT, kept TEXT, before TEXT, content TEXT, exact INTEGER NOT NULL, done INTEGER NOT NULL, "
            + "PRIMARY KEY(run, number)) WITHOUT ROWID";
    /** {@code l} and {@code r} are what the baseline is to know, {@code was_l} and {@code was_r} what it knew. */
    static final String SETTLES = "CREATE TABLE settle(run INTEGER NOT NULL, step INTEGER NOT NULL, "
            + "path TEXT NOT NULL, l TEXT, r TEXT, was_l TEXT, was_r TEXT, PRIMARY KEY(run, step, path)) WITHOUT ROWID";
    private static final String COLUMNS = "run, number, item, kind, side, path, source, temporary, kept, before, content, "
            + "exact";

    private final Statements statements;

    StepRows(Connection connection) {
        this.statements = new Statements(connection);
    }

    void insert(Step step, boolean done) throws SQLException {
        statements.of("INSERT OR REPLACE INTO step(" + COLUMNS + ", done) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?)",
                step.run(),
                step.number(), step.item(), step.kind().name(), step.side().name(), StoredText.store(step.path()),
                text(step.from()), text(step.temporary()), text(step.kept()), facts(step.before()),
                facts(step.content()), step.exact() ? 1 : 0, done ? 1 : 0).executeUpdate();
    }

    void insertSettlement(Step step, Settlement settlement, Optional<BaselineEntry> was) throws SQLException {
        statements.of("INSERT OR REPLACE INTO settle(run, step, path, l, r, was_l, was_r) VALUES(?,?,?,?,?,?,?)",
                step.run(), step.number(), StoredText.store(settlement.path()),
                facts(settlement.entry().map(BaselineEntry::left)), facts(settlement.entry().map(BaselineEntry::right)),
                facts(was.map(BaselineEntry::left)), facts(was.map(BaselineEntry::right))).executeUpdate();
    }

    /** What the baseline knew before a step that is done settled a path; empty: the step is not done. */
    Optional<Optional<BaselineEntry>> was(Step step, VolumePath path) throws SQLException {
        try (ResultSet row = statements.of("SELECT was_l, was_r FROM settle JOIN step "
                + "ON step.run = settle.run AND step.number = settle.step "
                + "WHERE settle.run = ? AND settle.step = ? AND settle.path = ? AND done = 1", step.run(),
                step.number(), StoredText.store(path)).executeQuery()) {
            return row.next() ? Optional.of(entry(row.getString(1), row.getString(2))) : Optional.empty();
        }
    }

    void delete(long run, long number) throws SQLException {
        statements.of("DELETE FROM step WHERE run = ? AND number = ?", run, number).executeUpdate();
        statements.of("DELETE FROM settle WHERE run = ? AND step = ?", run, number).executeUpdate();
    }

    /** Hears rows one by one. */
    @FunctionalInterface
    interface Sink {
        void step(DoneStep step) throws SQLException;
    }

    /** Steps in their order, with what they settle. */
    void each(boolean done, Optional<Long> run, Sink sink) throws SQLException {
        try (ResultSet rows = statements.of("SELECT " + COLUMNS + " FROM step WHERE done = ? AND (? IS NULL OR run = ?)"
                + " ORDER BY run, number", done ? 1 : 0, run.orElse(null), run.orElse(null)).executeQuery()) {
            while (rows.next()) {
                sink.step(settled(step(rows)));
            }
        }
    }

    List<DoneStep> all(boolean done, Optional<Long> run) throws SQLException {
        List<DoneStep> all = new ArrayList<>();
        each(done, run, all::add);
        return all;
    }

    private DoneStep settled(Step step) throws SQLException {
        List<Settlement> settlements = new ArrayList<>();
        Map<VolumePath, Optional<BaselineEntry>> was = new HashMap<>();
        try (ResultSet rows = statements.of("SELECT path, l, r, was_l, was_r FROM settle WHERE run = ? AND step = ?",
                step.run(), step.number()).executeQuery()) {
            while (rows.next()) {
                VolumePath path = StoredText.path(rows.getString(1));
                settlements.add(new Settlement(path, entry(rows.getString(2), rows.getString(3))));
                was.put(path, entry(rows.getString(4), rows.getString(5)));
            }
        }
        return new DoneStep(step.withSettles(settlements), was);
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(row.getLong(1), row.getLong(2), row.getInt(3), Step.Kind.valueOf(row.getString(4)),
                Side.valueOf(row.getString(5)), StoredText.path(row.getString(6)), path(row.getString(7)),
                path(row.getString(8)), path(row.getString(9)), facts(row.getString(10)), facts(row.getString(11)),
                List.of(), row.getBoolean(12));
    }

    private static String text(Optional<VolumePath> path) {
        return path.map(StoredText::store).orElse(null);
    }

    private static String facts(Optional<Facts> facts) {
        return facts.map(StoredFacts::store).orElse(null);
    }

    private static Optional<VolumePath> path(String stored) {
        return Optional.ofNullable(stored).map(StoredText::path);
    }

    private static Optional<Facts> facts(String stored) {
        return Optional.ofNullable(stored).map(StoredFacts::load);
    }

    private static Optional<BaselineEntry> entry(String left, String right) {
        return left == null || right == null
                ? Optional.empty()
                : Optional.of(new BaselineEntry(StoredFacts.load(left), StoredFacts.load(right)));
    }
}
