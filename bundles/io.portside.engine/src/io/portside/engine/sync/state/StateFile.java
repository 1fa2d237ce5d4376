package io.portside.engine.sync.state;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemException;
import io.portside.engine.problem.ProblemKind;

/**
 * One SQLite file: opened, held against its schema, and looked through for damage. What is damaged is put aside under a
 * name of its own, never deleted and never overwritten.
 *
 * @param file    absolute
 * @param version of the schema; a file with a higher one is left alone
 * @param schema  statements that make the tables
 */
@SuppressWarnings("resource") // Whoever asks for a connection closes it.
record StateFile(Path file, int version, List<String> schema) {
    /** What SQLite keeps beside its file. */
    private static final List<String> COMPANIONS = List.of("", "-wal", "-shm", "-journal");
    private static final String ASIDE = ".damaged";
    private static final int BUSY_MILLIS = 10_000;

    /** An open file. */
    record Opened(Connection connection, Optional<Path> setAside) {}

    /** Opens for writing; a damaged file is set aside and a fresh one takes its place. */
    Opened open() throws ProblemException {
        try {
            Files.createDirectories(file.getParent());
            try {
                return new Opened(connect(), Optional.empty());
            } catch (SQLException e) {
                if (!SyncStateProblems.damage(e)) {
                    throw e;
                }
            }
            Path aside = setAside();
            return new Opened(connect(), Optional.of(aside));
        } catch (IOException | SQLException e) {
            throw SyncStateProblems.of(e, file);
        }
    }

    private Connection connect() throws SQLException, ProblemException {
        Connection connection = connection(false);
        boolean good = false;
        try {
            boolean fresh = prepare(connection);
            if (!fresh) {
                check(connection);
            }
            connection.setAutoCommit(false);
            good = true;
            return connection;
        } finally {
            if (!good) {
                connection.close();
            }
        }
    }

    /** Returns whether the file was empty. */
    private boolean prepare(Connection connection) throws SQLException, ProblemException {
        try (Statement statement = connection.createStatement()) {
            int found = number(statement, "PRAGMA user_version");
            if (found > version) {
                throw newer();
            }
            if (found == version) {
                for (String table : schema) {
                    // One that came later and is known to be no obstacle to earlier programs.
                    if (table.startsWith("CREATE TABLE IF NOT EXISTS")) {
                        statement.execute(table);
                    }
                }
                return false;
            }
            if (number(statement, "SELECT count(*) FROM sqlite_master") > 0) {
                throw new DamagedStateException("tables without a version in " + file);
            }
            statement.execute("BEGIN IMMEDIATE");
            for (String table : schema) {
                statement.execute(table);
            }
            statement.execute("PRAGMA user_version = " + version);
            statement.execute("COMMIT");
            return true;
        }
    }

    private static void check(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!result.next() || !result.getString(1).equals("ok")) {
                throw new DamagedStateException("quick_check");
            }
        }
    }

    /** A connection for reading only, beside a program that writes; empty where there is no such file. */
    Optional<Connection> reader() throws ProblemException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Connection connection = connection(true);
            boolean good = false;
            try (Statement statement = connection.createStatement()) {
                int found = number(statement, "PRAGMA user_version");
                if (found > version) {
                    throw newer();
                }
                good = found == version;
                return good ? Optional.of(connection) : Optional.empty();
            } finally {
                if (!good) {
                    connection.close();
                }
            }
        } catch (SQLException e) {
            throw SyncStateProblems.of(e, file);
        }
    }

    private Connection connection(boolean readOnly) throws SQLException {
        NativeLibrary.unpackedBelow(file.getParent().getParent());
        SQLiteConfig config = new SQLiteConfig();
        // Else the driver asks for the last row's number, by a statement made anew, after each row that is written.
        config.setGetGeneratedKeys(false);
        // What a run was about to do must be on the platter before it does it.
        config.setSynchronous(SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setReadOnly(readOnly);
        if (!readOnly) {
            config.setJournalMode(JournalMode.WAL);
        }
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source.getConnection();
    }

    private ProblemException newer() {
        return new ProblemException(Problem.of(ProblemKind.SYNC_STATE, file + " has a newer schema",
                "a later version of the program wrote " + file), null);
    }

    private static int number(Statement statement, String question) throws SQLException {
        try (ResultSet result = statement.executeQuery(question)) {
            return result.next() ? result.getInt(1) : 0;
        }
    }

    /** Puts the file and its companions under the first free name; returns that of the file. */
    Path setAside() throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ASIDE);
        for (int number = 2; Files.exists(aside); number++) {
            aside = file.resolveSibling(file.getFileName() + ASIDE + number);
        }
        for (String companion : COMPANIONS) {
            Path from = file.resolveSibling(file.getFileName() + companion);
            if (Files.exists(from)) {
                Files.move(from, file.resolveSibling(aside.getFileName() + companion), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return aside;
    }
}
