package io.portside.ui.app;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/**
 * Tells how long the window did not answer, on standard error: each stall of {@link #WORTH_TELLING} milliseconds or more,
 * with how long the UI thread itself worked meanwhile, which the rest of the machine does not change, and what it was at.
 * Only for those who look for stalls: started with {@code -Dportside.stalls=true}.
 */
final class StallWatch {
    private static final String PROPERTY = "portside.stalls";
    /** Milliseconds that a person begins to notice. */
    private static final int WORTH_TELLING = 50;
    private static final int PERIOD = 5;
    private static final int FRAMES = 40;

    private final Display display;
    private final PrintStream out;

    private StallWatch(Display display, PrintStream out) {
        this.display = display;
        this.out = out;
    }

    static void beginIfWanted(Display display) {
        if (Boolean.getBoolean(PROPERTY)) {
            Thread watch = new Thread(new StallWatch(display, System.err)::watch, "portside-stall-watch");
            watch.setDaemon(true);
            watch.start();
        }
    }

    private void watch() {
        try {
            while (true) {
                CountDownLatch answered = new CountDownLatch(1);
                long asked = System.nanoTime();
                long before = worked();
                display.asyncExec(answered::countDown);
                StackTraceElement[] busy = {};
                while (!answered.await(WORTH_TELLING, TimeUnit.MILLISECONDS)) {
                    busy = busy.length == 0 ? display.getThread().getStackTrace() : busy;
                }
                long millis = (System.nanoTime() - asked) / 1_000_000;
                if (millis >= WORTH_TELLING) {
                    tell(millis, (worked() - before) / 1_000_000, busy);
                }
                Thread.sleep(PERIOD);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SWTException e) {
            // The display is gone, and the program with it.
        }
    }

    /** Nanoseconds of a processor that the UI thread has had. */
    private long worked() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(display.getThread().getId());
    }

    private void tell(long millis, long worked, StackTraceElement[] busy) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "stall %d ms, worked %d ms%n", millis, worked));
        for (int i = 0; i < Math.min(FRAMES, busy.length); i++) {
            text.append("    ").append(busy[i]).append(System.lineSeparator());
        }
        out.print(text);
    }
}
