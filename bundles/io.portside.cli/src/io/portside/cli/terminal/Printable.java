package io.portside.cli.terminal;

/** Text from servers on a screen: without the control characters that could move the cursor or hide what is there. */
public final class Printable {
    private static final char INSTEAD = '\u00b7';

    private Printable() {}

    /** One line. */
    public static String line(String text) {
        return text.codePoints().noneMatch(Printable::harmful)
                ? text
                : text.codePoints().map(c -> harmful(c) ? INSTEAD : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** Lines of ours, whose line ends stay. */
    public static String lines(String text) {
        return text.indexOf('\n') < 0 ? line(text) : String.join("\n", text.lines().map(Printable::line).toList());
    }

    /** Control characters, and those that change the direction of what follows. */
    private static boolean harmful(int c) {
        return Character.isISOControl(c) || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069;
    }
}
