package io.portside.ui.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the program was asked to begin with.
 *
 * @param left  {@code -left}: a local folder, or {@code site:ID}; empty: where it was last time
 * @param right {@code -right}: likewise; or a URL that stands alone
 * @param tour  {@code -tour}: do the main job without a person and leave picture and transcript in this folder
 */
public record StartArguments(Optional<String> left, Optional<String> right, Optional<Path> tour) {
    /** In front of a site's id. */
    public static final String SITE = "site:";

    /** Reads the program's arguments; those of others (and a last one without its value) are passed over. */
    public static StartArguments parse(String... arguments) {
        return new StartArguments(value("-left", arguments), value("-right", arguments).or(() -> url(arguments)),
                value("-tour", arguments).map(Path::of));
    }

    /** Whether an argument is a URL, and neither a path nor {@code site:ID}. */
    public static boolean isUrl(String argument) {
        return argument.contains("://");
    }

    private static Optional<String> url(String... arguments) {
        return Stream.of(arguments).filter(StartArguments::isUrl).findFirst();
    }

    private static Optional<String> value(String name, String... arguments) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return Optional.of(arguments[i + 1]);
            }
        }
        return Optional.empty();
    }
}
