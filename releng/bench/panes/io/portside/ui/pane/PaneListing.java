package io.portside.ui.pane;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

import io.portside.engine.EngineSettings;
import io.portside.engine.PortsideEngine;
import io.portside.engine.profile.Site;
import io.portside.engine.secret.SecretStore;
import io.portside.engine.secret.SessionOnlySecretStore;
import io.portside.engine.text.Formats;
import io.portside.engine.text.ProblemWording;
import io.portside.engine.text.RouteWording;
import io.portside.engine.transfer.ExistsPrompt;
import io.portside.ui.theme.Icons;

/**
 * Opens a folder of a server in a pane of the window, without the rest of the window: when its first rows can be read,
 * when all are there, and how long the UI thread was held at most: by the clock, which
 * on a busy machine tells of other programs too, and by its own work. Started by releng/bench/pane-listing.
 */
public final class PaneListing {
    private final Display display = new Display();
    private final String folder;
    private final int entries;
    private long began;
    private long firstRows;
    private long complete;
    private long table;
    private int made;
    private volatile long held;
    private volatile long busy;
    private volatile boolean over;
    private volatile boolean answered;
    /** Whether to print where the UI thread is held. */
    private static final boolean STACKS = Boolean.getBoolean("stacks");

    private PaneListing(String folder, int entries) {
        this.folder = folder;
        this.entries = entries;
    }

    public static void main(String[] arguments) throws Exception {
        new PaneListing(arguments[4], Integer.parseInt(arguments[5])).run(arguments[0],
                Integer.parseInt(arguments[1]), arguments[2], arguments[3]);
    }

    private void run(String host, int port, String user, String password) throws Exception {
        Path state = Files.createTempDirectory("portside-bench");
        ExecutorService workers = Executors.newCachedThreadPool();
        SecretStore secrets = new SessionOnlySecretStore();
        EngineSettings settings = new EngineSettings("This computer", state, secrets,
                (site, problem) -> Optional.of(new io.portside.engine.site.PasswordPrompt.Answer(
                        password.toCharArray(), false)),
                ask -> new ExistsPrompt.Answer(ExistsPrompt.Choice.SKIP, true), List::of);
        try (PortsideEngine engine = new PortsideEngine(settings)) {
            Shell shell = new Shell(display);
            shell.setSize(900, 700);
            Formats formats = Formats.here();
            PaneTools tools = new PaneTools(null, new Icons(display), formats, new RouteWording(formats),
                    new ProblemWording(formats), new Places(engine), workers, id -> Optional.empty(), id -> {}, (p, m) -> {},
                    (p, l) -> {}, problem -> {}, (p, s) -> {});
            Pane pane = new Pane(Pane.Side.RIGHT, shell, tools);
            pane.view().onTable(rows -> rows.addListener(SWT.SetData, event -> {
                made++;
                if (event.index > 0 && firstRows == 0 && began > 0) {
                    firstRows = System.nanoTime() - began;
                }
            }));
            pane.onChange(content -> {
                if (content.state() instanceof PaneState.Failed failed) {
                    throw new IllegalStateException(failed.problem().toString());
                }
                if (content.state() instanceof PaneState.Ready && content.rows().entries() >= entries) {
                    complete = complete == 0 ? System.nanoTime() - began : complete;
                }
            });
            shell.open();
            Site site = Site.of(Site.newId(), "bench", host, port, user).withFolders("", "/");
            // The connection stands and classes are warm, as when somebody goes into a big folder.
            pane.open(pane.places().unsaved(site));
            until(() -> pane.content().state() instanceof PaneState.Ready && pane.content().rows().size() > 0);
            Thread watch = watch();
            began = System.nanoTime();
            pane.enter(folder);
            until(() -> complete > 0);
            until(() -> pane.view().table().table().getItemCount() >= entries);
            table = System.nanoTime() - began;
            over = true;
            until(() -> !watch.isAlive());
            System.out.printf(Locale.ROOT, "first rows %5d ms, all listed %6d ms, all in the table %6d ms, UI thread held at most %4d ms (%d ms of its own work), %d rows made%n",
                    firstRows / 1_000_000, complete / 1_000_000, table / 1_000_000, held / 1_000_000,
                    busy / 1_000_000, made);
            shell.dispose();
        }
        workers.shutdownNow();
        System.exit(0);
    }

    /** Asks the UI thread again and again, and keeps the longest time until it answered. */
    private Thread watch() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long ui = display.getThread().getId();
        Thread watch = new Thread(() -> {
            while (!over) {
                long asked = System.nanoTime();
                long cpu = threads.getThreadCpuTime(ui);
                display.asyncExec(() -> answered = true);
                while (!answered && !over) {
                    pause();
                    if (STACKS && System.nanoTime() - asked > 100_000_000L) {
                        StackTraceElement[] stack = display.getThread().getStackTrace();
                        StringBuilder b = new StringBuilder((System.nanoTime() - asked) / 1_000_000 + " ms");
                        for (int i = 0; i < Math.min(stack.length, 12); i++) {
                            b.append("\n    ").append(stack[i]);
                        }
                        System.err.println(b);
                        for (int i = 0; i < 20; i++) {
                            pause();
                        }
                    }
                }
                answered = false;
                busy = Math.max(busy, threads.getThreadCpuTime(ui) - cpu);
                held = Math.max(held, System.nanoTime() - asked);
                pause();
            }
        });
        watch.start();
        return watch;
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void until(java.util.function.BooleanSupplier so) {
        Runnable[] tick = new Runnable[1];
        tick[0] = () -> display.timerExec(20, tick[0]);
        display.timerExec(20, tick[0]);
        while (!so.getAsBoolean()) {
            if (!display.readAndDispatch()) {
                display.sleep();
            }
        }
        display.timerExec(-1, tick[0]);
    }
}
