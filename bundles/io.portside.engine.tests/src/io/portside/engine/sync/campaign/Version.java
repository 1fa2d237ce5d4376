package io.portside.engine.sync.campaign;

import java.util.List;

/**
 * A state of one path, and which states its author had seen: what is newer is what was made from the other, whatever
 * clocks and sizes say. Two versions of which neither was made from the other are a conflict.
 *
 * @param state {@link #ABSENT}, {@link #FOLDER}, or the mark of a content
 */
record Version(String state, List<Version> parents, int depth) {
    static final String ABSENT = "absent";
    static final String FOLDER = "folder";
    /** Where every path begins. */
    static final Version NEVER = new Version(ABSENT, List.of(), 0);

    /** Made by somebody who saw this one. */
    Version next(String newState) {
        return new Version(newState, List.of(this), depth + 1);
    }

    /** Both sides agree. */
    static Version agreed(Version one, Version other) {
        return one == other
                ? one
                : new Version(one.state, List.of(one, other), Math.max(one.depth, other.depth) + 1);
    }

    /** This one, chosen by somebody who saw the other. */
    Version over(Version other) {
        return new Version(state, List.of(this, other), Math.max(depth, other.depth) + 1);
    }

    /** Neither was made from the other, and they are not the same. */
    boolean against(Version other) {
        return !state.equals(other.state) && !before(other) && !other.before(this);
    }

    /** Whether {@code later} was made from this one, directly or not. */
    boolean before(Version later) {
        return later == this || later.depth > depth && later.parents.stream().anyMatch(this::before);
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
