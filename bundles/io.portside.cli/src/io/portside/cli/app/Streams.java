package io.portside.cli.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Optional;

import io.portside.cli.terminal.Person;
import io.portside.cli.terminal.Surroundings;
import io.portside.cli.terminal.SystemConsole;
import io.portside.cli.terminal.Teletype;

/** This process's streams. The start script says which of them are a terminal, because Java cannot tell. */
@SuppressWarnings("resource") // The streams are the process's.
final class Streams {
    /** The numbers of the streams that are terminals, such as {@code 02}. */
    private static final String TERMINALS = "portside.terminals";
    private static final String COLUMNS = "portside.columns";
    private static final int USUAL_COLUMNS = 80;

    private Streams() {}

    static Surroundings surroundings() {
        Optional<Person> console = SystemConsole.find();
        String terminals = System.getProperty(TERMINALS, console.isPresent() ? "012" : "");
        Charset charset = charset();
        boolean errors = terminals.contains("2");
        // Without a screen to read the question on, nobody is asked, even if a terminal is somewhere behind.
        Optional<Person> person = errors ? Teletype.find(charset).or(() -> console) : Optional.empty();
        return new Surroundings(System.in, new FileOutputStream(FileDescriptor.out), System.err, charset,
                terminals.contains("1"), errors, columns(), person, Path.of("").toAbsolutePath());
    }

    private static int columns() {
        int columns = Integer.getInteger(COLUMNS, USUAL_COLUMNS);
        return columns > 0 ? columns : USUAL_COLUMNS;
    }

    /** That of the system, which is not Java's default any more from version 18 on. */
    private static Charset charset() {
        try {
            return Charset.forName(System.getProperty("native.encoding", ""));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Charset.defaultCharset();
        }
    }
}
