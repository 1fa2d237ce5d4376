package io.portside.cli.terminal;

import java.util.Optional;

/** Somebody who can be asked. Blocks until answered; one question at a time. */
public interface Person {
    /** Typed without being shown; empty: none was given. The receiver overwrites it. */
    Optional<char[]> password(String question);

    /** One line; empty: none was given. */
    Optional<String> line(String question);
}
