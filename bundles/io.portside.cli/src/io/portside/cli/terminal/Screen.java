package io.portside.cli.terminal;

import java.io.PrintStream;

/** Standard error: lines that stay, and below them one line of progress that is overwritten. Thread-safe. */
@SuppressWarnings("resource") // The stream is the process's.
public final class Screen {
    private final PrintStream err;
    private final boolean progress;
    private final int columns;
    private String shown = "";

    public Screen(Surroundings around) {
        err = around.err();
        progress = around.progress();
        columns = around.columns();
    }

    /** Writes a line, or several. */
    public synchronized void line(String text) {
        String again = shown;
        clear();
        err.println(Printable.lines(text));
        show(again);
    }

    /** Shows how far it is; nothing where standard error is no screen. */
    public synchronized void progress(String text) {
        if (progress) {
            clear();
            show(Printable.line(text));
        }
    }

    /** Takes the line of progress away. */
    public synchronized void clear() {
        if (!shown.isEmpty()) {
            err.print('\r' + " ".repeat(shown.length()) + '\r');
            shown = "";
        }
    }

    private void show(String text) {
        // A line that wraps could not be overwritten.
        shown = text.length() < columns ? text : text.substring(0, Math.max(0, columns - 1));
        err.print(shown);
        err.flush();
    }
}
