package io.portside.engine.sync.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.sync.Fate;
import io.portside.engine.sync.Fate.Outcome;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Manner;
import io.portside.engine.sync.rule.Side;

/** Fates of a run's items as rows of the history. The caller holds the connection. */
final class FateRows {
    static final String FATES = "CREATE TABLE fate(run INTEGER NOT NULL, item INTEGER NOT NULL, path TEXT NOT NULL, "
            + "action TEXT NOT NULL, outcome TEXT NOT NULL, source TEXT, bytes INTEGER NOT NULL, problem TEXT, "
            + "PRIMARY KEY(run, item)) WITHOUT ROWID";
    /** Of copies that are not plain. It came later, so that it is a table and not a column. */
    static final String MANNERS = "CREATE TABLE IF NOT EXISTS fate_manner(run INTEGER NOT NULL, item INTEGER NOT NULL, "
            + "manner TEXT NOT NULL, PRIMARY KEY(run, item)) WITHOUT ROWID";
    private static final int BATCH = 1000;
    private static final Gson GSON = new Gson();

    private FateRows() {}

    /** What is kept of a problem. */
    private record StoredProblem(String kind, List<String> facts, String details) {}

    static void insert(Connection connection, long run, List<Fate> fates) throws SQLException {
        insertManners(connection, run, fates);
        try (PreparedStatement insert = connection.prepareStatement("INSERT OR REPLACE INTO fate(run, item, path, "
                + "action, outcome, source, bytes, problem) VALUES(?,?,?,?,?,?,?,?)")) {
            int item = 0;
            for (Fate fate : fates) {
                insert.setLong(1, run);
                insert.setInt(2, item++);
                insert.setString(3, StoredText.store(fate.path()));
                insert.setString(4, fate.action().name());
                insert.setString(5, fate.outcome().name());
                insert.setString(6, fate.from().map(StoredText::store).orElse(null));
                insert.setLong(7, fate.bytes());
                insert.setString(8, fate.problem().map(FateRows::text).orElse(null));
                insert.addBatch();
                if (item % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static void insertManners(Connection connection, long run, List<Fate> fates) throws SQLException {
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT OR REPLACE INTO fate_manner(run, item, manner) VALUES(?,?,?)")) {
            for (int item = 0; item < fates.size(); item++) {
                if (fates.get(item).manner() != Manner.PLAIN) {
                    insert.setLong(1, run);
                    insert.setInt(2, item);
                    insert.setString(3, fates.get(item).manner().name());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static Map<Integer, Manner> manners(Connection connection, long run) throws SQLException {
        Map<Integer, Manner> manners = new HashMap<>();
        if (!Tables.there(connection, "fate_manner")) {
            return manners;
        }
        try (PreparedStatement query = connection
                .prepareStatement("SELECT item, manner FROM fate_manner WHERE run = ?")) {
            query.setLong(1, run);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    manners.put(row.getInt(1), Manner.valueOf(row.getString(2)));
                }
            }
        }
        return manners;
    }

    static List<Fate> read(Connection connection, long run) throws SQLException {
        Map<Integer, Manner> manners = manners(connection, run);
        List<Fate> fates = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT path, action, outcome, source, bytes, problem, item FROM fate WHERE run = ? ORDER BY item")) {
            query.setLong(1, run);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    fates.add(new Fate(StoredText.path(row.getString(1)), Action.valueOf(row.getString(2)),
                            manners.getOrDefault(row.getInt(7), Manner.PLAIN), Outcome.valueOf(row.getString(3)),
                            Optional.ofNullable(row.getString(4)).map(StoredText::path), row.getLong(5),
                            Optional.ofNullable(row.getString(6)).map(FateRows::problem)));
                }
            }
        }
        return fates;
    }

    private static String text(Problem problem) {
        return GSON.toJson(new StoredProblem(problem.kind().name(), problem.facts(), problem.details()));
    }

    private static Problem problem(String text) {
        try {
            StoredProblem stored = GSON.fromJson(text, StoredProblem.class);
            return Problem.of(ProblemKind.valueOf(stored.kind()), stored.details(),
                    stored.facts().toArray(String[]::new));
        } catch (JsonParseException | IllegalArgumentException | NullPointerException e) {
            // Of a version that knew other kinds.
            return Problem.of(ProblemKind.INTERNAL, text, text);
        }
    }

    /** What became of items as far as steps tell, one fate an item. */
    static List<Fate> of(List<DoneStep> steps) {
        Map<Integer, Fate> fates = new LinkedHashMap<>();
        for (DoneStep done : steps) {
            Step step = done.step();
            long bytes = step.kind() == Step.Kind.COPY
                    ? step.content().map(facts -> facts.size().orElse(0)).orElse(0L)
                    : 0;
            fates.put(step.item(), new Fate(step.path(), action(step), manner(step), Outcome.DONE, step.from(), bytes,
                    Optional.empty()));
        }
        return List.copyOf(fates.values());
    }

    private static Manner manner(Step step) {
        return switch (step.kind()) {
            case MAKE_FOLDER -> Manner.FOLDER;
            case COPY -> step.before().isPresent() ? Manner.REPLACES : Manner.PLAIN;
            case MOVE, DELETE, REMOVE_FOLDER -> Manner.PLAIN;
        };
    }

    private static Action action(Step step) {
        boolean left = step.side() == Side.LEFT;
        return switch (step.kind()) {
            case MAKE_FOLDER, COPY -> left ? Action.COPY_LEFT : Action.COPY_RIGHT;
            case MOVE -> left ? Action.MOVE_LEFT : Action.MOVE_RIGHT;
            case DELETE, REMOVE_FOLDER -> left ? Action.DELETE_LEFT : Action.DELETE_RIGHT;
        };
    }
}
