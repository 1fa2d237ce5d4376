package io.portside.ui.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.ui.Screen;
import io.portside.ui.Values;

class SitesDialogTest {
    private final FakeBook book = new FakeBook();
    private SitesDialog dialog;
    private Shell shell;
    private Shell window;

    @BeforeEach
    void open() {
        window = Screen.shell();
        book.sites.put("demo", Values.site("demo", "Demo site", "127.0.0.1"));
        book.demos.add("demo");
        book.sites.put("1", Values.site("1", "Shop", "ftp.example.org"));
        book.sites.put("2", Values.site("2", "Choir", "ftp.choir.example"));
    }

    @AfterEach
    void close() {
        Screen.closeAll();
    }

    private void show() {
        dialog = new SitesDialog(window, book);
        dialog.setBlockOnOpen(false);
        dialog.open();
        shell = dialog.getShell();
        Screen.until(() -> dialog.table().getItemCount() > 0);
    }

    private void select(int row) {
        dialog.table().setSelection(row);
        dialog.table().notifyListeners(SWT.Selection, new Event());
    }

    @Test
    void demoSitesComeFirstMarkedAndReadOnly() {
        show();
        assertEquals("Demo site (demo)", dialog.table().getItem(0).getText(0));
        assertEquals("Shop", dialog.table().getItem(1).getText(0));
        assertFalse(Screen.button(shell, "Edit\u2026").isEnabled());
        assertFalse(Screen.button(shell, "Delete\u2026").isEnabled());
        assertTrue(Screen.button(shell, "Duplicate\u2026").isEnabled());
        select(1);
        assertTrue(Screen.button(shell, "Edit\u2026").isEnabled());
    }

    @Test
    void pairsOfASiteAreCountedAndShown() {
        book.pairs.put("1", List.of("Pictures", "Web site"));
        show();
        assertEquals("", dialog.table().getItem(0).getText(3));
        select(1);
        assertEquals("2", dialog.table().getItem(1).getText(3));
        assertTrue(Screen.says(shell, "Folder pairs with this site: Pictures, Web site"));
        Screen.press(Screen.button(shell, "Folder pairs\u2026"));
        assertTrue(shell.isDisposed());
        assertEquals("Shop", dialog.pairsOf().orElseThrow().name());
        assertTrue(dialog.chosen().isEmpty());
    }

    @Test
    void searchFindsByEveryWord() {
        show();
        dialog.search().setText("CHOIR web");
        assertEquals(1, dialog.table().getItemCount());
        assertEquals("Choir", dialog.table().getItem(0).getText(0));
        dialog.search().setText("nowhere");
        assertEquals(0, dialog.table().getItemCount());
        assertFalse(Screen.button(shell, "Connect").isEnabled());
        assertTrue(Screen.says(shell, "nowhere"));
    }

    @Test
    void enterConnects() {
        show();
        select(2);
        dialog.table().notifyListeners(SWT.DefaultSelection, new Event());
        assertTrue(shell.isDisposed());
        assertEquals(Optional.of(book.sites.get("2")), dialog.chosen());
    }

    @Test
    void deletingAsksAndTakesThePasswordAlong() {
        book.passwords.put("1", "s3cret");
        show();
        select(1);
        Screen.Opened first = Screen.whenOpened("Delete Site", question -> {
            assertEquals("Cancel", question.getDefaultButton().getText().replace("&", ""));
            Screen.press(Screen.button(question, "Cancel"));
        });
        Screen.press(Screen.button(shell, "Delete\u2026"));
        first.check();
        assertEquals(3, book.sites.size());
        Screen.Opened second = Screen.whenOpened("Delete Site",
                question -> Screen.press(Screen.button(question, "Delete")));
        Screen.press(Screen.button(shell, "Delete\u2026"));
        second.check();
        Screen.until(() -> dialog.table().getItemCount() == 2);
        assertFalse(book.sites.containsKey("1"));
        assertTrue(book.passwords.isEmpty());
    }

    @Test
    void duplicatingOpensTheEditorOnACopy() {
        show();
        select(1);
        Screen.Opened opened = Screen.whenOpened("New Site", editor -> {
            assertEquals("Shop (copy)",
                    Screen.find(editor, Text.class, text -> text.getText().startsWith("Shop")).getText());
            Screen.press(Screen.button(editor, "Save"));
        });
        Screen.press(Screen.button(shell, "Duplicate\u2026"));
        opened.check();
        Screen.until(() -> dialog.table().getItemCount() == 4);
        assertEquals("Shop (copy)", dialog.table().getSelection()[0].getText(0));
    }

    @Test
    void aDamagedFileIsShownWithItsProblemAndCanBeRestored() {
        book.damaged.add(Problem.of(ProblemKind.PROFILE_DAMAGED, "json", "/sites/x.json", "Old shop"));
        show();
        select(3);
        assertTrue(Screen.says(shell, "/sites/x.json cannot be read"));
        assertFalse(Screen.button(shell, "Connect").isEnabled());
        Screen.press(Screen.button(shell, "Restore"));
        Screen.until(
                () -> dialog.table().getItemCount() == 4 && dialog.table().getItem(3).getText().equals("Restored"));
    }

    @Test
    void aSlowDiskLeavesTheWindowAlive() {
        book.gate = new CountDownLatch(1);
        dialog = new SitesDialog(window, book);
        dialog.setBlockOnOpen(false);
        dialog.open();
        Screen.spin(Screen.display());
        assertEquals(0, dialog.table().getItemCount());
        assertTrue(Screen.says(dialog.getShell(), "Reading"));
        book.gate.countDown();
        Screen.until(() -> dialog.table().getItemCount() == 3);
    }

    @Test
    void thousandsOfSites() {
        IntStream.range(0, 5_000).forEach(i -> book.sites.put("s" + i, Values.site("s" + i, "Site " + i, "h" + i)));
        show();
        assertEquals(5_003, dialog.table().getItemCount());
        dialog.search().setText("h4999");
        assertEquals("Site 4999", dialog.table().getItem(0).getText(0));
    }
}
