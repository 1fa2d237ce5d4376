package io.portside.cli.terminal;

import java.io.Console;
import java.util.Optional;

/** The person at Java's own console, for systems without {@code /dev/tty}. */
public final class SystemConsole implements Person {
    private final Console console;

    private SystemConsole(Console console) {
        this.console = console;
    }

    /** Empty where standard input or output is not a terminal. */
    public static Optional<Person> find() {
        Console console = System.console();
        return console == null || !terminal(console) ? Optional.empty() : Optional.of(new SystemConsole(console));
    }

    /** From Java 22 on there is always a console object, and a method that tells whether it is a terminal. */
    private static boolean terminal(Console console) {
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    @Override
    public Optional<char[]> password(String question) {
        return Optional.ofNullable(console.readPassword("%s", question));
    }

    @Override
    public Optional<String> line(String question) {
        return Optional.ofNullable(console.readLine("%s", question));
    }
}
