package io.portside.engine.sync.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Some threads that work on one list after the other. What one of them throws, the caller gets. */
final class Crew {
    private final int size;

    /** @param size 1: the caller's thread does it all */
    Crew(int size) {
        this.size = size;
    }

    /** Returns when all tasks are done; they are begun in their order. */
    <T> void run(List<T> tasks, Consumer<T> work) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable loop = () -> {
            int task;
            while (failure.get() == null && (task = next.getAndIncrement()) < tasks.size()) {
                work.accept(tasks.get(task));
            }
        };
        int helpers = Math.min(size, tasks.size()) - 1;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < helpers; i++) {
            Thread thread = new Thread(() -> guarded(loop, failure), "Portside sync " + (i + 2));
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        guarded(loop, failure);
        threads.forEach(Crew::join);
        if (failure.get() instanceof Error error) {
            throw error;
        } else if (failure.get() instanceof RuntimeException fault) {
            throw fault;
        }
    }

    /** Whatever it is: the others must stop, and the caller must know. */
    private static void guarded(Runnable loop, AtomicReference<Throwable> failure) {
        try {
            loop.run();
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
