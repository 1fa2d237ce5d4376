package io.portside.engine.sync.plan.compare;

import java.util.Optional;
import java.util.function.BiPredicate;

import io.portside.engine.files.EntryKind;
import io.portside.engine.sync.tree.Facts;
import io.portside.engine.sync.tree.Stamp;

/**
 * Compares two entries by their facts. A size that changed is always a change; checksums, where both are there, say more
 * than times; a time that only one of them has says nothing. Pure, any thread.
 */
public final class FactsComparison {
    private FactsComparison() {}

    /** What one side has now, against what it had. */
    public static Difference sameSide(Facts before, Facts now) {
        return compare(before, now, TimeComparison::sameSide);
    }

    /**
     * What the two sides have.
     *
     * @param fat whether one of them may be a FAT file system
     */
    public static Difference acrossSides(Facts left, Facts right, boolean fat) {
        return compare(left, right, (one, other) -> TimeComparison.acrossSides(one, other, fat));
    }

    private static Difference compare(Facts one, Facts other, BiPredicate<Stamp, Stamp> sameTime) {
        if (one.kind() != other.kind()) {
            return Difference.KIND;
        }
        return switch (one.kind()) {
            case FOLDER -> Difference.NONE;
            case LINK -> links(one.linkTarget(), other.linkTarget());
            case FILE, OTHER -> files(one, other, sameTime);
        };
    }

    private static Difference links(Optional<String> one, Optional<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Difference.UNDECIDABLE;
        }
        return one.equals(other) ? Difference.NONE : Difference.LINK;
    }

    private static Difference files(Facts one, Facts other, BiPredicate<Stamp, Stamp> sameTime) {
        boolean sizes = one.size().isPresent() && other.size().isPresent();
        if (sizes && one.size().getAsLong() != other.size().getAsLong()) {
            return Difference.SIZE;
        }
        if (checksums(one, other)) {
            return one.checksum().equals(other.checksum()) ? Difference.NONE : Difference.CONTENT;
        }
        boolean times = one.modified().isPresent() && other.modified().isPresent();
        if (times && !sameTime.test(one.modified().get(), other.modified().get())) {
            return Difference.TIME;
        }
        // Special files have no content of their own that could differ.
        return sizes || times || one.kind() == EntryKind.OTHER ? Difference.NONE : Difference.UNDECIDABLE;
    }

    /** Whether both have a checksum of the same kind: a server may offer another one than it did last time. */
    public static boolean checksums(Facts one, Facts other) {
        return one.checksum().isPresent() && other.checksum().isPresent()
                && algorithm(one.checksum().get()).equals(algorithm(other.checksum().get()));
    }

    private static String algorithm(String checksum) {
        return checksum.substring(0, Math.max(0, checksum.indexOf(':')));
    }
}
