package io.portside.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What was said, in order, and those who wait for it. */
final class Transcript {
    private record Line(int session, String text) {}

    private record Watch(int session, Pattern pattern, Trigger trigger) {
        boolean wants(Line line) {
            return (session == 0 || session == line.session) && pattern.matcher(line.text).matches();
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Line> lines = new ArrayList<>();
    private final List<Watch> watches = new ArrayList<>();

    void add(int session, String text) {
        Line line = new Line(session, text);
        lock.lock();
        try {
            lines.add(line);
            watches.stream().filter(w -> w.wants(line)).forEach(w -> w.trigger.fire());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Something that waits may look at has changed. */
    void touch() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** All lines of a session, or of all of them, then with its number before each, for 0. */
    List<String> lines(int session) {
        lock.lock();
        try {
            return session == 0
                    ? lines.stream().map(l -> l.session + " " + l.text).toList()
                    : lines.stream().filter(l -> l.session == session).map(Line::text).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Fires at once when such a line is there already. */
    Trigger when(int session, String regex) {
        Watch watch = new Watch(session, Pattern.compile(regex, Pattern.DOTALL), new Trigger());
        lock.lock();
        try {
            watches.add(watch);
            if (lines.stream().anyMatch(watch::wants)) {
                watch.trigger.fire();
            }
        } finally {
            lock.unlock();
        }
        return watch.trigger;
    }

    void await(BooleanSupplier condition, Supplier<String> what) throws InterruptedException {
        long left = TimeUnit.SECONDS.toNanos(Trigger.PATIENCE_SECONDS);
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                if (left <= 0) {
                    throw new AssertionError("never came: " + what.get() + "\n" + String.join("\n", lines(0)));
                }
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    boolean has(int session, Pattern pattern) {
        return lines.stream()
                .anyMatch(l -> (session == 0 || session == l.session) && pattern.matcher(l.text).matches());
    }

    long count(int session, Pattern pattern) {
        lock.lock();
        try {
            return lines.stream()
                    .filter(l -> (session == 0 || session == l.session) && pattern.matcher(l.text).matches())
                    .count();
        } finally {
            lock.unlock();
        }
    }
}
