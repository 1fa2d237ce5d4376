package io.portside.ui;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Widget;
import org.junit.jupiter.api.Assumptions;

/** What tests with real windows share. Skips where there is no screen, except in CI. */
public final class Screen {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Screen() {}

    public static Display display() {
        try {
            return Display.getDefault();
        } catch (SWTError e) {
            if ("true".equals(System.getenv("CI"))) {
                throw e;
            }
            Assumptions.abort("no screen to open windows on (DISPLAY=" + System.getenv("DISPLAY") + ")");
            throw e;
        }
    }

    public static Shell shell() {
        Shell shell = new Shell(display());
        shell.setLayout(new FillLayout());
        shell.setText("test");
        shell.setSize(1000, 500);
        shell.open();
        return shell;
    }

    /** Closes everything, also what a failed test left open. */
    public static void closeAll() {
        Display display = Display.getCurrent();
        if (display != null) {
            Arrays.stream(display.getShells()).forEach(Shell::dispose);
            spin(display);
        }
    }

    /** Runs the event loop until it is so. */
    public static void until(BooleanSupplier so) {
        Display display = display();
        long end = System.nanoTime() + PATIENCE.toNanos();
        // Wakes the loop where nothing else does.
        Runnable[] tick = new Runnable[1];
        tick[0] = () -> display.timerExec(20, tick[0]);
        display.timerExec(20, tick[0]);
        try {
            while (!so.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    fail("waited in vain");
                }
                if (!display.readAndDispatch()) {
                    display.sleep();
                }
            }
        } finally {
            display.timerExec(-1, tick[0]);
        }
    }

    /** Runs what is waiting in the event loop. */
    public static void spin(Display display) {
        boolean more = true;
        while (more) {
            more = display.readAndDispatch();
        }
    }

    /**
     * Does something to a window that will open, from within the event loop that it runs. A window that does not come
     * ends the test.
     */
    public static Opened whenOpened(String title, Consumer<Shell> act) {
        Opened opened = new Opened(title, act);
        display().timerExec(20, opened::look);
        return opened;
    }

    /** What became of a window that was waited for. */
    public static final class Opened {
        private final String title;
        private final Consumer<Shell> act;
        private final long end = System.nanoTime() + PATIENCE.toNanos();
        private boolean came;
        private Throwable failure;

        private Opened(String title, Consumer<Shell> act) {
            this.title = title;
            this.act = act;
        }

        private void look() {
            Display display = Display.getCurrent();
            Optional<Shell> found = Arrays.stream(display.getShells())
                    .filter(shell -> shell.isVisible() && shell.getText().equals(title)).findFirst();
            if (found.isPresent()) {
                came = true;
                use(found.get());
            } else if (System.nanoTime() > end) {
                // Whatever runs an event loop of its own must end, or the test would hang.
                Arrays.stream(display.getShells()).forEach(Shell::dispose);
            } else {
                display.timerExec(20, this::look);
            }
        }

        private void use(Shell shell) {
            try {
                act.accept(shell);
            } catch (Throwable e) {
                failure = e;
                shell.dispose();
            }
        }

        /** Fails when the window did not come or what was done to it failed. */
        public void check() {
            if (failure != null) {
                throw new AssertionError(failure);
            }
            if (!came) {
                fail("no window " + title);
            }
        }
    }

    /** The first control of that kind, depth first. */
    public static <T extends Control> T find(Composite root, Class<T> kind, Predicate<T> which) {
        T found = search(root, kind, which);
        return Objects.requireNonNull(found, "no such " + kind.getSimpleName());
    }

    private static <T extends Control> T search(Composite root, Class<T> kind, Predicate<T> which) {
        for (Control child : root.getChildren()) {
            if (kind.isInstance(child) && which.test(kind.cast(child))) {
                return kind.cast(child);
            }
            T below = child instanceof Composite inner ? search(inner, kind, which) : null;
            if (below != null) {
                return below;
            }
        }
        return null;
    }

    /** The button of that text, mnemonic left out. */
    public static Button button(Composite root, String text) {
        return find(root, Button.class, b -> b.getText().replace("&", "").equals(text));
    }

    public static ToolItem tool(Composite root, String text) {
        ToolItem[] found = new ToolItem[1];
        find(root, ToolBar.class, bar -> {
            found[0] = Arrays.stream(bar.getItems()).filter(item -> item.getText().equals(text)).findFirst()
                    .orElse(null);
            return found[0] != null;
        });
        return found[0];
    }

    public static boolean says(Composite root, String part) {
        return search(root, Label.class, label -> label.getText().replace("&&", "&").contains(part)) != null;
    }

    public static void press(Widget widget) {
        if (widget instanceof Button button && (button.getStyle() & (SWT.CHECK | SWT.RADIO)) != 0) {
            button.setSelection((button.getStyle() & SWT.RADIO) != 0 || !button.getSelection());
        }
        widget.notifyListeners(SWT.Selection, new Event());
    }
}
