package io.portside.ui.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portside.engine.files.Location;
import io.portside.engine.transfer.TransferSnapshot;
import io.portside.engine.transfer.TransferSnapshot.State;
import io.portside.ui.Screen;
import io.portside.ui.Values;
import io.portside.ui.app.UiMemory;
import io.portside.engine.text.Formats;

class TransfersViewTest {
    private static final int MANY = 10_000;
    private final FakeQueue queue = new FakeQueue();
    private final List<Location> shown = new ArrayList<>();
    private final UiMemory memory = new UiMemory(Optional.empty(), Runnable::run);
    private final List<Long> limits = new ArrayList<>();
    private final SpeedLimit limit = new SpeedLimit(memory, limits::add);
    private Shell window;
    private TransfersView view;
    private Table table;

    @BeforeEach
    void open() {
        window = Screen.shell();
        view = new TransfersView(window, queue, Optional.of(shown::add), limit);
        table = view.table().control();
        window.layout();
    }

    @AfterEach
    void close() {
        Screen.closeAll();
    }

    private void show(TransferSnapshot... snapshots) {
        queue.snapshots = List.of(snapshots);
        view.refresh();
        Screen.spin(window.getDisplay());
    }

    private void select(int row) {
        table.setSelection(row);
        table.notifyListeners(SWT.Selection, new Event());
    }

    private boolean enabled(String tool) {
        return Screen.tool(window, tool).isEnabled();
    }

    @Test
    void anEmptyListSaysWhatToDo() {
        assertTrue(Screen.says(window, "press F5"));
        assertFalse(table.isVisible());
        show(Values.transfer(1, State.RUNNING, List.of()));
        assertTrue(table.isVisible());
        assertTrue(Screen.says(window, "1 transfer, 3.0 MiB to go, 512 KiB/s"));
    }

    @Test
    void whatCanBeDoneFollowsTheSelection() {
        show(Values.transfer(1, State.FAILED, List.of(Values.failure("/a"))),
                Values.transfer(2, State.RUNNING, List.of()));
        assertFalse(enabled("Cancel") || enabled("Retry"));
        select(0);
        assertTrue(enabled("Cancel") && !enabled("Retry") && enabled("Show target"));
        Screen.press(Screen.tool(window, "Cancel"));
        select(1);
        assertTrue(!enabled("Cancel") && enabled("Retry") && enabled("Details\u2026"));
        Screen.press(Screen.tool(window, "Retry"));
        Screen.press(Screen.tool(window, "Show target"));
        Screen.press(Screen.tool(window, "Clear finished"));
        assertEquals(List.of("cancel 2", "retry 1", "clear"), queue.asked);
        assertEquals("/www", shown.get(0).path().toString());
        assertEquals(1, table.getItemCount());
    }

    private MenuItem choice(String text) {
        return Arrays.stream(view.speed().menu().getItems()).filter(item -> item.getText().equals(text)).findFirst()
                .orElseThrow();
    }

    @Test
    void theSpeedLimitIsOneClickAway() {
        assertTrue(Screen.tool(window, "Speed: no limit").isEnabled());
        assertTrue(choice("no limit").getSelection());
        MenuItem mib = choice("1.0 MiB/s");
        mib.setSelection(true);
        Screen.press(mib);
        assertEquals(List.of(1L << 20), limits);
        assertTrue(Screen.tool(window, "Speed: at most 1.0 MiB/s").isEnabled());
        Screen.Opened opened = Screen.whenOpened("Speed Limit", shell -> {
            Text field = Screen.find(shell, Text.class, t -> true);
            assertEquals("1024", field.getText());
            field.setText("fast");
            assertFalse(Screen.button(shell, "OK").isEnabled());
            assertTrue(Screen.says(shell, "must be a number"));
            field.setText("12,5");
            Screen.press(Screen.button(shell, "OK"));
        });
        Screen.press(choice("&Other\u2026"));
        opened.check();
        assertEquals(12_800, limits.get(1));
        assertTrue(choice("12.5 KiB/s").getSelection(), "an unusual one is among the choices");
        new SpeedLimit(memory, limits::add).restore();
        assertEquals(12_800, limits.get(2), "the next start keeps to it");
        MenuItem none = choice("no limit");
        none.setSelection(true);
        Screen.press(none);
        assertEquals(0, limit.bytesPerSecond());
    }

