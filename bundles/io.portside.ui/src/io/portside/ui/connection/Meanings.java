package io.portside.ui.connection;

import java.util.ResourceBundle;

/** What the standards say about a command, a reply or a step, in short words of our own. Pure, any thread. */
final class Meanings {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("io.portside.ui.connection.meanings");
    private static final String SEPARATOR = " \\| ";

    /**
     * An explanation.
     *
     * @param title  a few words
     * @param source which RFC and section
     */
    record Meaning(String title, String source, String text) {}

    private Meanings() {}

    /** The meaning of {@code reply.227}, {@code command.PORT} and the like; of what is not known that of its kind. */
    static Meaning of(String topic) {
        String key = topic;
        while (!TEXTS.containsKey(key)) {
            boolean code = key.matches("reply\\.\\d+") && key.length() > "reply.1".length();
            int dot = key.lastIndexOf('.');
            // An unknown reply still says much by its first digit (RFC 959 4.2.1).
            key = code ? key.substring(0, "reply.1".length()) : dot < 0 ? "step" : key.substring(0, dot);
        }
        String[] parts = TEXTS.getString(key).split(SEPARATOR, 3);
        return new Meaning(parts[0], parts[1], parts[2]);
    }
}
