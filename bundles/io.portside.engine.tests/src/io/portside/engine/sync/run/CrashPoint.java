package io.portside.engine.sync.run;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts the steps of a run, and ends "the program" at one of them: from then on everything it asks throws. One count for
 * both volumes and the journal. Thread-safe.
 */
final class CrashPoint {
    /** What a dead program would have been told. */
    static final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        Crash(String where) {
            super(where, null, false, false);
        }
    }

    private final List<String> passed = new ArrayList<>();
    private int at = Integer.MAX_VALUE;
    private boolean dead;

    /** The first step is 0. */
    synchronized void crashAt(int step) {
        at = step;
        dead = false;
        passed.clear();
    }

    /** A new program. */
    synchronized void never() {
        crashAt(Integer.MAX_VALUE);
    }

    synchronized int steps() {
        return passed.size();
    }

    synchronized List<String> passed() {
        return List.copyOf(passed);
    }

    synchronized boolean dead() {
        return dead;
    }

    synchronized void pass(String what) {
        if (dead) {
            throw new Crash(what + " after the end");
        }
        passed.add(what);
        if (passed.size() > at) {
            dead = true;
            throw new Crash(what);
        }
    }
}
