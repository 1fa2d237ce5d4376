package io.portside.ui.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portside.engine.profile.Site;
import io.portside.ui.Screen;
import io.portside.ui.Values;
import io.portside.ui.sites.SiteForm.Field;

class SiteEditorTest {
    private final FakeBook book = new FakeBook();
    private final Site shop = Values.site("1", "Shop", "ftp.example.org");
    private Shell window;

    @BeforeEach
    void open() {
        window = Screen.shell();
    }

    @AfterEach
    void close() {
        Screen.closeAll();
    }

    private static Shell show(SiteEditor editor) {
        editor.setBlockOnOpen(false);
        editor.open();
        return editor.getShell();
    }

    private static Button save(Shell shell) {
        return Screen.button(shell, "Save");
    }

    @Test
    void saveWaitsForAValidSite() {
        SiteEditor editor = SiteEditor.create(window, book, SiteForm.empty());
        Shell shell = show(editor);
        assertFalse(save(shell).isEnabled());
        assertNull(editor.getErrorMessage(), "an empty form is no mistake yet");
        editor.fields().text(Field.HOST).setText("ftp.example.org");
        assertTrue(save(shell).isEnabled());
        editor.fields().text(Field.PORT).setText("70000");
        assertFalse(save(shell).isEnabled());
        assertEquals("The port must be a number from 1 to 65535.", editor.getErrorMessage());
        editor.fields().text(Field.PORT).setText("2121");
        assertNull(editor.getErrorMessage());
        Screen.press(save(shell));
        Screen.until(shell::isDisposed);
        Site saved = editor.saved().orElseThrow();
        assertEquals(2121, saved.port());
        assertEquals("ftp.example.org", saved.name());
        assertEquals(Map.of(saved.id(), saved), book.sites);
        assertEquals(Map.of(), book.passwords);
    }

    @Test
    void aPastedUrlFillsTheFields() {
        SiteEditor editor = SiteEditor.create(window, book, SiteForm.empty());
        Shell shell = show(editor);
        editor.fields().text(Field.HOST).insert("ftp://web:s3c%40ret@ftp.example.org:2121/www");
        assertEquals("ftp.example.org", editor.fields().text(Field.HOST).getText());
        assertEquals("2121", editor.fields().text(Field.PORT).getText());
        assertEquals("web", editor.fields().text(Field.USER).getText());
        assertEquals("/www", editor.fields().text(Field.REMOTE_FOLDER).getText());
        assertEquals("s3c@ret", new String(editor.fields().password().password()));
        assertTrue(editor.fields().savePassword().getSelection());
        Screen.press(save(shell));
        Screen.until(shell::isDisposed);
        assertEquals("s3c@ret", book.passwords.get(editor.saved().orElseThrow().id()));
        assertFalse(editor.saved().orElseThrow().toString().contains("s3c"));
    }

    @Test
    void aUrlOfAnotherProtocolIsRefused() {
        SiteEditor editor = SiteEditor.create(window, book, SiteForm.empty());
        Shell shell = show(editor);
        editor.fields().text(Field.HOST).insert("sftp://ftp.example.org");
        assertTrue(editor.getErrorMessage().contains("sftp://"), editor.getErrorMessage());
        assertFalse(save(shell).isEnabled());
        editor.fields().text(Field.HOST).setText("ftp.example.org");
        assertNull(editor.getErrorMessage());
    }

    @Test
    void aFailedSaveLosesNothing() {
        book.sites.put("1", shop);
        SiteEditor editor = SiteEditor.edit(window, book, shop);
        Shell shell = show(editor);
        editor.fields().text(Field.NAME).setText("Shop 2");
        editor.fields().password().text().setText("new");
        book.failing = true;
        Screen.press(save(shell));
        Screen.until(() -> editor.getErrorMessage() != null);
        assertTrue(editor.getErrorMessage().contains("full"), editor.getErrorMessage());
        assertEquals("Shop 2", editor.fields().text(Field.NAME).getText());
        book.failing = false;
        Screen.press(save(shell));
        Screen.until(shell::isDisposed);
        assertEquals("Shop 2", book.sites.get("1").name());
        assertEquals("new", book.passwords.get("1"));
    }

    @Test
    void aSavedPasswordIsShownAsSavedButNotLoaded() {
        book.sites.put("1", shop);
        book.passwords.put("1", "s3cret");
        SiteEditor editor = SiteEditor.edit(window, book, shop);
        Shell shell = show(editor);
        Screen.until(() -> editor.fields().savePassword().getSelection());
        assertEquals("", editor.fields().password().text().getText());
        assertTrue(editor.fields().password().text().getMessage().startsWith("saved"));
        editor.fields().text(Field.NAME).setText("Other name");
        Screen.press(save(shell));
        Screen.until(shell::isDisposed);
        assertEquals("s3cret", book.passwords.get("1"), "left as it was");
    }

    @Test
    void untickingForgetsThePassword() {
        book.sites.put("1", shop);
        book.passwords.put("1", "s3cret");
        SiteEditor editor = SiteEditor.edit(window, book, shop);
        Shell shell = show(editor);
        Screen.until(() -> editor.fields().savePassword().getSelection());
        Screen.press(editor.fields().savePassword());
        Screen.press(save(shell));
        Screen.until(shell::isDisposed);
        assertEquals(Map.of(), book.passwords);
    }

    @Test
    void aPasswordThatCouldOnlyBeKeptForNowIsTold() {
        book.sites.put("1", shop);
        book.persistent = false;
        SiteEditor editor = SiteEditor.edit(window, book, shop);
        Shell shell = show(editor);
        editor.fields().password().text().setText("new");
        Screen.press(save(shell));
        Screen.until(() -> editor.saved().isPresent());
        assertFalse(shell.isDisposed());
        assertTrue(editor.getMessage().contains("until the program ends"), editor.getMessage());
    }

    @Test
    void theWindowLivesWhileTheDiskIsSlow() {
        book.sites.put("1", shop);
        SiteEditor editor = SiteEditor.edit(window, book, shop);
        Shell shell = show(editor);
        book.gate = new CountDownLatch(1);
        Screen.press(save(shell));
        Screen.spin(Screen.display());
        assertFalse(save(shell).isEnabled(), "not twice");
        shell.close();
        assertFalse(shell.isDisposed(), "what is being saved is not left alone");
        book.gate.countDown();
        Screen.until(shell::isDisposed);
    }

    @Test
    void settingsOfAModeThatIsNotUsedCannotBeTyped() {
        SiteEditor editor = SiteEditor.edit(window, book, shop);
        show(editor);
        editor.fields().policy().select(2);
        Screen.press(editor.fields().policy());
        assertFalse(editor.fields().text(Field.ACTIVE_PORTS).isEnabled());
        editor.fields().policy().select(0);
        Screen.press(editor.fields().policy());
        assertTrue(editor.fields().text(Field.ACTIVE_PORTS).isEnabled());
    }
}
