package io.portside.ui.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Runs what it was given when it is told to, so that a test decides who comes first. One thread. */
public final class HandExecutor implements Executor {
    private final Deque<Runnable> waiting = new ArrayDeque<>();

    @Override
    public void execute(Runnable work) {
        waiting.add(work);
    }

    public int waiting() {
        return waiting.size();
    }

    /** Runs the oldest. */
    public void one() {
        waiting.remove().run();
    }

    /** Runs the youngest, as when an older one is slow. */
    public void last() {
        waiting.removeLast().run();
    }

    /** Runs all, those added meanwhile too. */
    public void all() {
        while (!waiting.isEmpty()) {
            one();
        }
    }
}
