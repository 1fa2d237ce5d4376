package io.portside.engine.sync.rule;

import java.util.OptionalInt;

/**
 * How long a pair keeps what it deleted and replaced. What nothing is said about is kept for ever; a version goes when none
 * of the two rules for versions keeps it.
 *
 * @param trashDays   what has been in the trash for longer goes
 * @param versions    so many versions of a file are kept, the newest ones
 * @param versionDays versions that are not older than this are kept
 */
public record KeepRules(OptionalInt trashDays, OptionalInt versions, OptionalInt versionDays) {
    /** A hundred years. */
    public static final int LONGEST_DAYS = 36_500;
    public static final int MOST_VERSIONS = 10_000;
    /** Nothing ever goes. */
    public static final KeepRules ALL = new KeepRules(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** Whether nothing ever goes. */
    public boolean all() {
        return equals(ALL);
    }
}
