package io.portside.ui.model;

import static io.portside.ui.model.RunningWorkbench.press;
import static io.portside.ui.model.RunningWorkbench.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.portside.engine.PortsideEngine;
import io.portside.engine.sync.Synchroniser;
import io.portside.engine.sync.rule.SyncEnd;
import io.portside.engine.sync.rule.SyncPair;
import io.portside.engine.sync.rule.SyncRules;
import io.portside.ui.Screen;
import io.portside.ui.pane.Pane;
import io.portside.ui.pane.Panes;
import io.portside.ui.sync.SyncDesk;
import io.portside.ui.sync.SyncState;

/** Two local folders synchronised in the real window by the real engine, by its keys. */
class SyncWorkbenchTest {
    @TempDir
    Path folder;
    private Path left;
    private Path right;

    @BeforeEach
    void files() throws IOException {
        left = Files.createDirectories(folder.toRealPath().resolve("web"));
        right = Files.createDirectory(folder.toRealPath().resolve("server"));
        Files.createDirectory(left.resolve("css"));
        Files.writeString(left.resolve("css/site.css"), "a");
        Files.writeString(left.resolve("index.html"), "b");
        Files.writeString(right.resolve("guestbook.txt"), "c");
    }

    @AfterEach
    void close() {
        Screen.closeAll();
    }

    private static String name(Path path) {
        return path.toString().replace('\\', '/').replaceFirst("^([^/])", "/$1");
    }

    private static Table visible(RunningWorkbench workbench) {
        return Screen.find((Shell) workbench.window().getWidget(), Table.class, Table::isVisible);
    }

    @Test
    @SuppressWarnings("resource")
    void f9ComparesAndRunsAndUndoes() throws Exception {
        RunningWorkbench.run(workbench -> {
            Pane pane = workbench.pane(Pane.Side.LEFT, name(left));
            workbench.pane(Pane.Side.RIGHT, name(right));
            Synchroniser engine = workbench.get(PortsideEngine.class).synchroniser();
            for (SyncPair old : engine.pairs().all()) {
                engine.pairs().delete(old.id());
            }
            // The editor is tried elsewhere: e4 watches for dialogs all over the display, also for windows of earlier tests.
            engine.pairs().save(SyncPair.of("Web", new SyncEnd(SyncEnd.LOCAL, name(left)),
                    new SyncEnd(SyncEnd.LOCAL, name(right)), SyncRules.DEFAULT));
            SyncDesk desk = workbench.get(SyncDesk.class);
            Panes panes = workbench.get(Panes.class);
            panes.activate(pane);
            pane.view().focus();
            press(rows(pane), SWT.F9, (char) 0, 0);
            Screen.until(() -> desk.session().state() instanceof SyncState.Preview);
            assertTrue(desk.shown() && panes.active().isEmpty());
            assertFalse(rows(pane).isVisible());
            assertEquals(4, visible(workbench).getItemCount());
            assertFalse(Files.exists(right.resolve("index.html")));
            press(visible(workbench), SWT.CR, SWT.CR, SWT.CTRL);
            Screen.until(() -> desk.session().state() instanceof SyncState.Finished);
            assertEquals("a", Files.readString(right.resolve("css/site.css")));
            assertEquals("b", Files.readString(right.resolve("index.html")));
            assertEquals("c", Files.readString(left.resolve("guestbook.txt")));

            press(visible(workbench), 'r', (char) 18, SWT.CTRL);
            Screen.until(() -> desk.session().state() instanceof SyncState.Preview);
            SyncState.Preview same = (SyncState.Preview) desk.session().state();
            assertEquals(List.of(), same.plan().items());
            assertEquals(3, same.plan().unchanged());

            SyncPair pair = same.pair();
            desk.session().planUndo(pair, engine.history(pair.id()).get(0).id());
            Screen.until(() -> desk.session().state() instanceof SyncState.Preview undo && undo.undoOf().isPresent());
            desk.session().run();
            Screen.until(() -> desk.session().state() instanceof SyncState.Finished);
            assertFalse(Files.exists(right.resolve("index.html")) || Files.exists(left.resolve("guestbook.txt")));
            assertEquals("c", Files.readString(right.resolve("guestbook.txt")));

            press(visible(workbench), 'y', (char) 25, SWT.CTRL);
            Screen.until(() -> rows(pane).isVisible());
            assertTrue(panes.active().isPresent() && !desk.shown());
            press(rows(pane), 'y', (char) 25, SWT.CTRL);
            Screen.until(() -> !rows(pane).isVisible());
        }, "-left", left.toString(), "-right", right.toString());
    }
}
