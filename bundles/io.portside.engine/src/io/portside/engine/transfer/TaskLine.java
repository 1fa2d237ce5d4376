package io.portside.engine.transfer;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Files found and not yet in work. Bounded, so that scanning a huge tree waits for copying instead of filling the memory;
 * roomy, so that the totals of an ordinary transfer are known early. Thread-safe.
 */
final class TaskLine {
    private final int capacity;
    private final Deque<FileTask> tasks = new ArrayDeque<>();
    private boolean complete;
    private boolean stopped;

    TaskLine(int capacity) {
        this.capacity = capacity;
    }

    /** Waits for room; false when the transfer was stopped, and the task was not taken. */
    synchronized boolean add(FileTask task) {
        while (tasks.size() >= capacity && !stopped) {
            await();
        }
        if (stopped) {
            return false;
        }
        tasks.add(task);
        notifyAll();
        return true;
    }

    /** Waits for a task; empty when there will be no more. */
    synchronized Optional<FileTask> next() {
        while (tasks.isEmpty() && !complete && !stopped) {
            await();
        }
        if (stopped || tasks.isEmpty()) {
            return Optional.empty();
        }
        notifyAll();
        return Optional.of(tasks.remove());
    }

    /** Nothing more will be added. */
    synchronized void complete() {
        complete = true;
        notifyAll();
    }

    /** Nothing is handed out any more. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** What was never handed out. */
    synchronized List<FileTask> left() {
        return new ArrayList<>(tasks);
    }

    private void await() {
        try {
            wait();
        } catch (InterruptedException e) {
            // Only stop() ends the wait: an interrupt here can only be a left-over of a question that was withdrawn.
            return;
        }
    }
}
