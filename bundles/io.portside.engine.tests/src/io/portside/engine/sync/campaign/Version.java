package io.portside.engine.sync.campaign;

import java.util.List;

/**
 * A state of one path, and which states its author had seen: what is newer is what was made from the other, whatever
 * clocks and sizes say. Two versions of which neither was made from the other are a conflict.
 *
 * @param state {@link #ABSENT}, {@link #FOLDER}, or the mark of a content
 * @param unrecorded both sides came to it by themselves or a person chose it, and no synchronisation has written that
 *     down or carried it out yet
 */
record Version(String state, List<Version> parents, int depth, boolean unrecorded) {
    static final String ABSENT = "absent";
    static final String FOLDER = "folder";
    /** Where every path begins. */
    static final Version NEVER = new Version(ABSENT, List.of(), 0, false);

    /** Made by somebody who saw this one. */
    Version next(String newState) {
        return new Version(newState, List.of(this), depth + 1, false);
    }

    /** Both sides agree, and a synchronisation has seen it. */
    static Version agreed(Version one, Version other) {
        return one == other && !one.unrecorded ? one : both(one, other, false);
    }

    /**
     * Both sides came to the same by themselves. The persons know; a program knows when it has written it down, and until
     * then it may take a later change of one side for a conflict.
     */
    static Version met(Version one, Version other) {
        return one == other ? one : both(one, other, true);
    }

    private static Version both(Version one, Version other, boolean unrecorded) {
        return new Version(one.state, List.of(one, other), Math.max(one.depth, other.depth) + 1, unrecorded);
    }

    /** This one, chosen by somebody who saw the other. */
    Version over(Version other) {
        return both(this, other, true);
    }

    /** Neither was made from the other, and they are not the same. */
    boolean against(Version other) {
        return !state.equals(other.state) && !before(other) && !other.before(this);
    }

    /** Whether {@code later} was made from this one, directly or not. */
    boolean before(Version later) {
        return later == this || later.depth > depth && later.parents.stream().anyMatch(this::before);
    }

    /** Whether one is newer than the other, but only a person knows that yet. */
    boolean perhaps(Version other) {
        return before(other) && !recorded(other) || other.before(this) && !other.recorded(this);
    }

    /** Whether a program can know that {@code later} was made from this one. */
    private boolean recorded(Version later) {
        return later == this || !unrecorded && !later.unrecorded && later.depth > depth
                && later.parents.stream().anyMatch(this::recorded);
    }

    boolean there() {
        return !state.equals(ABSENT);
    }

    boolean file() {
        return there() && !state.equals(FOLDER);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return state + "@" + depth;
    }
}
