package io.portside.engine.sync.state;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

import io.portside.engine.files.EntryKind;
import io.portside.engine.files.TimeQuality;
import io.portside.engine.files.TimeQuality.Precision;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

/** Facts as one short text: kind, size, time, quality of the time, hidden, checksum, link target. */
final class StoredFacts {
    private static final String NONE = "-";
    private static final int PARTS = 7;

    private StoredFacts() {}

    static String store(Facts facts) {
        StringBuilder text = new StringBuilder(48);
        text.append(letter(facts.kind())).append(' ');
        text.append(facts.size().isPresent() ? Long.toString(facts.size().getAsLong()) : NONE).append(' ');
        if (facts.modified().isPresent()) {
            Stamp stamp = facts.modified().get();
            text.append(stamp.time().getEpochSecond()).append('.').append(stamp.time().getNano()).append(' ');
            text.append(letter(stamp.quality().precision())).append(stamp.quality().zoneKnown() ? 'z' : 'u');
        } else {
            text.append(NONE).append(' ').append(NONE);
        }
        text.append(' ').append(facts.hidden() ? 'h' : 'v').append(' ');
        text.append(facts.checksum().orElse(NONE)).append(' ');
        text.append(facts.linkTarget().map(target -> "=" + StoredText.store(target)).orElse(NONE));
        return text.toString();
    }

    /** Throws {@link IllegalArgumentException} for what {@link #store} never wrote. */
    static Facts load(String text) {
        String[] parts = parts(text);
        if (parts[PARTS - 1] == null || parts[0].length() != 1) {
            throw new IllegalArgumentException("no facts: " + text);
        }
        OptionalLong size = parts[1].equals(NONE) ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[1]));
        Optional<String> target = parts[6].equals(NONE)
                ? Optional.empty()
                : Optional.of(StoredText.load(parts[6].substring(1)));
        return new Facts(kind(parts[0].charAt(0)), size, stamp(parts[2], parts[3]), target,
                parts[5].equals(NONE) ? Optional.empty() : Optional.of(parts[5]), parts[4].equals("h"));
    }

    /** As {@code split(" ", PARTS)}, a million times. */
    private static String[] parts(String text) {
        String[] parts = new String[PARTS];
        int from = 0;
        for (int i = 0; i < PARTS - 1; i++) {
            int end = text.indexOf(' ', from);
            if (end < 0) {
                return parts;
            }
            parts[i] = text.substring(from, end);
            from = end + 1;
        }
        parts[PARTS - 1] = text.substring(from);
        return parts;
    }

    private static Optional<Stamp> stamp(String time, String quality) {
        if (time.equals(NONE)) {
            return Optional.empty();
        }
        int dot = time.indexOf('.');
        if (dot < 0 || quality.length() != 2) {
            throw new IllegalArgumentException("no time: " + time + " " + quality);
        }
        Instant instant = Instant.ofEpochSecond(Long.parseLong(time.substring(0, dot)),
                Long.parseLong(time.substring(dot + 1)));
        return Optional.of(new Stamp(instant,
                new TimeQuality(precision(quality.charAt(0)), quality.charAt(1) == 'z')));
    }

    private static char letter(EntryKind kind) {
        return switch (kind) {
            case FILE -> 'F';
            case FOLDER -> 'D';
            case LINK -> 'L';
            case OTHER -> 'O';
        };
    }

    private static EntryKind kind(char letter) {
        return switch (letter) {
            case 'F' -> EntryKind.FILE;
            case 'D' -> EntryKind.FOLDER;
            case 'L' -> EntryKind.LINK;
            case 'O' -> EntryKind.OTHER;
            default -> throw new IllegalArgumentException("no kind: " + letter);
        };
    }

    private static char letter(Precision precision) {
        return switch (precision) {
            case SECOND -> 's';
            case MINUTE -> 'm';
            case DAY -> 'd';
        };
    }

    private static Precision precision(char letter) {
        return switch (letter) {
            case 's' -> Precision.SECOND;
            case 'm' -> Precision.MINUTE;
            case 'd' -> Precision.DAY;
            default -> throw new IllegalArgumentException("no precision: " + letter);
        };
    }
}
