package io.portside.engine.sync.pair;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

import io.portside.engine.files.VolumePath;
import io.portside.engine.profile.SiteRules;
import io.portside.engine.sync.rule.FilterRules;
import io.portside.engine.sync.rule.KeepRules;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;

/** What a pair's fields may hold. Pure; a dialog may ask while someone types. */
public final class SyncPairRules {
    /** The shortest time between two runs by the clock. */
    public static final Duration SHORTEST_EVERY = Duration.ofMinutes(1);
    private static final Duration LONGEST_EVERY = Duration.ofDays(366);
    /** A .gitignore with more would make each folder slow. */
    private static final int MOST_PATTERNS = 1000;

    private SyncPairRules() {}

    /** Every fault, in the order of the fields; empty when the pair can be saved and run. */
    public static List<Invalid> check(SyncPair pair) {
        List<Invalid> found = new ArrayList<>();
        if (pair.name().isBlank()) {
            found.add(new Invalid(Field.NAME, Fault.EMPTY));
        }
        line(pair.name(), Field.NAME, found);
        end(pair.left(), Field.LEFT_FOLDER, found);
        end(pair.right(), Field.RIGHT_FOLDER, found);
        if (found.isEmpty()) {
            overlap(pair, found);
        }
        filter(pair.rules().filter(), found);
        if (pair.rules().guards().deletions() < 0 || pair.rules().guards().deletionPercent() < 0
                || pair.rules().guards().deletionPercent() > 100) {
            found.add(new Invalid(Field.GUARDS, Fault.OUT_OF_RANGE));
        }
        keep(pair.rules().keep(), found);
        Optional<Duration> every = pair.keepInStep().every();
        if (every.isPresent() && (every.get().compareTo(SHORTEST_EVERY) < 0
                || every.get().compareTo(LONGEST_EVERY) > 0)) {
            found.add(new Invalid(Field.EVERY, Fault.OUT_OF_RANGE));
        }
        if (pair.bytesPerSecond() < 0) {
            found.add(new Invalid(Field.BYTES_PER_SECOND, Fault.OUT_OF_RANGE));
        }
        if (pair.sessions() < 0 || pair.sessions() > SiteRules.MAX_SESSIONS) {
            found.add(new Invalid(Field.SESSIONS, Fault.OUT_OF_RANGE));
        }
        return found;
    }

    /** Zero would delete at once what the person wanted to be kept. */
    private static void keep(KeepRules keep, List<Invalid> found) {
        count(keep.trashDays(), KeepRules.LONGEST_DAYS, Field.KEEP_TRASH_DAYS, found);
        count(keep.versions(), KeepRules.MOST_VERSIONS, Field.KEEP_VERSIONS, found);
        count(keep.versionDays(), KeepRules.LONGEST_DAYS, Field.KEEP_VERSION_DAYS, found);
    }

    private static void count(OptionalInt count, int most, Field field, List<Invalid> found) {
        if (count.isPresent() && (count.getAsInt() < 1 || count.getAsInt() > most)) {
            found.add(new Invalid(field, Fault.OUT_OF_RANGE));
        }
    }

    private static void end(SyncEnd end, Field field, List<Invalid> found) {
        if (end.volume().isBlank() || end.folder().isBlank()) {
            found.add(new Invalid(field, Fault.EMPTY));
        } else if (!end.folder().startsWith("/")) {
            found.add(new Invalid(field, Fault.NOT_ABSOLUTE));
        }
        line(end.folder(), field, found);
    }

    /** A folder that is its own other side, or in it, would grow for ever. */
    private static void overlap(SyncPair pair, List<Invalid> found) {
        if (pair.left().volume().equals(pair.right().volume())) {
            VolumePath left = VolumePath.parse(pair.left().folder());
            VolumePath right = VolumePath.parse(pair.right().folder());
            if (left.equals(right)) {
                found.add(new Invalid(Field.RIGHT_FOLDER, Fault.SAME_FOLDER));
            } else if (left.startsWith(right) || right.startsWith(left)) {
                found.add(new Invalid(Field.RIGHT_FOLDER, Fault.INSIDE_EACH_OTHER));
            }
        }
    }

    private static void filter(FilterRules filter, List<Invalid> found) {
        if (filter.patterns().size() > MOST_PATTERNS) {
            found.add(new Invalid(Field.PATTERNS, Fault.OUT_OF_RANGE));
        }
        filter.patterns().forEach(pattern -> line(pattern, Field.PATTERNS, found));
        limits(Field.SIZES, filter.smallest(), filter.largest(), found);
        limits(Field.AGES, seconds(filter.youngest()), seconds(filter.oldest()), found);
    }

    private static OptionalLong seconds(Optional<Duration> age) {
        return age.map(duration -> OptionalLong.of(duration.toSeconds())).orElse(OptionalLong.empty());
    }

    private static void limits(Field field, OptionalLong low, OptionalLong high, List<Invalid> found) {
        if (low.orElse(0) < 0 || high.orElse(0) < 0) {
            found.add(new Invalid(field, Fault.OUT_OF_RANGE));
        } else if (high.isPresent() && low.orElse(0) > high.getAsLong()) {
            found.add(new Invalid(field, Fault.NOTHING_LEFT));
        }
    }

    private static void line(String text, Field field, List<Invalid> found) {
        if (text.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
            found.add(new Invalid(field, Fault.LINE_BREAK));
        }
    }

    /** A field and what is wrong with it. */
    public record Invalid(Field field, Fault fault) {}

    /** The fields that have rules. */
    public enum Field {
        NAME, LEFT_FOLDER, RIGHT_FOLDER, PATTERNS, SIZES, AGES, GUARDS, KEEP_TRASH_DAYS, KEEP_VERSIONS, KEEP_VERSION_DAYS, EVERY, BYTES_PER_SECOND, SESSIONS
    }

    /** What can be wrong with a field. */
    public enum Fault {
        EMPTY,
        /** The text has a line break or NUL in it. */
        LINE_BREAK,
        /** A folder that does not begin with a slash. */
        NOT_ABSOLUTE,
        /** Both sides are the same folder. */
        SAME_FOLDER,
        /** One side is a folder of the other. */
        INSIDE_EACH_OTHER,
        /** The upper limit is below the lower one: no file would take part. */
        NOTHING_LEFT, OUT_OF_RANGE
    }
}
