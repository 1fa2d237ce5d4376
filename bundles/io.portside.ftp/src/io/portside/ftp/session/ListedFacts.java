package io.portside.ftp.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which facts MLSD is to tell (RFC 3659 7.9). Some servers tell twice as many as anybody needs, and with half of the bytes
 * a folder of a hundred files comes in the first flight of its connection, a round trip earlier.
 */
final class ListedFacts {
    private static final Set<String> NEEDED = Set.of("type", "size", "modify");
    private static final Set<String> WANTED = Set.of("type", "size", "sizd", "modify", "unix.mode");
    /** Says little more than the mode, where there is one. */
    private static final String PERMISSIONS = "perm";

    private ListedFacts() {}

    /**
     * What to ask for by OPTS MLST; empty where there is nothing to gain.
     *
     * @param offered what FEAT says behind MLST: {@code type*;size*;modify*;perm*;unique;}, a star for what is told unasked
     */
    static Optional<String> choice(String offered) {
        List<String> chosen = new ArrayList<>();
        List<String> known = new ArrayList<>();
        boolean more = false;
        boolean mode = offered.toLowerCase(Locale.ROOT).contains("unix.mode");
        for (String word : offered.split(";")) {
            String fact = word.strip();
            String plain = fact.replace("*", "").toLowerCase(Locale.ROOT);
            if (WANTED.contains(plain) || plain.equals(PERMISSIONS) && !mode) {
                chosen.add(fact.replace("*", ""));
                known.add(plain);
            } else if (!plain.equals(PERMISSIONS)) {
                more |= fact.endsWith("*");
            }
        }
        return more && known.containsAll(NEEDED) ? Optional.of(String.join(";", chosen) + ";") : Optional.empty();
    }
}