    @Test
    void theSelectionStaysOnItsTransfer() {
        show(Values.transfer(1, State.DONE, List.of()), Values.transfer(2, State.RUNNING, List.of()));
        select(1);
        show(Values.transfer(1, State.DONE, List.of()), Values.transfer(2, State.DONE, List.of()),
                Values.transfer(3, State.RUNNING, List.of()));
        assertEquals(List.of(1L), view.table().selected().stream().map(TransferSnapshot::id).toList());
        assertEquals("photos-3 and 1 more", table.getItem(0).getText(0));
        assertEquals("Done", table.getItem(1).getText(2));
    }

    @Test
    void tenThousandTransfersMakeOnlyVisibleRows() {
        AtomicInteger made = new AtomicInteger();
        table.addListener(SWT.SetData, e -> made.incrementAndGet());
        queue.snapshots = LongStream.range(0, MANY).mapToObj(i -> Values.transfer(i, State.DONE, List.of())).toList();
        view.refresh();
        Screen.spin(window.getDisplay());
        assertEquals(MANY, table.getItemCount());
        assertTrue(made.get() < 500, "made " + made.get());
        made.set(0);
        view.refresh();
        Screen.spin(window.getDisplay());
        assertEquals(0, made.get(), "nothing changed, nothing drawn again");
    }

    @Test
    void tenThousandFailuresAreAllThereInTheDetails() {
        TransferSnapshot failed = Values.transfer(1, State.DONE_WITH_FAILURES,
                IntStream.range(0, MANY).mapToObj(i -> Values.failure("/home/me/f" + i)).toList());
        show(failed);
        select(0);
        TransferDetailsDialog dialog = new TransferDetailsDialog(window, failed,
                new TransferWording(Formats.here()));
        dialog.setBlockOnOpen(false);
        dialog.open();
        Table failures = Screen.find(dialog.getShell(), Table.class, t -> true);
        AtomicInteger made = new AtomicInteger();
        failures.addListener(SWT.SetData, e -> made.incrementAndGet());
        Screen.spin(window.getDisplay());
        assertEquals(MANY, failures.getItemCount());
        assertEquals("/home/me/f9999", failures.getItem(MANY - 1).getText(0));
        assertTrue(failures.getItem(MANY - 1).getText(1).contains("553"));
        assertTrue(made.get() < 500, "made " + made.get());
        assertEquals(MANY, dialog.text(failed.failures()).lines().count());
    }

    @Test
    void updatesAreGathered() {
        AtomicInteger shows = new AtomicInteger();
        Gathering gathering = new Gathering(window.getDisplay(), shows::incrementAndGet);
        TransferSnapshot running = Values.transfer(1, State.RUNNING, List.of());
        for (int i = 0; i < 50_000; i++) {
            gathering.transfer(running);
        }
        Screen.until(() -> shows.get() > 0);
        Screen.spin(window.getDisplay());
        assertTrue(shows.get() <= 2, "shown " + shows.get());
    }

    @Test
    void theStatusLineTellsOfAFailureOnce() {
        List<String> brought = new ArrayList<>();
        StatusLine line = new StatusLine(window, queue, () -> brought.add("list"), () -> brought.add("failure"));
        assertEquals("", line.shown());
        queue.snapshots = List.of(Values.transfer(1, State.RUNNING, List.of()),
                Values.transfer(2, State.WAITING, List.of()));
        line.refresh();
        assertTrue(line.shown().endsWith("(and 1 more)"), line.shown());
        queue.snapshots = List.of(Values.transfer(1, State.FAILED, List.of(Values.failure("/a"))));
        line.refresh();
        line.refresh();
        assertEquals(List.of("failure"), brought);
        assertTrue(line.shown().contains("A transfer failed"), line.shown());
        queue.snapshots = List.of(Values.transfer(3, State.DONE, List.of()));
        line.refresh();
        assertTrue(line.shown().contains("done"), line.shown());
    }
}
