package io.portside.ui.sync.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portside.engine.sync.rule.DeletionPolicy;
import io.portside.engine.sync.rule.SyncMode;
import io.portside.ui.Screen;
import io.portside.ui.sync.pair.PairForm.Field;

class PairEditorTest {
    private final Pairs.Book book = new Pairs.Book();
    private Shell window;
    private PairEditor editor;

    @BeforeEach
    void begin() {
        window = Screen.shell();
    }

    @AfterEach
    void close() {
        Screen.closeAll();
    }

    private void open() {
        editor = PairEditor.edit(window, book, Pairs.shelf(Pairs.web(), Pairs.special()), Pairs.special());
        editor.setBlockOnOpen(false);
        editor.open();
    }

    private Button button(String text) {
        return Screen.button(editor.getShell(), text);
    }

    @Test
    void whatIsShownIsWhatIsSaved() {
        open();
        assertTrue(editor.getErrorMessage() == null);
        Screen.press(button("Save"));
        Screen.until(() -> editor.saved().isPresent());
        assertEquals(List.of(Pairs.special()), book.pairs);
        assertFalse(editor.saved().get().compare());
        assertTrue(editor.getShell() == null);
    }

    @Test
    void faultsAreToldInWordsOnTheirTab() {
        open();
        editor.fields().text(Field.LARGEST).setText("big");
        assertTrue(editor.getErrorMessage().contains("500 KB"));
        assertTrue(editor.fields().tabs().getItem(1).getText().startsWith("\u26a0"));
        assertFalse(button("Save").isEnabled() || button("Save and compare").isEnabled());
        editor.fields().text(Field.LARGEST).setText("");
        assertTrue(button("Save").isEnabled());
        editor.fields().text(Field.NAME).setText("web site");
        assertTrue(editor.getErrorMessage().contains("Another pair"));
    }

    @Test
    void aBackupKeepsVersions() {
        open();
        editor.fields().mode().select(SyncMode.BACKUP_RIGHT.ordinal());
        editor.fields().mode().notifyListeners(SWT.Selection, new Event());
        assertFalse(editor.fields().deletion().isEnabled());
        assertEquals(DeletionPolicy.VERSIONS.ordinal(), editor.fields().deletion().getSelectionIndex());
        assertTrue(Screen.says(editor.getShell(), "stays there as an old version"));
    }

    @Test
    void aFullDiskLosesNothingThatWasTyped() {
        book.full = true;
        open();
        editor.fields().text(Field.NAME).setText("New name");
        Screen.press(button("Save and compare"));
        Screen.until(() -> editor.getErrorMessage() != null);
        assertEquals("New name", editor.fields().text(Field.NAME).getText());
        book.full = false;
        Screen.press(button("Save and compare"));
        Screen.until(() -> editor.saved().isPresent());
        assertTrue(editor.saved().get().compare());
        assertEquals("New name", book.pairs.get(0).name());
    }

    @Test
    void noMnemonicIsTakenTwiceOnATab() {
        open();
        for (Control page : editor.fields().tabs().getChildren()) {
            Map<Character, String> seen = new HashMap<>();
            for (String text : texts((Composite) page)) {
                int at = text.indexOf('&');
                if (at >= 0) {
                    String before = seen.put(Character.toLowerCase(text.charAt(at + 1)), text);
                    assertTrue(before == null, before + " and " + text);
                }
            }
        }
    }

    private static List<String> texts(Composite parent) {
        List<String> texts = new ArrayList<>();
        for (Control child : parent.getChildren()) {
            if (child instanceof Label label) {
                texts.add(label.getText());
            } else if (child instanceof Button button) {
                texts.add(button.getText());
            } else if (child instanceof Composite inner) {
                texts.addAll(texts(inner));
            }
        }
        return texts;
    }
}
