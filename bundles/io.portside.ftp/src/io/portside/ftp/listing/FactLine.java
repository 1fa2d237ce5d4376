package io.portside.ftp.listing;

import java.util.Locale;
import java.util.Map;
import java.util.HashMap;
import java.util.Optional;
import java.util.OptionalLong;

/** One line of MLSD or MLST: facts, exactly one space, the name with all the spaces it has (RFC 3659 7.2). */
final class FactLine {
    private static final String PERMISSION_LETTERS = "rwxrwxrwx";

    private final Map<String, String> facts;
    private final String name;

    private FactLine(Map<String, String> facts, String name) {
        this.facts = facts;
        this.name = name;
    }

    /** Empty when it is not such a line. */
    static Optional<FactLine> read(ListedLine line) {
        int space = line.text.indexOf(' ');
        return space < 0
                ? Optional.empty()
                : facts(line.decoded(0, space)).map(f -> new FactLine(f, line.decoded(space + 1)));
    }

    /** The facts of {@code line}, whatever it says about the name. */
    static Optional<FactLine> read(String line, String name) {
        int space = line.indexOf(' ');
        return facts(space < 0 ? line : line.substring(0, space)).map(f -> new FactLine(f, name));
    }

    private static Optional<Map<String, String>> facts(String text) {
        Map<String, String> facts = new HashMap<>();
        for (String fact : text.split(";")) {
            int equals = fact.indexOf('=');
            if (equals > 0) {
                facts.putIfAbsent(fact.substring(0, equals).toLowerCase(Locale.ROOT), fact.substring(equals + 1));
            } else if (!fact.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(facts);
    }

    /** The listed folder or the one above it, whatever the name says. */
    boolean folderItself() {
        String type = type().toLowerCase(Locale.ROOT);
        return type.equals("cdir") || type.equals("pdir");
    }

    /** The listed folder. */
    boolean listedFolder() {
        return type().equalsIgnoreCase("cdir");
    }

    RemoteEntry entry() {
        EntryKind kind = kind();
        return new RemoteEntry(name, kind, kind == EntryKind.FILE ? size() : OptionalLong.empty(),
                fact("modify").flatMap(FactTime::read), permissions(),
                fact("unix.ownername").or(() -> fact("unix.owner")).or(() -> fact("unix.uid")),
                fact("unix.groupname").or(() -> fact("unix.group")).or(() -> fact("unix.gid")), linkTarget());
    }

    private String type() {
        return facts.getOrDefault("type", "");
    }

    private Optional<String> fact(String key) {
        return Optional.ofNullable(facts.get(key)).filter(v -> !v.isEmpty());
    }

    private EntryKind kind() {
        String type = type().toLowerCase(Locale.ROOT);
        return switch (type) {
            case "file" -> EntryKind.FILE;
            case "dir", "cdir", "pdir" -> EntryKind.FOLDER;
            // ProFTPD says symlink, Pure-FTPd and the RFC's example say slink with or without a target.
            default -> type.matches("os\\.[a-z]+=(slink|symlink)(:.*)?") ? EntryKind.LINK : EntryKind.OTHER;
        };
    }

    private OptionalLong size() {
        try {
            long size = Long.parseLong(facts.getOrDefault("size", facts.getOrDefault("sizd", "")));
            return size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private Optional<String> linkTarget() {
        int colon = type().indexOf(':');
        return kind() == EntryKind.LINK && colon >= 0 && colon + 1 < type().length()
                ? Optional.of(type().substring(colon + 1))
                : Optional.empty();
    }

    private Optional<String> permissions() {
        return fact("unix.mode").filter(m -> m.matches("[0-7]{3,6}")).map(m -> letters(Integer.parseInt(m, 8)))
                .or(() -> fact("perm"));
    }

    /** As {@code ls} writes a mode, with setuid, setgid and sticky. */
    private static String letters(int mode) {
        StringBuilder text = new StringBuilder(PERMISSION_LETTERS);
        for (int i = 0; i < 9; i++) {
            if ((mode >> (8 - i) & 1) == 0) {
                text.setCharAt(i, '-');
            }
        }
        special(text, 2, (mode & 04000) != 0, 's');
        special(text, 5, (mode & 02000) != 0, 's');
        special(text, 8, (mode & 01000) != 0, 't');
        return text.toString();
    }

    private static void special(StringBuilder text, int at, boolean set, char letter) {
        if (set) {
            text.setCharAt(at, text.charAt(at) == 'x' ? letter : Character.toUpperCase(letter));
        }
    }
}
