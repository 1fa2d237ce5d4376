package io.portside.ui.app;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.core.runtime.ILog;

/**
 * Threads for what may block: listings, file operations, reading and writing what the window remembers. As many as
 * needed, daemons, because a hung network drive must neither starve the other pane nor keep the program from ending.
 */
public final class Workers implements Executor {
    private final AtomicInteger count = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "portside-ui-worker-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    /** Runs {@code work} soon; what it throws is logged. */
    @Override
    public void execute(Runnable work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                ILog.of(Workers.class).error("A worker failed", e);
            }
        });
    }
}
