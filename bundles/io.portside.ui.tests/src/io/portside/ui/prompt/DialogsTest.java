package io.portside.ui.prompt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.portside.engine.files.Entry;
import io.portside.engine.problem.Problem;
import io.portside.engine.problem.ProblemKind;
import io.portside.engine.secret.MasterPasswordPrompt.Reason;
import io.portside.engine.transfer.ExistsPrompt;
import io.portside.engine.transfer.ExistsPrompt.Choice;
import io.portside.ui.Screen;
import io.portside.ui.Values;

class DialogsTest {
    private Shell parent;

    @BeforeEach
    void open() {
        parent = Screen.shell();
    }

    @AfterEach
    void close() {
        Screen.closeAll();
    }

    private static Shell show(Window dialog) {
        dialog.setBlockOnOpen(false);
        dialog.open();
        return dialog.getShell();
    }

    @Test
    void aNameMustBePossible() {
        NameDialog dialog = NameDialog.rename(parent, "photo.jpg", false, new NameRules(Set.of("b.jpg"), false));
        Shell shell = show(dialog);
        Text field = Screen.find(shell, Text.class, text -> true);
        Button ok = Screen.button(shell, "OK");
        assertEquals("photo", field.getSelectionText(), "the extension is not selected");
        assertTrue(ok.isEnabled());
        field.setText("b.jpg");
        assertFalse(ok.isEnabled());
        assertTrue(Screen.says(shell, "b.jpg already exists"));
        field.setText("");
        assertFalse(ok.isEnabled());
        field.setText("c & d.jpg");
        assertTrue(ok.isEnabled());
        Screen.press(ok);
        assertTrue(shell.isDisposed());
    }

    @Test
    void deletingNamesWhatGoes() {
        assertTrue(DeleteDialog.message(Values.location("Shop", "/www"), List.of(Values.folder("img")))
                .startsWith("Delete the folder img?"));
        List<Entry> many = IntStream.range(0, 1000).mapToObj(i -> Values.file("f" + i, 1, "2026-01-01T00:00:00Z"))
                .toList();
        String text = DeleteDialog.message(Values.location("Shop", "/www"), many);
        assertTrue(text.contains("1,000") || text.contains("1000"), text);
        assertTrue(text.lines().count() < 16, text);
        assertFalse(text.contains("Folders"), text);
        Shell shell = show(new DeleteDialog(parent, Values.location("Shop", "/www"), many));
        assertNotNull(Screen.button(shell, "Delete"));
        assertNotNull(Screen.button(shell, "Cancel"));
    }

    @Test
    void aProblemIsExplainedAndItsDetailsUnfold() {
        Problem problem = Problem.of(ProblemKind.LOGIN_REFUSED, "reply 530 to PASS", "530 Login incorrect.");
        Shell shell = show(new ProblemDialog(parent, problem));
        assertEquals("Login refused", shell.getText());
        assertTrue(Screen.says(shell, "530 Login incorrect."));
        Text details = Screen.find(shell, Text.class, text -> true);
        assertFalse(details.isVisible());
        int before = shell.getSize().y;
        Screen.press(Screen.button(shell, "Details >>"));
        assertTrue(details.isVisible());
        assertTrue(details.getText().contains("reply 530 to PASS"));
        assertTrue(shell.getSize().y > before);
        Screen.press(Screen.button(shell, "Copy"));
        Clipboard clipboard = new Clipboard(shell.getDisplay());
        String copied = (String) clipboard.getContents(TextTransfer.getInstance());
        clipboard.dispose();
        assertTrue(copied.contains("Check both") && copied.contains("reply 530 to PASS"), copied);
    }

    @Test
    void bothFilesAreShownAndTheHarmlessChoiceIsPreselected() {
        ExistsDialog dialog = new ExistsDialog(parent, question(true));
        Shell shell = show(dialog);
        assertTrue(Screen.says(shell, "The file to be copied is older. It is larger."));
        assertTrue(Screen.button(shell, "Skip, leave everything as it is").getSelection());
        Button forAll = Screen.find(shell, Button.class, b -> b.getText().contains("all of this"));
        assertTrue(forAll.isEnabled());
        Screen.press(forAll);
        Screen.press(Screen.button(shell, "Skip, leave everything as it is"));
        Screen.press(Screen.button(shell, "Continue"));
        assertEquals(Optional.of(new ExistsPrompt.Answer(Choice.SKIP, true)), dialog.answer());
    }

    @Test
    void closingTheQuestionCancelsTheTransfer() {
        ExistsDialog dialog = new ExistsDialog(parent, question(false));
        Shell shell = show(dialog);
        assertFalse(Screen.find(shell, Button.class, b -> b.getText().contains("all of this")).isEnabled());
        shell.close();
        assertEquals(Optional.empty(), dialog.answer());
    }

    @Test
    void theMasterPasswordIsTypedTwice() {
        MasterPasswordDialog dialog = new MasterPasswordDialog(parent, Reason.CREATE);
        Shell shell = show(dialog);
        Button ok = Screen.button(shell, "OK");
        Text first = Screen.find(shell, Text.class, text -> true);
        Text second = Screen.find(shell, Text.class, text -> text != first);
        assertFalse(ok.isEnabled());
        first.setText("one");
        assertFalse(ok.isEnabled());
        second.setText("two");
        assertTrue(Screen.says(shell, "differ"));
        second.setText("one");
        assertTrue(ok.isEnabled());
        Screen.press(ok);
        assertArrayEquals("one".toCharArray(), dialog.answer().orElseThrow());
    }

    @Test
    void aPasswordIsHiddenUntilItIsToBeShown() {
        PasswordDialog dialog = PasswordDialog.ofSite(parent, Values.site("1", "Shop", "ftp.example.org"),
                Optional.of("530 Login incorrect."));
        Shell shell = show(dialog);
        assertEquals("Log in to Shop", shell.getText());
        assertTrue(Screen.says(shell, "530 Login incorrect."));
        Text field = Screen.find(shell, Text.class, text -> true);
        assertTrue(field.getEchoChar() != 0);
        Screen.press(Screen.button(shell, "Show"));
        assertEquals(0, field.getEchoChar());
        field.setText("s3cret");
        Screen.press(Screen.button(shell, "Save password"));
        Screen.press(Screen.button(shell, "Log in"));
        assertArrayEquals("s3cret".toCharArray(), dialog.answer().orElseThrow().password());
        assertTrue(dialog.answer().orElseThrow().remember());
    }

    private static ExistsPrompt.Question question(boolean more) {
        return new ExistsPrompt.Question(Values.location("This computer", "/home/me/a & b.txt"),
                Values.file("a & b.txt", 20, "2026-01-01T00:00:00Z"), Values.location("Shop", "/www/a & b.txt"),
                Values.file("a & b.txt", 10, "2026-01-02T00:00:00Z"), more);
    }
}
