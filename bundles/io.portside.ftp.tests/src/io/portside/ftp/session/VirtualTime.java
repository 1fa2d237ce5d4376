package io.portside.ftp.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A clock that stands still while anything runs and jumps when everything waits. Tasks run on real threads, one at a
 * time and in a fixed order, so that a transcript of what they did is the same each time.
 */
public final class VirtualTime implements SiteRuntime {
    private static final Instant EPOCH = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration END_OF_TIME = Duration.ofDays(2);

    private final List<Actor> actors = new ArrayList<>();
    private final List<String> transcript = new ArrayList<>();
    private final Semaphore over = new Semaphore(0);
    private final ThreadLocal<Actor> self = new ThreadLocal<>();
    private long nanos;
    private long turns;
    private Optional<Throwable> failure = Optional.empty();

    /** Something that may throw. */
    public interface Body {
        void run() throws Exception;
    }

    private static final class Actor {
        private final Semaphore go = new Semaphore(0);
        private boolean ready = true;
        private long readySince;
        private long wakeAt;
    }

    /** Runs {@code body} and everything that it starts, until nothing is left to do. */
    public void run(Body body) throws Exception {
        synchronized (this) {
            newActor("main", () -> {
                try {
                    body.run();
                } catch (Throwable e) {
                    failure = Optional.of(e);
                }
            });
            next();
        }
        if (!over.tryAcquire(30, TimeUnit.SECONDS)) {
            throw new AssertionError("stuck at " + at() + ":\n" + String.join("\n", transcript()));
        }
        if (failure.isPresent()) {
            if (failure.get() instanceof Error error) {
                throw error;
            }
            throw (Exception) failure.get();
        }
    }

    /** Adds a line with the time in milliseconds to the transcript. */
    public synchronized void log(String what) {
        transcript.add(at() + " " + what);
    }

    public synchronized List<String> transcript() {
        return List.copyOf(transcript);
    }

    private String at() {
        return Long.toString(nanos / 1_000_000);
    }

    @Override
    public synchronized Instant now() {
        return EPOCH.plusNanos(nanos);
    }

    @Override
    public synchronized long nanos() {
        return nanos;
    }

    @Override
    public synchronized void start(String name, Runnable task) {
        newActor(name, task);
    }

    @Override
    public <T> Inbox<T> inbox() {
        return new VirtualInbox<>();
    }

    private void newActor(String name, Runnable task) {
        Actor actor = new Actor();
        actor.readySince = turns++;
        actors.add(actor);
        Thread thread = new Thread(() -> {
            self.set(actor);
            actor.go.acquireUninterruptibly();
            try {
                task.run();
            } catch (Throwable e) {
                failure = Optional.of(e);
            } finally {
                synchronized (this) {
                    actors.remove(actor);
                    next();
                }
            }
        }, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Gives the word to whoever is ready longest; where nobody is, lets time pass. Guarded by this. */
    private void next() {
        Optional<Actor> first = actors.stream().filter(actor -> actor.ready)
                .min(Comparator.comparingLong(actor -> actor.readySince));
        if (first.isEmpty()) {
            first = actors.stream().min(Comparator.<Actor>comparingLong(actor -> actor.wakeAt)
                    .thenComparingLong(actor -> actor.readySince));
            first.ifPresent(actor -> {
                nanos = Math.max(nanos, actor.wakeAt);
                actor.ready = true;
            });
            if (nanos > END_OF_TIME.toNanos()) {
                failure = Optional.of(new AssertionError("something waits for ever"));
                first = Optional.empty();
            }
        }
        first.ifPresentOrElse(actor -> actor.go.release(), over::release);
    }

    private final class VirtualInbox<T> implements Inbox<T> {
        private final Deque<T> messages = new ArrayDeque<>();
        private Optional<Actor> reader = Optional.empty();

        @Override
        public void post(T message) {
            synchronized (VirtualTime.this) {
                messages.add(message);
                reader.filter(actor -> !actor.ready).ifPresent(actor -> {
                    actor.ready = true;
                    actor.readySince = turns++;
                });
            }
        }

        @Override
        public Optional<T> poll(Duration patience) {
            Actor me = self.get();
            synchronized (VirtualTime.this) {
                if (!messages.isEmpty() || patience.isNegative() || patience.isZero()) {
                    return Optional.ofNullable(messages.poll());
                }
                reader = Optional.of(me);
                me.ready = false;
                me.readySince = turns++;
                me.wakeAt = nanos + Math.min(patience.toNanos(), END_OF_TIME.toNanos());
                next();
            }
            me.go.acquireUninterruptibly();
            synchronized (VirtualTime.this) {
                reader = Optional.empty();
                return Optional.ofNullable(messages.poll());
            }
        }

        @Override
        public List<T> drain() {
            synchronized (VirtualTime.this) {
                List<T> all = new ArrayList<>(messages);
                messages.clear();
                return all;
            }
        }
    }
}
