package io.portside.ui.model;

import static io.portside.ui.model.RunningWorkbench.press;
import static io.portside.ui.model.RunningWorkbench.rows;
import static io.portside.ui.model.RunningWorkbench.shows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.files.Location;
import io.portside.engine.files.VolumePath;
import io.portside.ui.Screen;
import io.portside.ui.pane.Destination;
import io.portside.ui.pane.Pane;
import io.portside.ui.pane.PaneState;
import io.portside.ui.pane.Panes;
import io.portside.ui.testing.MemoryVolume;

/** The real window with the real engine on local folders. */
class WorkbenchTest {
    @TempDir
    Path folder;
    private String left;
    private String right;

    @BeforeEach
    void files() throws IOException {
        Path web = Files.createDirectories(folder.toRealPath().resolve("web"));
        Files.createDirectory(web.resolve("css"));
        Files.writeString(web.resolve("css/site.css"), "a");
        Files.writeString(web.resolve("index.html"), "b");
        Files.writeString(web.resolve(".htaccess"), "c");
        Path empty = Files.createDirectory(folder.toRealPath().resolve("target"));
        left = web.toString();
        right = empty.toString();
    }

    @AfterEach
    void close() {
        Screen.closeAll();
    }

    private void run(RunningWorkbench.Body body) throws Exception {
        RunningWorkbench.run(body, "-left", left, "-right", right);
    }

    private static List<String> names(Pane pane) {
        List<String> names = new ArrayList<>();
        Table table = rows(pane);
        for (int i = 0; i < table.getItemCount(); i++) {
            names.add(table.getItem(i).getText(0));
        }
        return names;
    }

    private static String name(Path path) {
        return path.toString().replace('\\', '/').replaceFirst("^([^/])", "/$1");
    }

    private Pane leftPane(RunningWorkbench workbench) {
        return workbench.pane(Pane.Side.LEFT, name(Path.of(left)));
    }

    private Pane rightPane(RunningWorkbench workbench) {
        return workbench.pane(Pane.Side.RIGHT, name(Path.of(right)));
    }

    @Test
    void theWindowHasTwoPanesTransfersAndLog() throws Exception {
        run(workbench -> {
            assertEquals(List.of("..", "css", "index.html"), names(leftPane(workbench)));
            assertEquals(List.of(".."), names(rightPane(workbench)));
            assertTrue(rightPane(workbench).content().empty());
            List<MPart> parts = workbench.get(EModelService.class).findElements(workbench.window(), null, MPart.class);
            assertEquals(List.of("Left pane", "Right pane", "Synchronise", "Transfers", "Log", "Connection"),
                    parts.stream().map(MPart::getLocalizedLabel).toList());
            List.of(0, 1, 3).forEach(i -> assertTrue(parts.get(i).getObject() != null, parts.get(i).getElementId()));
            assertTrue(parts.get(2).getObject() == null, "made when it is first shown");
        });
    }

    @Test
    void aWindowThatIsClosedHearsOfNoOtherWindow() throws Exception {
        run(workbench -> leftPane(workbench));
        Shell later = Screen.shell();
        later.notifyListeners(SWT.Activate, new Event());
        assertFalse(later.isDisposed());
        later.dispose();
    }

    @Test
    void keysWork() throws Exception {
        run(workbench -> {
            Pane pane = leftPane(workbench);
            Pane other = rightPane(workbench);
            Panes panes = workbench.get(Panes.class);
            panes.activate(pane);
            pane.view().focus();
            Screen.until(() -> rows(pane).isFocusControl());
            press(rows(pane), 'h', (char) 8, SWT.CTRL);
            Screen.until(() -> names(pane).contains(".htaccess"));
            press(rows(pane), 'h', (char) 8, SWT.CTRL);
            Screen.until(() -> !names(pane).contains(".htaccess"));
            pane.select(Set.of("css"));
            press(rows(pane), SWT.CR, SWT.CR, 0);
            Screen.until(() -> shows(pane, name(Path.of(left, "css"))));
            press(rows(pane), SWT.BS, SWT.BS, 0);
            Screen.until(() -> shows(pane, name(Path.of(left))));
            assertEquals(List.of("css"), pane.selected().stream().map(row -> row.name()).toList());
            press(rows(pane), SWT.ARROW_LEFT, (char) 0, SWT.ALT);
            Screen.until(() -> shows(pane, name(Path.of(left, "css"))));
            press(rows(pane), SWT.ARROW_RIGHT, (char) 0, SWT.ALT);
            Screen.until(() -> shows(pane, name(Path.of(left))));
            press(rows(pane), 'a', (char) 1, SWT.CTRL);
            assertEquals(2, pane.selected().size());
            press(rows(pane), SWT.F5, (char) 0, 0);
            Screen.until(() -> names(other).equals(List.of("..", "css", "index.html")));
            assertEquals("a", Files.readString(Path.of(right, "css/site.css")));
            rows(pane).traverse(SWT.TRAVERSE_TAB_NEXT);
            assertSame(other, panes.active().orElseThrow());
            press(rows(other), 'l', (char) 12, SWT.CTRL);
            assertTrue(rows(pane).getDisplay().getFocusControl() instanceof Text field
                    && field.getText().equals(right));
        });
    }

