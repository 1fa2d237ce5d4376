package io.portside.engine.sync.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** What tables there are: a file that an earlier version wrote, and that nobody has opened for writing since, has fewer. */
final class Tables {
    private Tables() {}

    static boolean there(Connection connection, String table) throws SQLException {
        try (PreparedStatement query = connection
                .prepareStatement("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?")) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        }
    }
}
