package io.portside.ui.sync.preview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portside.engine.files.VolumePath;
import io.portside.engine.sync.plan.Action;
import io.portside.engine.sync.plan.Guard;
import io.portside.engine.sync.plan.PlanItem;
import io.portside.engine.sync.plan.SyncPlan;
import io.portside.ui.Screen;
import io.portside.ui.theme.Icons;

/** A hundred thousand items: rows come in slices, what takes long is done by workers. Prints the longest stall. */
class BigPreviewTest implements PreviewActions {
    /** A row that had its texts once and is not seen now. */
    private static final int LOOKED_AT = 50_000;
    private static final int MANY = 100_000;

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private Shell window;
    private PreviewPage page;
    private SyncPlan plan = Plans.big(100, MANY / 100);
    private long longest;

    @BeforeEach
    void open() {
        window = Screen.shell();
        page = new PreviewPage(window, new Icons(window.getDisplay()), Plans.ADVISER, this, workers, work -> {
            if (!window.isDisposed()) {
                window.getDisplay().asyncExec(work);
            }
        });
        window.layout(true, true);
        Screen.spin(window.getDisplay());
    }

    @AfterEach
    void close() {
        Screen.closeAll();
        workers.shutdownNow();
    }

    private void until(String what, BooleanSupplier so) {
        longest = 0;
        long[] last = {System.nanoTime()};
        Screen.until(() -> {
            longest = Math.max(longest, System.nanoTime() - last[0]);
            last[0] = System.nanoTime();
            return so.getAsBoolean();
        });
        System.out
                .println("100,000 items, " + what + ": longest gap between two events " + longest / 1_000_000 + " ms");
    }

    private int rows() {
        return page.table().control().getItemCount();
    }

    @Test
    void rowsComeInSlicesAndDecisionsReachAll() {
        page.show(plan, Set.of(), false, 0, true);
        assertEquals(0, rows());
        until("shown", () -> rows() > 0);
        assertTrue(rows() < 10_000, "a slice");
        until("all there", () -> rows() == MANY + 100);
        page.bar().search().setText("file-00007");
        until("one of each folder looked for", () -> rows() == 200);
        page.bar().search().setText("");
        until("all there again", () -> rows() == MANY + 100);
        page.table().control().setSelection(0);
        press('k');
        until("a folder left alone", () -> plan.items().get(0).action() == Action.SKIP);
        assertEquals(Action.SKIP, plan.items().get(999).action());
        assertEquals(Action.COPY_RIGHT, plan.items().get(1_000).action());
        assertEquals("Copy to the right", shown(LOOKED_AT));
        page.selectAll();
        press('k');
        until("everything left alone", () -> plan.items().get(MANY - 1).action() == Action.SKIP);
        until("shown so", () -> "Leave alone".equals(shown(1)) && "Leave alone".equals(shown(LOOKED_AT)));
    }

    private String shown(int row) {
        return page.table().control().getItem(row).getText(1);
    }

    private void press(int key) {
        Event event = new Event();
        event.keyCode = key;
        event.stateMask = SWT.MOD1;
        event.doit = true;
        page.table().control().notifyListeners(SWT.KeyDown, event);
    }

    @Override
    public void edit(SyncPlan now) {
        plan = now;
        page.show(now, Set.of(), false, 0, true);
    }

    @Override
    public Optional<SyncPlan> plan() {
        return Optional.of(plan);
    }

    @Override
    public void acknowledge(Guard guard, boolean yes) {
        throw new AssertionError();
    }

    @Override
    public void takeBack() {
        throw new AssertionError();
    }

    @Override
    public boolean canTakeBack() {
        return false;
    }

    @Override
    public void exclude(String pattern) {
        throw new AssertionError();
    }

    @Override
    public void compareTexts(PlanItem item) {
        throw new AssertionError();
    }

    @Override
    public void putOff() {
        throw new AssertionError();
    }

    @Override
    public void compareAgain() {
        throw new AssertionError();
    }

    @Override
    public void run() {
        throw new AssertionError();
    }

    @Override
    public void say(String text) {
        // Nobody listens.
    }

    @Override
    public void showInPanes(Optional<VolumePath> folder) {
        throw new AssertionError();
    }
}
