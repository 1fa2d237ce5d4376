package io.portside.ui.prompt;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.portside.engine.files.Entry;
import io.portside.engine.files.EntryKind;
import io.portside.engine.transfer.ExistsPrompt.Choice;

/** How the file to be copied relates to the one that is there. Pure. */
record FileComparison(Age age, Size size, boolean replaceable) {
    /** The source's time against the target's. */
    enum Age {
        NEWER, OLDER, SAME, UNKNOWN
    }

    /** The source's size against the target's. */
    enum Size {
        LARGER, SMALLER, SAME, UNKNOWN
    }

    static FileComparison of(Entry source, Entry target) {
        boolean replaceable = target.kind() != EntryKind.FOLDER && source.kind() != EntryKind.FOLDER;
        return new FileComparison(age(source, target), size(source, target), replaceable);
    }

    /** What is preselected: nothing that could lose a newer or an unknown file. */
    Choice suggestion() {
        if (!replaceable || age == Age.UNKNOWN) {
            return replaceable && size == Size.SAME ? Choice.SKIP : Choice.KEEP_BOTH;
        }
        return switch (age) {
            case NEWER -> Choice.REPLACE;
            case SAME -> size == Size.SAME ? Choice.SKIP : Choice.KEEP_BOTH;
            default -> Choice.SKIP;
        };
    }

    private static Age age(Entry source, Entry target) {
        if (source.modified().isEmpty() || target.modified().isEmpty()) {
            return Age.UNKNOWN;
        }
        // FTP carries whole seconds (MLSD, MDTM); LIST only minutes, and days for files older than half a year.
        Instant from = source.modified().get().truncatedTo(ChronoUnit.SECONDS);
        Instant to = target.modified().get().truncatedTo(ChronoUnit.SECONDS);
        Duration apart = Duration.between(from, to).abs();
        boolean coarse = source.coarseTime() || target.coarseTime();
        if (apart.isZero() || coarse && apart.compareTo(Duration.ofMinutes(1)) < 0) {
            return Age.SAME;
        }
        if (coarse && apart.compareTo(Duration.ofDays(1)) <= 0) {
            return Age.UNKNOWN;
        }
        return from.isAfter(to) ? Age.NEWER : Age.OLDER;
    }

    private static Size size(Entry source, Entry target) {
        if (source.size().isEmpty() || target.size().isEmpty()) {
            return Size.UNKNOWN;
        }
        int order = Long.compare(source.size().getAsLong(), target.size().getAsLong());
        return order == 0 ? Size.SAME : order > 0 ? Size.LARGER : Size.SMALLER;
    }
}
