package io.portside.engine.sync.state;

import java.sql.SQLException;

/** A state file that opens and is not as it was written. */
final class DamagedStateException extends SQLException {
    private static final long serialVersionUID = 1L;

    DamagedStateException(String what) {
        super(what);
    }
}