    /** As when a password is asked for at the start, before the folders are there. */
    @Test
    void whenWhatHadTheKeyboardIsGoneBehindADialogThePaneGetsIt() throws Exception {
        run(workbench -> {
            Pane pane = leftPane(workbench);
            pane.view().focus();
            Shell window = rows(pane).getShell();
            Text gone = new Text(window, SWT.NONE);
            assertTrue(gone.setFocus());
            Shell dialog = new Shell(window, SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL);
            dialog.setSize(200, 100);
            dialog.open();
            Screen.until(() -> dialog.getDisplay().getActiveShell() == dialog);
            gone.dispose();
            dialog.dispose();
            Screen.until(() -> rows(pane).isFocusControl());
        });
    }

    @Test
    void markingKeepsTheSelectionWhileTheCursorMoves() throws Exception {
        run(workbench -> {
            Pane pane = leftPane(workbench);
            pane.view().focus();
            pane.select(Set.of("css"));
            press(rows(pane), SWT.INSERT, (char) 0, 0);
            press(rows(pane), SWT.ARROW_UP, (char) 0, 0);
            press(rows(pane), SWT.ARROW_DOWN, (char) 0, 0);
            assertEquals(List.of("css"), pane.selected().stream().map(row -> row.name()).toList());
            press(rows(pane), ' ', ' ', 0);
            assertEquals(List.of("css", "index.html"), pane.selected().stream().map(row -> row.name()).toList());
        });
    }

    @Test
    void theSelectionIsKeptByNameOverARefresh() throws Exception {
        run(workbench -> {
            Pane pane = leftPane(workbench);
            pane.select(Set.of("index.html"));
            Files.writeString(Path.of(left, "about.html"), "d");
            pane.refresh();
            Screen.until(() -> names(pane).contains("about.html"));
            assertEquals(List.of("index.html"), pane.selected().stream().map(row -> row.name()).toList());
        });
    }

    @Test
    void whatIsTypedFilters() throws Exception {
        run(workbench -> {
            Pane pane = leftPane(workbench);
            pane.view().focus();
            press(rows(pane), 'i', 'i', 0);
            Screen.until(() -> names(pane).equals(List.of("..", "index.html")));
            pane.filter("nothing like it");
            Screen.until(() -> names(pane).equals(List.of("..")));
            press(rows(pane), SWT.ESC, SWT.ESC, 0);
            Screen.until(() -> names(pane).size() == 3);
        });
    }

    @Test
    void aFolderThatIsNotThereSaysSoAndCanBeTriedAgain() throws Exception {
        run(workbench -> {
            Pane pane = leftPane(workbench);
            pane.go("later");
            Screen.until(() -> pane.content().state() instanceof PaneState.Failed);
            assertFalse(pane.usable());
            Files.createDirectory(Path.of(left, "later"));
            pane.retry();
            Screen.until(() -> shows(pane, name(Path.of(left, "later"))));
        });
    }

    /** GTK takes microseconds a row, so a table that gets all of them at once holds the window up. */
    @Test
    void aHundredThousandRowsComeInSlices() throws Exception {
        int many = 100_000;
        MemoryVolume volume = new MemoryVolume("local");
        for (int i = 0; i < many; i++) {
            volume.file("/many/f" + i, i);
        }
        run(workbench -> {
            Pane pane = leftPane(workbench);
            List<Integer> counts = new ArrayList<>();
            pane.onChange(content -> {
                if (content.rows().size() > many) {
                    counts.add(rows(pane).getItemCount());
                }
            });
            pane.open(Destination.of(new Location(volume, VolumePath.parse("/many"))));
            long[] longest = {0, System.nanoTime()};
            Screen.until(() -> {
                longest[0] = Math.max(longest[0], System.nanoTime() - longest[1]);
                longest[1] = System.nanoTime();
                return rows(pane).getItemCount() == many + 1;
            });
            System.out.println("100,000 rows: longest gap between two events " + longest[0] / 1_000_000 + " ms");
            assertTrue(counts.get(0) < 10_000, counts.toString());
            Table big = rows(pane);
            pane.open(Destination.of(new Location(volume, VolumePath.ROOT)));
            Screen.until(() -> shows(pane, "/"));
            assertTrue(big.isDisposed());
            assertEquals(List.of("many"), names(pane));
        });
    }
}
