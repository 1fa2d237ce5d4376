package io.portside.ftp.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.portside.ftp.error.OperationCancelledException;

/** The machine's own clock, and a named daemon thread for each task. */
public final class ThreadRuntime implements SiteRuntime {
    private final String prefix;

    /** @param site goes into the threads' names */
    public ThreadRuntime(String site) {
        this.prefix = "portside " + site + " ";
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void start(String name, Runnable task) {
        Thread thread = new Thread(task, prefix + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public <T> Inbox<T> inbox() {
        return new QueueInbox<>();
    }

    private static final class QueueInbox<T> implements Inbox<T> {
        private final BlockingQueue<T> messages = new LinkedBlockingQueue<>();

        @Override
        public void post(T message) {
            messages.add(message);
        }

        @Override
        public Optional<T> poll(Duration patience) throws OperationCancelledException {
            try {
                return Optional.ofNullable(messages.poll(Math.max(0, patience.toNanos()), TimeUnit.NANOSECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OperationCancelledException();
            }
        }

        @Override
        public List<T> drain() {
            List<T> all = new ArrayList<>();
            messages.drainTo(all);
            return all;
        }
    }
}
