package io.portside.engine.sync.campaign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds what a synchronisation left against what may and must be. May: a path changes on one side only to what the other
 * side has, and only where the other's was made from this one's, or where there was nothing any more. Must: where one was
 * made from the other, both have the newer one; everything that still differs was reported; whatever was replaced or
 * deleted is kept.
 */
final class Verdict {
    private final Replica left;
    private final Replica right;
    private final Map<String, String> nowLeft;
    private final Map<String, String> nowRight;
    private final Set<String> paths = new TreeSet<>();
    private final Set<String> either;
    private final List<String> faults = new ArrayList<>();

    /** @param either paths of which a person chose one side, should they be a conflict, which they need not be */
    Verdict(Replica left, Replica right, Set<String> either) throws IOException {
        this.either = either;
        this.left = left;
        this.right = right;
        nowLeft = left.look();
        nowRight = right.look();
        paths.addAll(left.paths());
        paths.addAll(right.paths());
        paths.addAll(nowLeft.keySet());
        paths.addAll(nowRight.keySet());
    }

    private static String state(Map<String, String> now, String path) {
        return now.getOrDefault(path, Version.ABSENT);
    }

    /** Nothing was lost, damaged, mixed up or brought back, whether the synchronisation came to its end or not. */
    Verdict safe() throws IOException {
        Set<String> keptLeft = left.kept();
        keptLeft.addAll(nowLeft.values());
        Set<String> keptRight = right.kept();
        keptRight.addAll(nowRight.values());
        for (String path : paths) {
            safe(path, "left", left.version(path), right.version(path), state(nowLeft, path), keptLeft);
            safe(path, "right", right.version(path), left.version(path), state(nowRight, path), keptRight);
        }
        return this;
    }

    private void safe(String path, String side, Version mine, Version other, String now, Set<String> kept) {
        if (now.equals(mine.state())) {
            return;
        }
        // Stopped between the emptied folder's going and the file's coming.
        boolean roomMade = now.equals(Version.ABSENT) && mine.state().equals(Version.FOLDER) && other.file();
        if (!now.equals(other.state()) && !now.equals(Version.FOLDER) && !roomMade) {
            fault(path, side + " has " + now + " which neither side had: " + mine + ", " + other);
        }
        if (!either.contains(path)) {
            order(path, side, mine, other, now);
        }
        if (mine.file() && !kept.contains(mine.state())) {
            fault(path, side + " had " + mine + ", which is not kept anywhere");
        }
    }

    /** Only what is older gave way. */
    private void order(String path, String side, Version mine, Version other, String now) {
        if (mine.there() && !mine.before(other) && !other.before(mine)) {
            fault(path, side + " lost " + mine + " in a conflict with " + other);
        }
        if (other.before(mine) && !now.equals(Version.FOLDER)) {
            fault(path, side + " had " + mine + ", which is newer than " + other + ", and has " + now);
        }
    }

    /** Everything that could be done was done. */
    Verdict complete(Set<String> reported) {
        for (String path : paths) {
            Version one = left.version(path);
            Version other = right.version(path);
            boolean equal = state(nowLeft, path).equals(state(nowRight, path));
            if (reported(path, reported)) {
                continue;
            }
            if (!equal) {
                fault(path, "differs and was not reported: " + state(nowLeft, path) + ", " + state(nowRight, path)
                        + "; was " + one + ", " + other);
            } else if (!either.contains(path) && (one.before(other) || other.before(one))) {
                String newer = one.before(other) ? other.state() : one.state();
                boolean needed = newer.equals(Version.ABSENT) && inner(path);
                if (!state(nowLeft, path).equals(newer) && !needed) {
                    fault(path, "should be " + newer + " and is " + state(nowLeft, path) + "; was " + one + ", "
                            + other);
                }
            }
        }
        return this;
    }

    /** A folder that one side deleted stays where something in it has to. */
    private boolean inner(String path) {
        return nowLeft.keySet().stream().anyMatch(other -> other.startsWith(path + "/"));
    }

    /** Where a file stands against a folder, what is below the folder waits with it. */
    private static boolean reported(String path, Set<String> reported) {
        return reported.stream().anyMatch(
                one -> path.equals(one) || path.startsWith(one + "/") || one.startsWith(path + "/"));
    }

    private void fault(String path, String what) {
        faults.add(path + ": " + what);
    }

    List<String> faults() {
        return faults;
    }

    /** Paths that differ. */
    Set<String> different() {
        Set<String> different = new TreeSet<>(paths);
        different.removeIf(path -> state(nowLeft, path).equals(state(nowRight, path)));
        return different;
    }

    /**
     * The sides go on from what there is now.
     *
     * @param whole the synchronisation came to its end, and so has written down what both sides have in common
     */
    void accept(boolean whole) {
        for (String path : paths) {
            Version one = left.version(path);
            Version other = right.version(path);
            String here = state(nowLeft, path);
            String there = state(nowRight, path);
            boolean same = one.state().equals(here) && other.state().equals(there) && here.equals(there);
            if (same && !whole && (one == other || !one.before(other) && !other.before(one))) {
                Version both = Version.met(one, other);
                left.agree(path, both);
                right.agree(path, both);
            } else if (here.equals(there)) {
                Version both = one.state().equals(here) && other.before(one) && !one.unrecorded()
                        ? one
                        : other.state().equals(here) && one.before(other) && !other.unrecorded()
                                ? other
                                : Version.agreed(one.next(here), other.next(here));
                left.agree(path, both);
                right.agree(path, both);
            } else {
                left.now(path, one.state().equals(here) ? one : one.next(here));
                right.now(path, other.state().equals(there) ? other : other.next(there));
            }
        }
    }
}
